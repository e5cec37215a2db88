import { type FieldWords, field } from '../../kernel/field.ts'
import type { Kind } from '../../kernel/kind.ts'
import { messages } from '../../kernel/messages.ts'
import { good } from '../../kernel/problem.ts'
import { cellText, trouble } from '../../kernel/take.ts'
import { squeeze } from '../../lib/text.ts'

const usual = 5
const notRating = { code: 'type', message: { zh: '应填写 1 到 {max} 的整数', en: 'Please give a whole number from 1 to {max}' } }

/** Stars: `4`, `4星`, `4分`, `4/5` and `★★★★☆` in a sheet. */
function starsOf(written: string): number {
  const text = squeeze(written)
  if (/^★+☆*$/.test(text)) return text.replaceAll('☆', '').length
  return Number(/^(\d{1,2})(?:\.0+)?(?:星|分|颗星|\/\d{1,2}|stars?)?$/i.exec(text)?.[1] ?? Number.NaN)
}

/** A grade of 1 to 5 stars; `max` says another top, at most 10. */
export const ratingKind: Kind<number> = {
  name: 'rating',
  sql: () => 'smallint',
  schema: ({ max = usual }) => ({ type: 'integer', minimum: 1, maximum: max }),
  parse: (input, { max = usual }) => {
    if (typeof input !== 'number' || !Number.isInteger(input)) return trouble(notRating, { max })
    return input < 1 || input > max ? trouble(messages.outOfRange, { min: 1, max }) : good(input)
  },
  read: (cell, options) => ratingKind.parse(starsOf(cellText(cell)), options),
  print: (value) => String(value),
  words: () => [],
  ops: ['eq', 'ne', 'in', 'notIn', 'lt', 'lte', 'gt', 'gte', 'between', 'empty', 'notEmpty'],
  sorts: 'plain',
  holds: 'one',
  groups: 'value',
  examples: { good: [1, 3, 5], bad: ['5', 0, 11, -1, 1.5, true, [5], {}, Number.NaN, Number.POSITIVE_INFINITY, 1e308, '\u0000'] },
}

/** A field of stars. */
export const rating = <const W extends FieldWords & { readonly max?: number }>(words: W) => field<number, W>(ratingKind, words)
