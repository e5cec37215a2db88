import type { Filter } from '../../kernel/filter.ts'
import type { Day } from '../../lib/time.ts'
import { makeWorkCalendar, type WorkCalendar } from '../../lib/working-days.ts'

type Row = Readonly<Record<string, unknown>>

/** Most turned days that one question is about: some thirty-five a year. */
export const mostTurnedDays = 200

/** Finds what the table of holidays says of these years: `list(ctx, holiday, { filter: turnedIn(…), limit: mostTurnedDays })`. Index: holiday (day). */
export const turnedIn = (from: Day, to: Day): Filter => ({
  all: [
    { field: 'day', op: 'gte', value: `${from.slice(0, 4)}-01-01` },
    { field: 'day', op: 'lte', value: `${to.slice(0, 4)}-12-31` },
  ],
})

/** The working calendar from rows of `holiday`; a year counts as published once it has published days. */
export const workCalendarFrom = (rows: readonly Row[]): WorkCalendar =>
  makeWorkCalendar(
    rows.map(({ day, kind }) => ({ day: String(day), isWorked: kind === 'work' })),
    rows.filter(({ source }) => source === 'published').map(({ day }) => Number(String(day).slice(0, 4))),
  )
