import { type FieldWords, field } from '../../kernel/field.ts'
import type { Kind } from '../../kernel/kind.ts'
import { messages } from '../../kernel/messages.ts'
import { good, type Outcome } from '../../kernel/problem.ts'
import { cellText, trouble } from '../../kernel/take.ts'
import { digitsOf, type PhoneNumber, readPhone, writePhone } from '../../lib/phone-number.ts'
import { isKeepable } from '../../lib/text.ts'

const notNumber = {
  code: 'phone',
  message: {
    zh: '不像电话号码：座机请带区号，国外号码请以 + 和国家代码开头',
    en: 'This is no phone number: give a landline with its area code, a foreign one with + and its country code',
  },
}

/** One written form per number: 13800138000, 01062770334-801, +85221234567. */
const short = ({ type, digits, ext }: PhoneNumber): string => `${type === 'other' ? '+' : ''}${digits}${ext === null ? '' : `-${ext}`}`

function judge(written: string): Outcome<string> {
  if (!isKeepable(written)) return trouble(messages.badText)
  const found = readPhone(written)
  return found ? good(short(found)) : trouble(notNumber)
}

/** One phone number, any way people write it, kept in one form so that equal numbers are equal. */
export const phoneKind: Kind<string> = {
  name: 'phone',
  sql: () => 'text',
  schema: () => ({ type: 'string', maxLength: 60 }),
  parse: (input) => (typeof input === 'string' ? judge(input) : trouble(notNumber)),
  read: (cell) => judge(cellText(cell)),
  print: (value) => {
    const found = readPhone(value)
    return found ? writePhone(found) : value
  },
  alike: { way: 'any', marks: (value) => [digitsOf(value)] },
  words: (value) => [digitsOf(value)],
  operand: (input, op) => {
    if (typeof input !== 'string' || input.length > 60) return trouble(notNumber)
    return op === 'contains' || op === 'startsWith' ? good(digitsOf(input)) : judge(input)
  },
  ops: ['eq', 'ne', 'in', 'notIn', 'contains', 'startsWith', 'empty', 'notEmpty'],
  sorts: 'plain',
  holds: 'one',
  examples: {
    good: ['13800138000', '01062770334-801', '4008001234', '95588', '+85221234567'],
    bad: [13800138000, true, ['13800138000'], {}, '12', 'abc', '13800138000\u0000', '\ud800', '1'.repeat(61), '12812345678'],
  },
}

/** A field of one phone number. */
export const phone = <const W extends FieldWords>(words: W) => field<string, W>(phoneKind, words)
