import { type FieldWords, field } from '../../kernel/field.ts'
import type { Kind, Option, Options } from '../../kernel/kind.ts'
import { say } from '../../kernel/label.ts'
import { good } from '../../kernel/problem.ts'
import { cellText, trouble } from '../../kernel/take.ts'
import { fold } from '../../lib/text.ts'

const notAnOption = { code: 'option', message: { zh: '没有“{given}”这个选项，请从中选一个：{known}', en: 'There is no option "{given}"; choose one of: {known}' } }

const listed = (field: Options): readonly Option[] => field.options ?? []

function refuse(given: string, field: Options) {
  const shown = listed(field).slice(0, 12)
  const known = (lang: 'zh' | 'en', comma: string) => shown.map((o) => o.label[lang]).join(comma) + (shown.length < listed(field).length ? ' …' : '')
  const { zh, en } = notAnOption.message
  const message = { zh: zh.replace('{known}', () => known('zh', '、')), en: en.replace('{known}', () => known('en', ', ')) }
  return trouble({ code: notAnOption.code, message }, { given: given.slice(0, 40) })
}

/** Labels first, then the other words, then ids: what a person sees wins over what a program calls it. */
function findOption(written: string, field: Options): Option | undefined {
  const word = fold(written)
  const says = [(o: Option) => [o.label.zh], (o: Option) => [o.label.en], (o: Option) => o.synonyms ?? [], (o: Option) => [o.id]]
  for (const words of says) {
    const found = listed(field).find((option) => words(option).some((each) => fold(each) === word))
    if (found) return found
  }
  return undefined
}

/** One of a field's own options, kept by id; labels may be renamed at any time. */
export const choiceKind: Kind<string> = {
  name: 'choice',
  sql: () => 'text',
  schema: (field) => ({ type: 'string', enum: listed(field).map((option) => option.id) }),
  parse: (input, field) => (listed(field).some((option) => option.id === input) ? good(input as string) : refuse(String(typeof input === 'object' ? typeof input : input), field)),
  read: (cell, field) => {
    const option = findOption(cellText(cell), field)
    return option ? good(option.id) : refuse(cellText(cell), field)
  },
  print: (value, field, lang) => {
    const option = listed(field).find((each) => each.id === value)
    return option ? say(option.label, lang) : value
  },
  words: (value, field) => {
    const option = listed(field).find((each) => each.id === value)
    return option ? [option.label.zh, option.label.en] : []
  },
  ops: ['eq', 'ne', 'in', 'notIn', 'empty', 'notEmpty'],
  sorts: 'plain',
  holds: 'one',
  examples: { good: [], bad: ['no such option', 5, true, ['a'], {}, 'a\u0000', '__proto__'] },
}

/** A field of one option; the row's type is the union of the option ids. */
export const choice = <const O extends readonly Option[], const W extends FieldWords>(options: O, words: W) =>
  field<O[number]['id'], W & { readonly options: O }>(withExamples(options) as Kind<O[number]['id']>, { ...words, options })

const withExamples = (options: readonly Option[]): Kind<string> => ({ ...choiceKind, examples: { ...choiceKind.examples, good: options.map((option) => option.id) } })
