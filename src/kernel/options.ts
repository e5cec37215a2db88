import { fold } from '../lib/text.ts'
import type { Option, Options } from './kind.ts'
import { fill } from './label.ts'
import { bad, good, type Outcome } from './problem.ts'

/** A field's options as a person writes and reads them: shared by the kinds that let one choose. */

export const optionsOf = (field: Options): readonly Option[] => field.options ?? []
export const optionOf = (id: unknown, field: Options): Option | undefined => optionsOf(field).find((option) => option.id === id)
/** What may be picked: a retired option only where the record holds it already (S0-64). */
export const pickable = (field: Options): readonly Option[] =>
  optionsOf(field).filter((option) => !option.retired || (Array.isArray(field.was) ? field.was.includes(option.id) : field.was === option.id))

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

const retired = (option: Option) => {
  const [zh, en] = [option.label.zh, option.label.en]
  return bad(
    'retired',
    fill({ zh: '选项“{zh}”已停用，不能再选，请另选一个', en: '"{en}" is retired and can be picked no more; please choose another' }, { zh, en }),
  )
}

/** The option picked by id, or why it cannot be. */
export function pick(id: unknown, field: Options): Outcome<string> {
  const option = optionOf(id, field)
  if (!option) return noSuchOption(id, optionsOf(field))
  return pickable(field).includes(option) ? good(option.id) : retired(option)
}

/** The option a sheet's word means, or why it cannot be picked. */
export function pickWritten(written: string, field: Options): Outcome<string> {
  const option = findOption(written, pickable(field)) ?? findOption(written, optionsOf(field))
  return option ? pick(option.id, field) : noSuchOption(written, optionsOf(field))
}

/** Any option there ever was: what a filter may compare with. */
export const known = (id: unknown, field: Options): Outcome<string> => (optionOf(id, field) ? good(id as string) : noSuchOption(id, optionsOf(field)))

/** The trouble of a word that is no option, naming those that are. */
export function noSuchOption(given: unknown, listed: readonly Option[]) {
  const options = listed.filter((option) => !option.retired)
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
