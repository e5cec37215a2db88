/** The two languages the house speaks; a user picks one, the company's own labels carry both. */
export type Lang = 'zh' | 'en'
export const langs: readonly Lang[] = ['zh', 'en']

/** A text a person reads, in both languages. Every label, option and problem is one. */
export type Label = { readonly zh: string; readonly en: string }

export const say = (label: Label, lang: Lang): string => label[lang]

/** Puts values into `{name}` places of both texts; an unknown place stays as it is, so a mistake is seen. */
export function fill(label: Label, values: Record<string, string | number>): Label {
  const put = (text: string) => text.replace(/\{(\w+)\}/g, (place, name) => (name in values ? String(values[name]) : place))
  return { zh: put(label.zh), en: put(label.en) }
}

/** The same word in both languages: codes, names, numbers. */
export const same = (text: string): Label => ({ zh: text, en: text })

/** What several are called: Chinese has no plural, English adds its s. */
export const several = ({ zh, en }: Label): Label => ({ zh, en: en === 'Person' ? 'People' : /[^aeiou]y$/.test(en) ? `${en.slice(0, -1)}ies` : `${en}s` })
