import { type FieldWords, field } from '../../kernel/field.ts'
import type { Cell, Kind, Options } from '../../kernel/kind.ts'
import { messages } from '../../kernel/messages.ts'
import { good, type Outcome } from '../../kernel/problem.ts'
import { cellText, trouble } from '../../kernel/take.ts'
import { cellFigure, readFigure } from '../../lib/figure.ts'
import { compareMoney, roundMoney } from '../../lib/money.ts'

const notMoney = {
  code: 'type',
  message: { zh: '金额应是不带逗号的十进制文字，例如 "1234.50"', en: 'An amount is decimal text without commas, such as "1234.50"' },
}
const notFigure = { code: 'type', message: { zh: '看不懂这个金额，请写成 1234.50 的样子', en: 'This amount cannot be read; please write it like 1234.50' } }
const tooFine = { code: 'scale', message: { zh: '金额最多两位小数，请四舍五入到分', en: 'An amount has at most two decimals; please round it to cents' } }

const shape = /^-?(?:0|[1-9]\d{0,39})(\.\d{1,40})?$/
/** What numeric(18,2) holds. */
const widest = '9999999999999999.99'

function within(amount: string, { min = 0, max }: Options): Outcome<string> {
  const top = max ?? widest
  return compareMoney(amount, min) < 0 || compareMoney(amount, top) > 0 ? trouble(messages.outOfRange, { min, max: top }) : good(amount)
}

function parse(input: unknown, options: Options): Outcome<string> {
  const found = typeof input === 'string' && input.length <= 82 ? shape.exec(input) : null
  if (!found) return trouble(notMoney)
  if (!/^(\.\d{1,2}0*)?$/.test(found[1] ?? '')) return trouble(tooFine)
  return within(roundMoney(input as string), options)
}

/** A number cell is rounded to cents, half up; written text must be to the cent as it is. */
function read(cell: Cell, options: Options): Outcome<string> {
  if (typeof cell === 'number') {
    const figure = cellFigure(cell)
    return figure === undefined ? trouble(notFigure) : within(roundMoney(figure), options)
  }
  const figure = readFigure(cellText(cell))
  return figure === undefined ? trouble(notFigure) : parse(figure, options)
}

/**
 * An amount in the company's currency, as decimal text with two places ("1234.50"): a float loses cents above 90 trillion
 * and in every sum. Not below zero unless `min` says so (refunds, red invoices).
 */
export const moneyKind: Kind<string> = {
  name: 'money',
  sql: () => 'numeric(18,2)',
  schema: () => ({ type: 'string', pattern: '^-?\\d{1,16}(\\.\\d{1,2})?$', maxLength: 20 }),
  parse,
  read,
  print: (value) => value,
  // A column gives it to the cent already; only sums and shares need rounding.
  fromSql: (raw) => (/^\d+\.\d\d$/.test(String(raw)) ? String(raw) : roundMoney(String(raw))),
  words: (value) => [value, value.replace(/\.?0{1,2}$/, '')],
  ops: ['eq', 'ne', 'in', 'notIn', 'lt', 'lte', 'gt', 'gte', 'between', 'empty', 'notEmpty'],
  operand: (input) => parse(input, { min: Number('-9999999999999999') }),
  sorts: 'plain',
  holds: 'one',
  sums: true,
  examples: {
    good: ['0.00', '1234.50', '9999999999999999.99'],
    bad: [
      5,
      ['5'],
      {},
      true,
      'NaN',
      'Infinity',
      '1e3',
      ' 5 ',
      '1,234.50',
      '0.005',
      '1e308',
      1e308,
      '-',
      '１２',
      '99999999999999999.99',
      '12\u0000',
      '1'.repeat(40),
    ],
  },
}

/** A money field. */
export const money = <const W extends FieldWords & { readonly min?: number; readonly max?: number }>(words: W) => field<string, W>(moneyKind, words)
