import { addDays, firstOfMonth, firstOfWeek } from '../../lib/time.ts'

/** Stretches a cockpit looks at; weeks begin on Monday. */
export const spans = ['today', 'week', 'month', 'quarter', 'year'] as const
export type Span = (typeof spans)[number]
/** The stretch itself, the one before it, the same one a year ago. */
export const sides = ['now', 'before', 'lastYear'] as const
export type Side = (typeof sides)[number]
/** Both days are in it. */
export type Days = { readonly from: string; readonly to: string }

const months: Partial<Record<Span, number>> = { month: 1, quarter: 3, year: 12 }

const begin = (span: Span, day: string): string => {
  if (span === 'today') return day
  if (span === 'week') return firstOfWeek(day)
  if (span === 'month') return firstOfMonth(day)
  return span === 'year' ? `${day.slice(0, 4)}-01-01` : firstOfMonth(day, -((Number(day.slice(5, 7)) - 1) % 3))
}

/** The same day a year ago; of a leap day the 28th. */
const yearAgo = (day: string): string => {
  const [year, rest] = [Number(day.slice(0, 4)) - 1, day.slice(4)]
  return `${year}${rest === '-02-29' ? '-02-28' : rest}`
}

/** The days of a span around today, of the span before it, or of the one a year ago. A week a year ago begins on a Monday, too. */
export function daysOf(span: Span, today: string, side: Side = 'now'): Days {
  if (side === 'lastYear') return daysOf(span, span === 'week' ? addDays(today, -364) : yearAgo(today))
  const from = begin(span, today)
  if (side === 'before') return daysOf(span, addDays(from, -1))
  const after = months[span] ? firstOfMonth(from, months[span]) : addDays(from, span === 'week' ? 7 : 1)
  return { from, to: addDays(after, -1) }
}
