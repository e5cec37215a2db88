import { type FieldWords, field } from '../../kernel/field.ts'
import type { Kind } from '../../kernel/kind.ts'
import { cellText, takeText } from '../../kernel/take.ts'
import { squeeze } from '../../lib/text.ts'

const longest = 60

/** A running number the engine gives when the record is made, such as KH20260001. Drafts never set it; `parse` reads operands of filters. */
export const serialKind: Kind<string> = {
  name: 'serial',
  sql: () => 'text',
  schema: () => ({ type: 'string', maxLength: longest }),
  parse: (input) => takeText(input, longest, squeeze),
  read: (cell) => takeText(cellText(cell), longest, squeeze),
  print: (value) => value,
  ops: ['eq', 'ne', 'in', 'notIn', 'contains', 'startsWith'],
  sorts: 'plain',
  holds: 'one',
  examples: { good: ['KH20260001'], bad: [5, true, ['KH1'], {}, 'KH\u0000', '\ud800', 'x'.repeat(61)] },
}

/** What a serial looks like: `prefix`, the period it starts anew in, and at least so many `digits` (4 when not said). */
export type SerialWords = { readonly prefix?: string; readonly reset?: 'year' | 'month' | 'day' | 'never'; readonly digits?: number }

/** A field of running numbers. */
export const serial = <const W extends FieldWords & SerialWords>(words: W) =>
  field<string, W & { readonly required: true }>(serialKind, { ...words, required: true })
