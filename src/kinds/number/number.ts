import { type FieldWords, field } from '../../kernel/field.ts'
import type { Cell, Kind, Options } from '../../kernel/kind.ts'
import { messages } from '../../kernel/messages.ts'
import { good, type Outcome } from '../../kernel/problem.ts'
import { cellText, trouble } from '../../kernel/take.ts'
import { cellFigure, readFigure } from '../../lib/figure.ts'
import { roundDecimal } from '../../lib/money.ts'

const notNumber = { code: 'type', message: { zh: '应填写数字，例如 1200', en: 'Please give a number, such as 1200' } }
const tooFine = { code: 'scale', message: { zh: '最多 {scale} 位小数，请四舍五入后再填', en: 'At most {scale} decimals; please round it' } }
const whole = { code: 'scale', message: { zh: '应填写整数', en: 'Please give a whole number' } }

/** 15 digits in all: a JavaScript number keeps each of them, and so does numeric(15, scale). */
const widest = (scale: number): number => Number(`${'9'.repeat(15 - scale)}${scale ? `.${'9'.repeat(scale)}` : ''}`)
const bounds = ({ scale = 0, min = -widest(scale), max = widest(scale) }: Options) => ({ scale, min, max })

function parse(input: unknown, options: Options): Outcome<number> {
  const { scale, min, max } = bounds(options)
  if (typeof input !== 'number' || !Number.isFinite(input)) return trouble(notNumber)
  if (input < min || input > max) return trouble(messages.outOfRange, { min, max })
  if (Number(input.toFixed(scale)) !== input) return trouble(scale ? tooFine : whole, { scale })
  return good(input === 0 ? 0 : input)
}

/** A number cell is rounded to the scale (a formula's 33.3333 is what the sheet shows as 33.33); written text must fit as it is. */
function read(cell: Cell, options: Options): Outcome<number> {
  if (typeof cell === 'number') {
    const figure = cellFigure(cell)
    return parse(figure === undefined ? undefined : Number(roundDecimal(figure, bounds(options).scale)), options)
  }
  const figure = readFigure(cellText(cell))
  return figure === undefined ? trouble(notNumber) : parse(Number(figure), options)
}

/** A count or measure: whole unless `scale` says how many decimals, between `min` and `max`, at most 15 digits. Money is its own kind. */
export const numberKind: Kind<number> = {
  name: 'number',
  sql: ({ scale = 0 }) => (scale ? `numeric(15,${scale})` : 'bigint'),
  schema: (options) => {
    const { scale, min, max } = bounds(options)
    return { type: scale ? 'number' : 'integer', minimum: min, maximum: max }
  },
  parse,
  read,
  print: (value, { scale = 0 }) => value.toFixed(scale),
  /** The driver gives bigint and numeric as text. */
  fromSql: Number,
  words: (value) => [String(value)],
  ops: ['eq', 'ne', 'in', 'notIn', 'lt', 'lte', 'gt', 'gte', 'between', 'empty', 'notEmpty'],
  sorts: 'plain',
  holds: 'one',
  sums: true,
  examples: { good: [1, 0, 5], bad: ['5', ' 5 ', '1e3', true, [5], {}, Number.NaN, Number.POSITIVE_INFINITY, 1e308, 1e-30, 2 ** 53] },
}

/** A number field. */
export const number = <const W extends FieldWords & { readonly min?: number; readonly max?: number; readonly scale?: number }>(words: W) =>
  field<number, W>(numberKind, words)
