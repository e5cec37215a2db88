import { type FieldWords, field } from '../../kernel/field.ts'
import type { Kind } from '../../kernel/kind.ts'
import { messages } from '../../kernel/messages.ts'
import { good, type Outcome } from '../../kernel/problem.ts'
import { cellText, takeText, trouble } from '../../kernel/take.ts'
import { readEmail } from '../../lib/email-address.ts'
import { isKeepable, squeeze } from '../../lib/text.ts'

const notEmail = {
  code: 'email',
  message: { zh: '不像电子邮箱，应写成 name@example.com', en: 'This is no e-mail address; it is written like name@example.com' },
}

function judge(written: string): Outcome<string> {
  if (!isKeepable(written)) return trouble(messages.badText)
  const address = readEmail(written)
  return address === undefined ? trouble(notEmail) : good(address)
}

/** One e-mail address in lower case. */
export const emailKind: Kind<string> = {
  name: 'email',
  sql: () => 'text',
  schema: () => ({ type: 'string', maxLength: 320 }),
  parse: (input) => (typeof input === 'string' ? judge(input) : trouble(notEmail)),
  read: (cell) => judge(cellText(cell)),
  print: (value) => value,
  alike: { way: 'any', marks: (value) => [value.toLowerCase()] },
  operand: (input, op) => (op === 'contains' || op === 'startsWith' ? takeText(input, 320, (part) => squeeze(part).toLowerCase()) : emailKind.parse(input, {})),
  ops: ['eq', 'ne', 'in', 'notIn', 'contains', 'startsWith', 'empty', 'notEmpty'],
  sorts: 'plain',
  holds: 'one',
  examples: {
    good: ['zhang.san@example.com', "o'brien+crm@mail.example.co.uk", '张三@例子.中国'],
    bad: [
      5,
      true,
      ['a@b.cn'],
      {},
      'a',
      'a@b',
      '@b.cn',
      'a b@c.cn',
      'a@b.cn\r\nBcc: x@y.cn',
      'a@b.cn,c@d.cn',
      'a@b..cn',
      'a@b.cn\u0000',
      '\ud800@b.cn',
      `${'x'.repeat(65)}@b.cn`,
      `a@${'x'.repeat(320)}.cn`,
    ],
  },
}

/** A field of one e-mail address. */
export const email = <const W extends FieldWords>(words: W) => field<string, W>(emailKind, words)
