import { addDays, type Day, firstOfMonth } from './time.ts'

/** Stretches of the calendar that figures are put into. Names are those of PostgreSQL's date_trunc; weeks begin on Monday there too. */
export const periods = ['day', 'week', 'month', 'quarter', 'year'] as const
export type Period = (typeof periods)[number]

const months: Partial<Record<Period, number>> = { month: 1, quarter: 3, year: 12 }

/** The first day after a period that begins on `from`. */
export function afterPeriod(period: Period, from: Day): Day {
  const inMonths = months[period]
  return inMonths ? firstOfMonth(from, inMonths) : addDays(from, period === 'week' ? 7 : 1)
}

/** A period as a person names it: `2026`, `2026 Q3`, `2026-07`; a week and a day by their first day. */
export function periodName(period: Period, from: Day): string {
  if (period === 'year') return from.slice(0, 4)
  if (period === 'quarter') return `${from.slice(0, 4)} Q${(Number(from.slice(5, 7)) + 2) / 3}`
  return period === 'month' ? from.slice(0, 7) : from
}
