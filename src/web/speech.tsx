import i18next, { type i18n } from 'i18next'
import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react'
import { inside, type Label, type Lang } from '../kernel/label.ts'
import { LocaleProvider } from '../kit/lang.ts'
import { speak } from './api/http.ts'
import type { Words } from './words.zh.ts'

export type WordKey = keyof Words
export type Tell = (key: WordKey, values?: Readonly<Record<string, string | number>>) => string

type Speech = { readonly lang: Lang; readonly t: Tell; readonly say: (label: Label) => string; readonly switchTo: (lang: Lang) => void }

const SpeechContext = createContext<Speech | undefined>(undefined)
const storeKey = 'kexin.lang'

/** The house's words and the reader's language. */
export function useSpeech(): Speech {
  const speech = use(SpeechContext)
  if (!speech) throw new Error('no language chosen above')
  return speech
}

export function firstLang(): Lang {
  const kept = localStorage.getItem(storeKey)
  if (kept === 'zh' || kept === 'en') return kept
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en'
}

async function wordsOf(lang: Lang): Promise<Record<string, string>> {
  if (lang === 'zh') return (await import('./words.zh.ts')).words
  const { words, ones } = await import('./words.en.ts')
  return { ...words, ...Object.fromEntries(Object.entries(ones).map(([key, text]) => [`${key}_one`, text])) }
}

/** A speaker with one language's words; the other's are fetched when somebody turns to it. */
export async function makeSpeaker(lang: Lang): Promise<i18n> {
  const speaker = i18next.createInstance()
  await speaker.init({
    lng: lang,
    resources: { [lang]: { translation: await wordsOf(lang) } },
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false, prefix: '{', suffix: '}' },
  })
  speaker.services.formatter?.add('inside', (label) => inside(String(label)))
  return speaker
}

export function SpeechProvider({ speaker, timeZone, children }: { speaker: i18n; timeZone: string; children: ReactNode }) {
  const [lang, setLang] = useState(speaker.language as Lang)
  const speech = useMemo<Speech>(() => {
    const t = speaker.getFixedT(lang)
    // A list says the same few words for each of its rows.
    const said = new Map<string, string>()
    const plain = (key: string): string => {
      const text = said.get(key) ?? t(key)
      said.set(key, text)
      return text
    }
    return {
      lang,
      t: (key, values) => (values ? t(key, { ...values, ...(typeof values.n === 'number' ? { count: values.n } : {}) }) : plain(key)),
      say: (label) => label[lang],
      switchTo: (next) => void turnTo(speaker, next).then(() => setLang(next)),
    }
  }, [speaker, lang])
  useEffect(() => {
    speak(lang)
    localStorage.setItem(storeKey, lang)
  }, [lang])
  const locale = useMemo(() => ({ lang, timeZone }), [lang, timeZone])
  return (
    <SpeechContext value={speech}>
      <LocaleProvider value={locale}>{children}</LocaleProvider>
    </SpeechContext>
  )
}

async function turnTo(speaker: i18n, lang: Lang): Promise<void> {
  if (!speaker.hasResourceBundle(lang, 'translation')) speaker.addResourceBundle(lang, 'translation', await wordsOf(lang))
  await speaker.changeLanguage(lang)
}
