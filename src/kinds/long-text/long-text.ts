import { type FieldWords, field } from '../../kernel/field.ts'
import type { Kind } from '../../kernel/kind.ts'
import { cellText, takeText } from '../../kernel/take.ts'
import { tidyLines } from '../../lib/text.ts'

const usual = 20_000

/** Text of many lines, at most `max` characters (20,000 when not said). Plain: it is never read as HTML. */
export const longTextKind: Kind<string> = {
  name: 'longText',
  sql: () => 'text',
  schema: ({ max = usual }) => ({ type: 'string', maxLength: max }),
  parse: (input, { max = usual }) => takeText(input, max, tidyLines),
  read: (cell, options) => longTextKind.parse(cellText(cell), options),
  print: (value) => value,
  ops: ['contains', 'empty', 'notEmpty'],
  sorts: 'none',
  holds: 'one',
  examples: {
    good: ['第一行\n第二行', 'one line', '<script>alert(1)</script>'],
    bad: [5, true, ['a'], { text: 'a' }, 'a\u0000b', '\ud800', 'x'.repeat(200_001)],
  },
}

/** A field of many lines. */
export const longText = <const W extends FieldWords & { readonly max?: number }>(words: W) => field<string, W>(longTextKind, words)
