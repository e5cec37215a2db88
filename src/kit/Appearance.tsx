import { ConfigProvider } from 'antd'
import type { Locale as AntdLocale } from 'antd/es/locale/index.js'
import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react'
import { type Mode, themeOf } from './theme.ts'
import type { Lang } from './words.ts'

/** What a person picks; `system` follows the machine. */
export type ThemeChoice = Mode | 'system'

type Appearance = { readonly choice: ThemeChoice; readonly mode: Mode; readonly choose: (choice: ThemeChoice) => void }

const AppearanceContext = createContext<Appearance>({ choice: 'system', mode: 'light', choose: () => undefined })
export const useAppearance = (): Appearance => use(AppearanceContext)

const storeKey = 'kexin.theme'
const systemIsDark = () => matchMedia('(prefers-color-scheme: dark)')

/** The texts of antd's own parts. Its types are written for CommonJS, its `es` files are modules: hence the cast. */
async function loadTexts(lang: Lang): Promise<AntdLocale> {
  const file: unknown = lang === 'zh' ? await import('antd/es/locale/zh_CN.js') : await import('antd/es/locale/en_US.js')
  return (file as { default: AntdLocale }).default
}

function readChoice(): ThemeChoice {
  const kept = localStorage.getItem(storeKey)
  return kept === 'light' || kept === 'dark' ? kept : 'system'
}

/** Theme and antd texts for all below. The choice is this browser's, kept in its storage. */
export function AppearanceProvider({ lang, children }: { lang: Lang; children: ReactNode }) {
  const [choice, setChoice] = useState(readChoice)
  const [dark, setDark] = useState(() => systemIsDark().matches)
  const [texts, setTexts] = useState<AntdLocale>()
  const mode: Mode = choice === 'system' ? (dark ? 'dark' : 'light') : choice

  useEffect(() => {
    const query = systemIsDark()
    const follow = () => setDark(query.matches)
    query.addEventListener('change', follow)
    return () => query.removeEventListener('change', follow)
  }, [])
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
  const config = useMemo(() => themeOf(mode), [mode])
  return (
    <AppearanceContext value={appearance}>
      <ConfigProvider theme={config} locale={texts} wave={{ disabled: true }} button={{ autoInsertSpace: false }}>
        {children}
      </ConfigProvider>
    </AppearanceContext>
  )
}
