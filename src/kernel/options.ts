import { fold } from '../lib/text.ts'
import type { Option, Options } from './kind.ts'
import { fill } from './label.ts'
import { bad } from './problem.ts'

/** A field's options as a person writes and reads them: shared by the kinds that let one choose. */

export const optionsOf = (field: Options): readonly Option[] => field.options ?? []
export const optionOf = (id: unknown, field: Options): Option | undefined => optionsOf(field).find((option) => option.id === id)

/** Labels first, then the other words, then ids: what a person sees wins over what a program calls it. */
export function findOption(written: string, options: readonly Option[]): Option | undefined {
  const word = fold(written)
  const says = [(o: Option) => [o.label.zh], (o: Option) => [o.label.en], (o: Option) => o.synonyms ?? [], (o: Option) => [o.id]]
  for (const words of says) {
    const found = options.find((option) => words(option).some((each) => fold(each) === word))
    if (found) return found
  }
  return undefined
}

const mostNamed = 12

/** The trouble of a word that is no option, naming those that are. */
export function noSuchOption(given: unknown, options: readonly Option[]) {
  const rest = options.length > mostNamed ? ' …' : ''
  const named = (lang: 'zh' | 'en', comma: string) =>
    options
      .slice(0, mostNamed)
      .map((option) => option.label[lang])
      .join(comma) + rest
  const shown = typeof given === 'object' ? '…' : String(given).slice(0, 40)
  const zh = fill({ zh: '没有“{shown}”这个选项，请从中选择：{named}', en: '' }, { shown, named: named('zh', '、') }).zh
  const en = fill({ zh: '', en: 'There is no option "{shown}"; choose from: {named}' }, { shown, named: named('en', ', ') }).en
  return bad('option', { zh, en })
}
