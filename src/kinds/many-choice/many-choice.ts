import { type FieldWords, field } from '../../kernel/field.ts'
import type { Kind, Option, Options } from '../../kernel/kind.ts'
import { findOption, known, optionOf, optionsOf, pick, pickWritten } from '../../kernel/options.ts'
import { good } from '../../kernel/problem.ts'
import { after, cellText, takeList } from '../../kernel/take.ts'
import { halfWidth } from '../../lib/text.ts'

/** The order of the options, each once: two people who tick the same boxes keep the same value. */
const inOrder = (ids: readonly string[], field: Options): string[] =>
  optionsOf(field)
    .filter((option) => ids.includes(option.id))
    .map((option) => option.id)

/** Parted at ； ; | and line breaks; at 、 , ， / only where the piece itself is no label. */
function pieces(written: string, field: Options): string[] {
  const isLabel = (piece: string) => findOption(piece, optionsOf(field)) !== undefined
  return halfWidth(written)
    .split(/[;|\n\r]+/)
    .flatMap((piece) => (isLabel(piece) ? [piece] : piece.split(/[、,/]+/)))
    .filter((piece) => piece.trim() !== '')
}

/** Several of a field's own options, kept by id in the order of the options. */
export const manyChoiceKind: Kind<string[]> = {
  name: 'manyChoice',
  sql: () => 'text[]',
  schema: (field) => ({ type: 'array', maxItems: optionsOf(field).length, items: { type: 'string', enum: optionsOf(field).map((option) => option.id) } }),
  parse: (input, field) =>
    after(
      takeList(input, optionsOf(field).length, (item) => pick(item, field)),
      (ids) => good(inOrder(ids, field)),
    ),
  read: (cell, field) =>
    after(
      takeList(pieces(cellText(cell), field), 200, (piece) => pickWritten(String(piece), field)),
      (ids) => good(inOrder(ids, field)),
    ),
  print: (value, field, lang) => value.map((id) => optionOf(id, field)?.label[lang] ?? id).join(lang === 'zh' ? '；' : '; '),
  words: (value, field) => value.flatMap((id) => Object.values(optionOf(id, field)?.label ?? {})),
  operand: (input, _op, field) => known(input, field),
  ops: ['eq', 'ne', 'in', 'notIn', 'contains', 'empty', 'notEmpty'],
  sorts: 'none',
  holds: 'array',
  examples: { good: [], bad: ['a', 5, true, {}, ['no such option'], [5], [['a']], [null], ['a\u0000'], Array.from({ length: 1001 }, () => 'a')] },
}

const withExamples = (options: readonly Option[]): Kind<string[]> => ({
  ...manyChoiceKind,
  examples: { ...manyChoiceKind.examples, good: [options.map((option) => option.id), options.slice(0, 1).map((option) => option.id)] },
})

/** A field of several options. */
export const manyChoice = <const O extends readonly Option[], const W extends FieldWords>(options: O, words: W) =>
  field<O[number]['id'][], W & { readonly options: O }>(withExamples(options) as Kind<O[number]['id'][]>, { ...words, options })
