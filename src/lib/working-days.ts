import { addDays, type Day, dayIn, instantOf, startOfDay, wallClock } from './time.ts'

/** A day that is not what its place in the week makes it: a holiday, or a Saturday or Sunday that is worked to make up for one. */
export type TurnedDay = { readonly day: Day; readonly isWorked: boolean }

/**
 * Which days are worked. In China the State Council publishes the turned days of a year in the November before; of a year that is
 * not in `published` only the week is known, and whoever counts with it must say so (china-practice.md 28).
 */
export type WorkCalendar = { readonly turned: ReadonlyMap<Day, boolean>; readonly published: ReadonlySet<number> }

/** From when to when a working day is worked, in whole hours of a zone's wall clock. */
export type WorkHours = { readonly from: number; readonly to: number; readonly zone: string }

export const makeWorkCalendar = (days: readonly TurnedDay[], published: Iterable<number>): WorkCalendar => ({
  turned: new Map(days.map(({ day, isWorked }) => [day, isWorked])),
  published: new Set(published),
})

export const isPublished = ({ published }: WorkCalendar, day: Day): boolean => published.has(Number(day.slice(0, 4)))

export const isWeekend = (day: Day): boolean => new Date(`${day}T00:00:00.000Z`).getUTCDay() % 6 === 0

export const isWorkingDay = ({ turned }: WorkCalendar, day: Day): boolean => turned.get(day) ?? !isWeekend(day)

/** A holiday of a whole quarter would be a mistake in the table: the search ends. */
const mostIdle = 100

/** The day itself if it is worked, else the first one after that is. */
export function nextWorkingDay(calendar: WorkCalendar, day: Day): Day {
  for (let idle = 0; idle < mostIdle; idle++) {
    const next = addDays(day, idle)
    if (isWorkingDay(calendar, next)) return next
  }
  return day
}

/** The same time of the day, on the day itself if it is worked, else on the next that is. */
export function onWorkingDay(calendar: WorkCalendar, at: string, zone: string): string {
  const wall = wallClock(zone, new Date(at))
  const day = nextWorkingDay(calendar, wall.slice(0, 10))
  return day === wall.slice(0, 10) ? at : instantOf(`${day}${wall.slice(10)}`, zone)
}

/** The last worked day before. */
export function lastWorkingDay(calendar: WorkCalendar, day: Day): Day {
  for (let idle = 1; idle < mostIdle; idle++) {
    const before = addDays(day, -idle)
    if (isWorkingDay(calendar, before)) return before
  }
  return addDays(day, -1)
}

/** The worked day so many worked days after; none: the day itself if it is worked, else the next. */
export function addWorkingDays(calendar: WorkCalendar, day: Day, count: number): Day {
  let at = nextWorkingDay(calendar, day)
  for (let left = count; left > 0; left--) at = nextWorkingDay(calendar, addDays(at, 1))
  return at
}

/** Worked days from one day to another, both taken in. */
export function workingDaysWithin(calendar: WorkCalendar, from: Day, to: Day): Day[] {
  const days: Day[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) if (isWorkingDay(calendar, day)) days.push(day)
  return days
}

/** Minutes of working time between two instants. */
export function workingMinutes(calendar: WorkCalendar, hours: WorkHours, from: Date, to: Date): number {
  let worked = 0
  for (let day = dayIn(hours.zone, from); day <= dayIn(hours.zone, to); day = addDays(day, 1)) {
    if (!isWorkingDay(calendar, day)) continue
    const shift = shiftOf(hours, day)
    worked += Math.max(0, Math.min(shift.to, to.getTime()) - Math.max(shift.from, from.getTime()))
  }
  return Math.floor(worked / 60_000)
}

/** The instant at which so many minutes of working time are over: ten minutes of a Friday evening end on the next worked morning (S0-06). */
export function addWorkingMinutes(calendar: WorkCalendar, hours: WorkHours, from: Date, minutes: number): Date {
  let left = minutes * 60_000
  for (let day = dayIn(hours.zone, from); ; day = nextWorkingDay(calendar, addDays(day, 1))) {
    if (!isWorkingDay(calendar, day)) continue
    const shift = shiftOf(hours, day)
    const begin = Math.max(shift.from, from.getTime())
    if (begin + left <= shift.to) return new Date(begin + left)
    left -= Math.max(0, shift.to - begin)
  }
}

function shiftOf({ from, to, zone }: WorkHours, day: Day): { readonly from: number; readonly to: number } {
  const midnight = Date.parse(startOfDay(day, zone))
  return { from: midnight + from * 3_600_000, to: midnight + to * 3_600_000 }
}
