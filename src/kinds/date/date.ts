import { type FieldWords, field } from '../../kernel/field.ts'
import type { Cell, Kind } from '../../kernel/kind.ts'
import { good, type Outcome } from '../../kernel/problem.ts'
import { trouble } from '../../kernel/take.ts'
import { dayOfNumber, readDayAndTime } from '../../lib/day-text.ts'
import { isDay } from '../../lib/time.ts'

const notDay = {
  code: 'date',
  message: { zh: '日期应写成 2026-01-31，且日历上要有这一天', en: 'A date is written 2026-01-31, and the calendar must have that day' },
}
const unread = {
  code: 'date',
  message: {
    zh: '看不懂这个日期，请写成 2026-01-31、2026/1/31 或 2026年1月31日',
    en: 'This date cannot be read; please write 2026-01-31, 2026/1/31 or 2026年1月31日',
  },
}

/** Excel has no zone: exceljs gives the day that the cell shows as midnight UTC, so UTC's date is the one meant. */
function dayOfCell(cell: Cell): string | undefined {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? undefined : cell.toISOString().slice(0, 10)
  if (typeof cell === 'number') return dayOfNumber(cell)
  return typeof cell === 'string' ? readDayAndTime(cell)?.slice(0, 10) : undefined
}

function read(cell: Cell): Outcome<string> {
  const day = dayOfCell(cell)
  return day !== undefined && isDay(day) ? good(day) : trouble(unread)
}

/** A day of business without hour or zone, `YYYY-MM-DD`, years 1000 to 9999. */
export const dateKind: Kind<string> = {
  name: 'date',
  sql: () => 'date',
  schema: () => ({ type: 'string', format: 'date', maxLength: 10 }),
  parse: (input) => (typeof input === 'string' && isDay(input) ? good(input) : trouble(notDay)),
  read,
  print: (value) => value,
  alike: { way: 'day', marks: (value) => [value.replaceAll('-', '')] },
  ops: ['eq', 'ne', 'in', 'notIn', 'lt', 'lte', 'gt', 'gte', 'between', 'within', 'empty', 'notEmpty'],
  windows: 'date',
  sorts: 'plain',
  holds: 'one',
  groups: 'period',
  examples: {
    good: ['2026-01-02', '2024-02-29', '1000-01-01', '9999-12-31'],
    bad: [
      20260102,
      ['2026-01-02'],
      true,
      {},
      'infinity',
      'today',
      '2026-02-29',
      '2026-13-01',
      '0999-12-31',
      '0000-01-01',
      '10000-01-01',
      '2026-1-2',
      '2026-01-02T00:00:00Z',
      '2026-01-02\u0000',
      ' 2026-01-02',
    ],
  },
}

/** A date field. */
export const date = <const W extends FieldWords>(words: W) => field<string, W>(dateKind, words)
