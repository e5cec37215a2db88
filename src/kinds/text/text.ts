import { type FieldWords, field } from '../../kernel/field.ts'
import type { Kind } from '../../kernel/kind.ts'
import { cellText, takeText } from '../../kernel/take.ts'
import { tidyLine } from '../../lib/text.ts'

const usual = 200

/** One line of text, at most `max` characters (200 when not said); trimmed and NFC, so equal names compare equal. */
export const textKind: Kind<string> = {
  name: 'text',
  sql: () => 'text',
  schema: ({ max = usual }) => ({ type: 'string', maxLength: max }),
  parse: (input, { max = usual }) => takeText(input, max, tidyLine),
  read: (cell, options) => textKind.parse(cellText(cell), options),
  print: (value) => value,
  alike: { way: 'words', marks: (value) => [value] },
  ops: ['eq', 'ne', 'in', 'notIn', 'contains', 'startsWith', 'empty', 'notEmpty'],
  sorts: 'text',
  holds: 'one',
  examples: {
    good: ['张三', '上海某某贸易（集团）有限公司', "O'Brien & Söhne <b>GmbH</b>", '=1+1', '👨‍👩‍👧 family', '𠮷野家'],
    bad: [5, true, ['a'], { text: 'a' }, 'a\u0000b', '\ud800', 'x\udc00y', 'x'.repeat(200_001)],
  },
}

/** A one-line text field. */
export const text = <const W extends FieldWords & { readonly max?: number }>(words: W) => field<string, W>(textKind, words)
