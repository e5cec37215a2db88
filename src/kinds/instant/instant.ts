import { type FieldWords, field } from '../../kernel/field.ts'
import type { Cell, Kind, Options } from '../../kernel/kind.ts'
import { good, type Outcome } from '../../kernel/problem.ts'
import { trouble } from '../../kernel/take.ts'
import { dayOfNumber, readDayAndTime } from '../../lib/day-text.ts'
import { instantOf, isDay, steadyWall, wallClock } from '../../lib/time.ts'

const notInstant = { code: 'instant', message: { zh: '时间应带时区，例如 2026-01-31T09:30:00Z', en: 'A time carries its zone, such as 2026-01-31T09:30:00Z' } }
const unread = { code: 'instant', message: { zh: '看不懂这个时间，请写成 2026-01-31 09:30', en: 'This time cannot be read; please write 2026-01-31 09:30' } }

const shape = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/

/** The company's zone; whoever reads or prints for a company elsewhere passes `zone` beside the field's own options. */
const zoneOf = ({ zone }: Options): string => (typeof zone === 'string' ? zone : 'Asia/Shanghai')

function parse(input: unknown): Outcome<string> {
  const found = typeof input === 'string' ? shape.exec(input) : null
  if (!found || !isDay(found[1] as string)) return trouble(notInstant)
  const at = new Date(input as string)
  if (Number.isNaN(at.getTime()) || !isDay(at.toISOString().slice(0, 10))) return trouble(notInstant)
  return good(at.toISOString())
}

/** A time in a sheet has no zone: it is what the company's wall clock showed. A lone day is its midnight. */
function read(cell: Cell, options: Options): Outcome<string> {
  if (typeof cell === 'string' && shape.test(cell.trim())) return parse(cell.trim())
  const wall = wallOf(cell)
  return wall === undefined || !isDay(wall.slice(0, 10)) ? trouble(unread) : parse(instantOf(wall, zoneOf(options)))
}

function wallOf(cell: Cell): string | undefined {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? undefined : cell.toISOString().slice(0, -1)
  if (typeof cell === 'string') return readDayAndTime(cell)
  const day = typeof cell === 'number' ? dayOfNumber(cell) : undefined
  return day && `${day}T00:00:00.000`
}

/** The company's wall clock; where that would be read back as another instant (clocks set back), the instant itself. */
function print(value: string, options: Options): string {
  const steady = steadyWall(zoneOf(options), Date.parse(value))
  if (steady) return written(steady)
  const wall = wallClock(zoneOf(options), new Date(value))
  if (!isDay(wall.slice(0, 10)) || instantOf(wall, zoneOf(options)) !== value) return value
  return written(wall)
}

const written = (wall: string): string => `${wall.slice(0, 10)} ${wall.endsWith('.000') ? wall.slice(11, 19) : wall.slice(11)}`

/** A point in time, ISO 8601 in UTC to the millisecond (JavaScript's precision, so that equal stays equal). */
export const instantKind: Kind<string> = {
  name: 'instant',
  sql: () => 'timestamptz(3)',
  schema: () => ({ type: 'string', format: 'date-time', maxLength: 35 }),
  parse,
  read,
  print,
  ops: ['eq', 'ne', 'lt', 'lte', 'gt', 'gte', 'between', 'within', 'empty', 'notEmpty'],
  windows: 'instant',
  sorts: 'plain',
  holds: 'one',
  groups: 'period',
  examples: {
    good: ['2026-01-31T01:30:00.000Z', '1986-09-13T16:30:00.500Z', '9999-12-30T23:59:59.999Z'],
    bad: [
      0,
      1767225600000,
      ['2026-01-31T01:30:00Z'],
      true,
      {},
      'infinity',
      'now',
      '2026-01-31',
      '2026-01-31T01:30:00',
      '2026-02-30T00:00:00Z',
      '2026-01-31T24:00:00Z',
      '0000-01-01T00:00:00Z',
      '2026-01-31T00:00:00+15:00',
      '10000-01-01T00:00:00Z',
      '2026-01-31T01:30:00Z\u0000',
    ],
  },
}

/** A field for a point in time. */
export const instant = <const W extends FieldWords>(words: W) => field<string, W>(instantKind, words)
