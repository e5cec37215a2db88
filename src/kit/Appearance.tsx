import { ConfigProvider } from 'antd'
import type { Locale as AntdLocale } from 'antd/es/locale/index.js'
import { createContext, type ReactNode, use, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { type Mode, themeOf } from './theme.ts'
import type { Lang } from './words.ts'

/** What a person picks; `system` follows the machine. */
export type ThemeChoice = Mode | 'system'

type Appearance = { readonly choice: ThemeChoice; readonly mode: Mode; readonly choose: (choice: ThemeChoice) => void }

const AppearanceContext = createContext<Appearance>({ choice: 'system', mode: 'light', choose: () => undefined })
export const useAppearance = (): Appearance => use(AppearanceContext)

const storeKey = 'kexin.theme'
const darkQuery = '(prefers-color-scheme: dark)'
const phoneQuery = '(max-width: 767px)'

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (tell) => {
      const list = matchMedia(query)
      list.addEventListener('change', tell)
      return () => list.removeEventListener('change', tell)
    },
    () => matchMedia(query).matches,
  )
}

export type AppearanceTexts = AntdLocale

/** The texts of antd's own parts. Its types are written for CommonJS, its `es` files are modules: hence the cast. */
export async function loadTexts(lang: Lang): Promise<AntdLocale> {
  const file: unknown = lang === 'zh' ? await import('antd/es/locale/zh_CN.js') : await import('antd/es/locale/en_US.js')
  return (file as { default: AntdLocale }).default
}

function readChoice(): ThemeChoice {
  const kept = localStorage.getItem(storeKey)
  return kept === 'light' || kept === 'dark' ? kept : 'system'
}

/** Theme and antd texts for all below, the first texts given: texts that came later would draw the whole page again. The choice is this browser's, kept in its storage. */
export function AppearanceProvider({ lang, texts: first, children }: { lang: Lang; texts: AppearanceTexts; children: ReactNode }) {
  const [choice, setChoice] = useState(readChoice)
  const dark = useMedia(darkQuery)
  const isPhone = useMedia(phoneQuery)
  const [texts, setTexts] = useState(first)
  const mode: Mode = choice === 'system' ? (dark ? 'dark' : 'light') : choice

  useEffect(() => {
    let isCurrent = true
    void loadTexts(lang).then((loaded) => isCurrent && setTexts(loaded))
    document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en'
    return () => {
      isCurrent = false
    }
  }, [lang])
  useEffect(() => {
    document.documentElement.dataset.theme = mode
  }, [mode])

  const appearance = useMemo(() => {
    const choose = (next: ThemeChoice) => {
      localStorage.setItem(storeKey, next)
      setChoice(next)
    }
    return { choice, mode, choose }
  }, [choice, mode])
  const config = useMemo(() => themeOf(mode, isPhone), [mode, isPhone])
  return (
    <AppearanceContext value={appearance}>
      <ConfigProvider theme={config} locale={texts} wave={{ disabled: true }} button={{ autoInsertSpace: false }}>
        {children}
      </ConfigProvider>
    </AppearanceContext>
  )
}
