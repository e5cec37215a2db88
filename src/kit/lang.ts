import { createContext, useContext } from 'react'
import type { Lang, Words } from './words.ts'

export type Locale = { readonly lang: Lang; readonly timeZone: string }

const LocaleContext = createContext<Locale>({ lang: 'zh', timeZone: 'Asia/Shanghai' })
export const LocaleProvider = LocaleContext.Provider

export const useLocale = (): Locale => useContext(LocaleContext)
export const useLang = (): Lang => useLocale().lang

/** Picks the reader's half of a label. */
export function useSay(): (words: Words) => string {
  const lang = useLang()
  return (words) => words[lang]
}
