import { type FieldWords, field } from '../../kernel/field.ts'
import type { Cell, Kind, Options } from '../../kernel/kind.ts'
import { messages } from '../../kernel/messages.ts'
import { good, type Outcome } from '../../kernel/problem.ts'
import { cellText, trouble } from '../../kernel/take.ts'
import { cellFigure, readFigure } from '../../lib/figure.ts'
import { roundDecimal } from '../../lib/money.ts'

const notPercent = { code: 'type', message: { zh: '应填写百分数，例如 12.5 表示 12.5%', en: 'Please give a percentage, such as 12.5 for 12.5%' } }
const tooFine = { code: 'scale', message: { zh: '百分数最多两位小数，请四舍五入后再填', en: 'A percentage has at most two decimals; please round it' } }

function parse(input: unknown, { min = 0, max = 100 }: Options): Outcome<number> {
  if (typeof input !== 'number' || !Number.isFinite(input)) return trouble(notPercent)
  if (input < min || input > max) return trouble(messages.outOfRange, { min, max })
  return Number(input.toFixed(2)) === input ? good(input === 0 ? 0 : input) : trouble(tooFine)
}

/** A bare 12.5 and `12.5%` are the same. A cell that Excel shows as 12.5% holds 0.125 and its format is gone here: the importer must multiply it. */
function read(cell: Cell, options: Options): Outcome<number> {
  const figure = typeof cell === 'number' ? cellFigure(cell) : readFigure(cellText(cell).replace(/[%％]\s*$/, ''))
  if (figure === undefined) return trouble(notPercent)
  return parse(Number(typeof cell === 'number' ? roundDecimal(figure, 2) : figure), options)
}

/** A share of a hundred, 0 to 100 unless `min` and `max` say otherwise, to two places: 12.5 means 12.5%. */
export const percentKind: Kind<number> = {
  name: 'percent',
  sql: () => 'numeric(7,2)',
  schema: ({ min = 0, max = 100 }) => ({ type: 'number', minimum: min, maximum: max }),
  parse,
  read,
  print: (value) => `${value}%`,
  /** The driver gives numeric as text. */
  fromSql: Number,
  words: () => [],
  ops: ['eq', 'ne', 'in', 'notIn', 'lt', 'lte', 'gt', 'gte', 'between', 'empty', 'notEmpty'],
  sorts: 'plain',
  holds: 'one',
  examples: {
    good: [0, 12.5, 100, 33.33],
    bad: ['5', ' 5 ', '12.5%', -1, 100_001, 33.333, true, [5], {}, Number.NaN, Number.POSITIVE_INFINITY, 1e308, '\u0000'],
  },
}

/** A percentage field. */
export const percent = <const W extends FieldWords & { readonly min?: number; readonly max?: number }>(words: W) => field<number, W>(percentKind, words)
