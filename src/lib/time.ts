/** A day without hour or zone, `YYYY-MM-DD`. */
export type Day = string
/** A stretch that takes `from` in and leaves `to` out: no second falls between two stretches. */
export type Stretch = { readonly from: string; readonly to: string }

const dayMs = 86_400_000
const utc = (day: Day): Date => new Date(`${day}T00:00:00.000Z`)
/** No day beyond the last that can be written (9999-12-31): what would lie there is that day. */
const lastDay = Date.UTC(9999, 11, 31)
const dayOf = (date: Date): Day => new Date(Math.min(date.getTime(), lastDay)).toISOString().slice(0, 10)

/** A day of the real calendar, of the years 1000 to 9999: PostgreSQL also takes `infinity`, JSON has no year 10000 (attack row 61). */
export function isDay(text: string): boolean {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(text)) return false
  const date = utc(text)
  return !Number.isNaN(date.getTime()) && dayOf(date) === text
}

export const addDays = (day: Day, days: number): Day => dayOf(new Date(utc(day).getTime() + days * dayMs))
export const daysBetween = (from: Day, to: Day): number => Math.round((utc(to).getTime() - utc(from).getTime()) / dayMs)

/** The first day of the month so many months away. */
export const firstOfMonth = (day: Day, months = 0): Day => dayOf(new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1 + months, 1)))
/** Weeks begin on Monday, as in China. */
export const firstOfWeek = (day: Day): Day => addDays(day, -((utc(day).getUTCDay() + 6) % 7))
const firstOfQuarter = (day: Day, quarters: number): Day => firstOfMonth(day, -((Number(day.slice(5, 7)) - 1) % 3) + quarters * 3)
const firstOfYear = (day: Day, years: number): Day => firstOfMonth(`${day.slice(0, 4)}-01-01`, years * 12)

const days = (from: number, to: number) => (today: Day) => ({ from: addDays(today, from), to: addDays(today, to) })
const weeks = (from: number) => (today: Day) => ({ from: addDays(firstOfWeek(today), from * 7), to: addDays(firstOfWeek(today), from * 7 + 7) })
const months = (from: number) => (today: Day) => ({ from: firstOfMonth(today, from), to: firstOfMonth(today, from + 1) })
const quarters = (from: number) => (today: Day) => ({ from: firstOfQuarter(today, from), to: firstOfQuarter(today, from + 1) })
const years = (from: number) => (today: Day) => ({ from: firstOfYear(today, from), to: firstOfYear(today, from + 1) })

/** Windows of time by name. `lastNdays` end with today, `nextNdays` begin with it. */
const windows = {
  past: (today: Day) => ({ from: '1000-01-01', to: today }),
  today: days(0, 1),
  yesterday: days(-1, 0),
  tomorrow: days(1, 2),
  thisWeek: weeks(0),
  lastWeek: weeks(-1),
  nextWeek: weeks(1),
  thisMonth: months(0),
  lastMonth: months(-1),
  nextMonth: months(1),
  thisQuarter: quarters(0),
  lastQuarter: quarters(-1),
  thisYear: years(0),
  lastYear: years(-1),
  last7days: days(-6, 1),
  last30days: days(-29, 1),
  last90days: days(-89, 1),
  last365days: days(-364, 1),
  next7days: days(0, 7),
  next30days: days(0, 30),
} as const
export type WindowName = keyof typeof windows
export const windowNames = Object.keys(windows) as readonly WindowName[]

/** The days of a window as the company's zone sees them now. */
export const dayWindow = (name: WindowName, now: Date, zone: string): Stretch => windows[name](dayIn(zone, now))

/** The same as instants in UTC: midnights of the company's zone. */
export function instantWindow(name: WindowName, now: Date, zone: string): Stretch {
  const { from, to } = dayWindow(name, now, zone)
  return { from: startOfDay(from, zone), to: startOfDay(to, zone) }
}

/** Which day it is in a zone at an instant. */
export const dayIn = (zone: string, now: Date): Day => wallClock(zone, now).slice(0, 10)

/** The hour of the day, 0 to 23. */
export const hourIn = (zone: string, now: Date): number => Number(wallClock(zone, now).slice(11, 13))

/** Midnight of a day in a zone, as an instant; where a clock change skips midnight, the first instant of that day. */
export const startOfDay = (day: Day, zone: string): string => instantOf(`${day}T00:00:00.000`, zone)

const formats = new Map<string, Intl.DateTimeFormat>()
function formatOf(zone: string): Intl.DateTimeFormat {
  const kept = formats.get(zone)
  if (kept) return kept
  const parts = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3 } as const
  const made = new Intl.DateTimeFormat('en-US', { ...parts, calendar: 'gregory', hourCycle: 'h23', timeZone: zone })
  formats.set(zone, made)
  return made
}

/** Since 1973 every zone of the world has changed its clocks at a full quarter of an hour of UTC, and none twice within six days. */
const quarterMs = 900_000
const blockMs = 4 * dayMs
const regularSince = Date.UTC(1973, 0, 1)
const mostKept = 50_000
const offsets = new Map<string, Map<number, number>>()

/** The offset at the ends of its block of days, where they agree; on the days around a change the one of its quarter of an hour. */
function offsetOf(zone: string, ms: number): number {
  const block = ms - mod(ms, blockMs)
  const offset = offsetAt(zone, block)
  return offset === offsetAt(zone, block + blockMs) ? offset : offsetAt(zone, ms - mod(ms, quarterMs))
}

const mod = (ms: number, by: number): number => ((ms % by) + by) % by

/** Asked once for each moment: a question to the calendar costs a hundred times a look-up. */
function offsetAt(zone: string, ms: number): number {
  let kept = offsets.get(zone)
  if (!kept || kept.size >= mostKept) {
    kept = new Map()
    offsets.set(zone, kept)
  }
  let offset = kept.get(ms)
  if (offset === undefined) {
    offset = wallParts(zone, new Date(ms)) - ms
    kept.set(ms, offset)
  }
  return offset
}

/**
 * What a zone's wall clock shows, where no change of clocks within a day could make it mean another instant; else undefined, and the
 * caller takes the long way. A million rows of an export have three instants each.
 */
export function steadyWall(zone: string, ms: number): string | undefined {
  if (!(ms - dayMs >= regularSince)) return undefined
  const offset = offsetOf(zone, ms)
  if (offsetOf(zone, ms - dayMs) !== offset || offsetOf(zone, ms + dayMs) !== offset) return undefined
  const wall = new Date(ms + offset).toISOString()
  return wall.length === 24 ? wall.slice(0, -1) : undefined
}

/** The wall clock of a zone as if it were UTC, in ms: so that clocks can be added and compared. */
function wallMs(zone: string, at: Date): number {
  const ms = at.getTime()
  return ms >= regularSince ? ms + offsetOf(zone, ms) : wallParts(zone, at)
}

function wallParts(zone: string, at: Date): number {
  const part: Record<string, number> = {}
  for (const { type, value } of formatOf(zone).formatToParts(at)) part[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0, fractionalSecond = 0 } = part
  return Date.UTC(year, month - 1, day, hour, minute, second, fractionalSecond)
}

/** What the clock on the wall of a zone shows at an instant: `2026-01-02T10:30:00.000`. */
export const wallClock = (zone: string, at: Date): string => new Date(wallMs(zone, at)).toISOString().slice(0, -1)

/**
 * The instant at which a zone's wall clock shows this. Shown twice (clocks set back): the first. Never shown
 * (clocks set forward): as far behind the change as the missing time lay, as clocks and calendars do.
 */
export function instantOf(wall: string, zone: string): string {
  const target = Date.parse(`${wall}Z`)
  const offsetAt = (ms: number) => wallMs(zone, new Date(ms)) - ms
  const before = target - offsetAt(target - dayMs)
  const after = target - offsetAt(target + dayMs)
  const shows = (ms: number) => ms + offsetAt(ms) === target
  const found = [Math.min(before, after), Math.max(before, after)].find(shows)
  return new Date(found ?? before).toISOString()
}
