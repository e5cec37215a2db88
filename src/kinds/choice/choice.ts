import { type FieldWords, field } from '../../kernel/field.ts'
import type { Kind, Option } from '../../kernel/kind.ts'
import { known, optionOf, optionsOf, pick, pickWritten } from '../../kernel/options.ts'
import { cellText } from '../../kernel/take.ts'

/** One of a field's own options, kept by id; labels may be renamed at any time. */
export const choiceKind: Kind<string> = {
  name: 'choice',
  sql: () => 'text',
  schema: (field) => ({ type: 'string', enum: optionsOf(field).map((option) => option.id) }),
  parse: pick,
  read: (cell, field) => pickWritten(cellText(cell), field),
  operand: (input, _op, field) => known(input, field),
  print: (value, field, lang) => optionOf(value, field)?.label[lang] ?? value,
  words: (value, field) => {
    const option = optionOf(value, field)
    return option ? [option.label.zh, option.label.en] : []
  },
  ops: ['eq', 'ne', 'in', 'notIn', 'empty', 'notEmpty'],
  sorts: 'plain',
  holds: 'one',
  groups: 'value',
  examples: { good: [], bad: ['no such option', 5, true, ['a'], {}, 'a\u0000', '__proto__'] },
}

const withExamples = (options: readonly Option[]): Kind<string> => ({
  ...choiceKind,
  examples: { ...choiceKind.examples, good: options.map((option) => option.id) },
})

/** A field of one option; the row's type is the union of the option ids. */
export const choice = <const O extends readonly Option[], const W extends FieldWords>(options: O, words: W) =>
  field<O[number]['id'], W & { readonly options: O }>(withExamples(options) as Kind<O[number]['id']>, { ...words, options })
