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

/** What several are called: Chinese has no plural, English gives its s to the noun that leads (`Products in use`). */
export const several = ({ zh, en }: Label): Label => ({ zh, en: en.replace(/^.*?(?= (?:in|of) |$)/, severalOf) })

function severalOf(noun: string): string {
  if (noun === 'Person') return 'People'
  // What is not counted, and what is several already.
  if (/(?:information|feedback|mail|points)$/i.test(noun)) return noun
  return /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`
}

/** A label inside an English sentence: `New contact record`. A word of capitals (`URL`) stays as it is, and so does Chinese. */
export const inside = (label: string): string => label.replace(/^\p{Lu}(?=\p{Ll})/u, (first) => first.toLowerCase())
