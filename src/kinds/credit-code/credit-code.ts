import { type FieldWords, field } from '../../kernel/field.ts'
import type { Cell, Kind } from '../../kernel/kind.ts'
import { messages } from '../../kernel/messages.ts'
import { good, type Outcome } from '../../kernel/problem.ts'
import { cellText, trouble } from '../../kernel/take.ts'
import { isKeepable, squeeze } from '../../lib/text.ts'

/** GB 32100-2015: the letters I O S V Z are left out, for they look like digits and like each other. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

const say = (code: string, zh: string, en: string) => ({ code, message: { zh, en } })
const troubles = {
  type: say('type', '应填写 18 位统一社会信用代码', 'Please give the 18-character unified social credit code'),
  lost: say(
    'creditCodeLostDigits',
    '统一社会信用代码在表格中变成了数字，末尾几位已丢失：请回到原表，把这一列设为“文本”，重新填写并导出',
    'The credit code became a number in a spreadsheet and lost its last digits: in the source, format the column as text, enter the codes again and export',
  ),
  letters: say(
    'creditCodeLetters',
    '统一社会信用代码里不会有“{letters}”：请对照营业执照，常见的是把 0 看成 O、1 看成 I、5 看成 S、2 看成 Z',
    'No credit code holds "{letters}": please compare with the business licence; often 0 is taken for O, 1 for I, 5 for S, 2 for Z',
  ),
  old: say(
    'creditCodeOld',
    '这是 {length} 位的旧税号或注册号，不是统一社会信用代码：请填写营业执照上的 18 位代码，旧号可写在备注里',
    'This is an old tax or registration number of {length} characters: please give the 18-character code of the business licence and keep the old number in a note',
  ),
  length: say(
    'creditCodeLength',
    '统一社会信用代码应为 18 位，现在是 {length} 位：请核对是否少录或多录',
    'A credit code has 18 characters, this has {length}: please check for missing or extra ones',
  ),
  check: say(
    'creditCodeCheck',
    '统一社会信用代码的校验位不对，至少有一位录错：请对照营业执照核对',
    'The check digit of the credit code does not fit, so at least one character is wrong: please compare with the business licence',
  ),
}

/** The 18th character that fits the first 17. */
export function checkCharacter(code: string): string {
  const sum = weights.reduce((total, weight, place) => total + weight * alphabet.indexOf(code[place] ?? ''), 0)
  return alphabet[(31 - (sum % 31)) % 31] as string
}

/** `9.11E+17`: what a spreadsheet makes of a code it took for a number. */
const lostShape = /^\d(\.\d+)?E\+?\d+$/i

/** Upper case, half-width, without blanks and hyphens; one trouble for each way a code goes wrong, told apart by its code. */
function judge(input: string): Outcome<string> {
  if (!isKeepable(input)) return trouble(messages.badText)
  const code = squeeze(input)
    .replace(/[-‐–—·.]/g, (mark) => (mark === '.' ? mark : ''))
    .toUpperCase()
  if (lostShape.test(code)) return trouble(troubles.lost)
  const letters = [...new Set(code)].filter((c) => !alphabet.includes(c))
  const isOld = (code.length === 15 || code.length === 20) && /^\d[0-9A-Z]*$/.test(code)
  if (isOld) return trouble(troubles.old, { length: code.length })
  if (letters.length > 0) return trouble(troubles.letters, { letters: letters.slice(0, 5).join(' ') })
  if (code.length !== 18) return trouble(troubles.length, { length: code.length })
  return checkCharacter(code) === code[17] ? good(code) : trouble(troubles.check)
}

/** A number cell of more than 15 digits has lost some, whatever it shows; so has a decimal one. */
function read(cell: Cell): Outcome<string> {
  if (typeof cell === 'number' && (!Number.isInteger(cell) || Math.abs(cell) >= 1e15)) return trouble(troubles.lost)
  return cell instanceof Date || typeof cell === 'boolean' ? trouble(troubles.type) : judge(cellText(cell))
}

/** The unified social credit code of a Chinese organisation (GB 32100-2015), checked and in its one written form. */
export const creditCodeKind: Kind<string> = {
  name: 'creditCode',
  sql: () => 'text',
  schema: () => ({ type: 'string', maxLength: 40 }),
  parse: (input) => (typeof input === 'string' && input.length <= 40 ? judge(input) : trouble(troubles.type)),
  read,
  print: (value) => value,
  alike: { way: 'any', marks: (value) => [value] },
  ops: ['eq', 'ne', 'in', 'notIn', 'contains', 'startsWith', 'empty', 'notEmpty'],
  operand: (input, op) =>
    typeof input !== 'string' || input.length > 40 || !isKeepable(input)
      ? trouble(troubles.type)
      : op === 'contains' || op === 'startsWith'
        ? good(squeeze(input).toUpperCase())
        : judge(input),
  sorts: 'plain',
  holds: 'one',
  examples: {
    good: ['91320411MA1Y7RHY8C', '91110228MA01GT2W9W', '91540195MA6TD6R2XK'],
    bad: [
      9.11e17,
      911102280000000000,
      true,
      ['91320411MA1Y7RHY8C'],
      {},
      '9.11E+17',
      '91320411MA1Y7RHY8D',
      '91320411MA1Y7RHYOC',
      '91320411MA1Y7RHY8',
      '320411718512345',
      '９１\u0000',
      '\ud800',
      'x'.repeat(41),
    ],
  },
}

/** A credit-code field, found by search when its words say so. */
export const creditCode = <const W extends FieldWords>(words: W) => field<string, W>(creditCodeKind, words)
