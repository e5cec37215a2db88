import { wallClock } from '../../lib/time.ts'

/** One entry of a calendar as other programs read it. */
export type IcsEvent = {
  readonly uid: string
  /** An instant, or a day when it takes the whole of one. */
  readonly from: string
  readonly minutes?: number
  readonly title: string
  readonly place?: string
  readonly text?: string
  readonly url: string
  /** Of an iCalendar RRULE, read on the wall clock of the zone. */
  readonly rule?: string
  readonly isDone: boolean
  readonly version: number
  readonly changedAt: string
}

type Calendar = { readonly name: string; readonly zone: string; readonly now: Date; readonly events: readonly IcsEvent[] }

/**
 * A calendar in iCalendar (RFC 5545). Times are in UTC, so that every client agrees on them; only what comes again is told on the zone's
 * wall clock with the zone beside it, for nine on Mondays is another day in UTC, and another hour once clocks change.
 */
export function writeIcs({ name, zone, now, events }: Calendar): string {
  const repeats = events.some(({ rule }) => rule)
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Kexin//CRM//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    `X-WR-TIMEZONE:${zone}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    ...(repeats ? zoneLines(zone, now) : []),
    ...events.flatMap((event) => eventLines(event, zone, now)),
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}

function eventLines(event: IcsEvent, zone: string, now: Date): string[] {
  const isDay = event.from.length === 10
  const to = new Date(Date.parse(event.from) + (event.minutes ?? 30) * 60_000)
  const inZone = (at: Date) => `;TZID=${zone}:${wall(zone, at)}`
  const time = (at: Date) => (event.rule ? inZone(at) : `:${stamp(at)}`)
  return [
    'BEGIN:VEVENT',
    `UID:${event.uid}`,
    `DTSTAMP:${stamp(now)}`,
    `LAST-MODIFIED:${stamp(new Date(event.changedAt))}`,
    `SEQUENCE:${event.version - 1}`,
    ...(isDay ? [`DTSTART;VALUE=DATE:${event.from.replaceAll('-', '')}`] : [`DTSTART${time(new Date(event.from))}`, `DTEND${time(to)}`]),
    ...(event.rule ? [`RRULE:${event.rule}`] : []),
    `SUMMARY:${escaped(event.isDone ? `✓ ${event.title}` : event.title)}`,
    ...(event.place ? [`LOCATION:${escaped(event.place)}`] : []),
    ...(event.text ? [`DESCRIPTION:${escaped(event.text)}`] : []),
    `URL:${event.url}`,
    `STATUS:CONFIRMED`,
    `TRANSP:${isDay ? 'TRANSPARENT' : 'OPAQUE'}`,
    'END:VEVENT',
  ]
}

const stamp = (at: Date): string => `${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
const wall = (zone: string, at: Date): string => wallClock(zone, at).slice(0, 19).replace(/[-:]/g, '')

/** Text of a property: what would end it or part it is escaped; other control letters are left out. */
const escaped = (text: string): string =>
  text
    .replace(/[\\;,]/g, (letter) => `\\${letter}`)
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/\p{Cc}/gu, '')

/** A line is at most 75 bytes; a longer one goes on after a blank, never within a letter. */
function folded(line: string): string {
  if (Buffer.byteLength(line) <= 75) return line
  const parts: string[] = []
  let [part, size] = ['', 0]
  for (const letter of line) {
    const bytes = Buffer.byteLength(letter)
    if (size + bytes > (parts.length ? 74 : 75)) {
      parts.push(part)
      ;[part, size] = ['', 0]
    }
    part += letter
    size += bytes
  }
  return [...parts, part].join('\r\n ')
}

const hourMs = 3_600_000
const aheadMs = 3 * 366 * 24 * hourMs
const behindMs = 366 * 24 * hourMs

/** The zone as its clocks stand and will be changed in the years around now. */
function zoneLines(zone: string, now: Date): string[] {
  const offset = (ms: number) => Math.round((Date.parse(`${wallClock(zone, new Date(ms))}Z`) - ms) / 60_000)
  const begin = now.getTime() - behindMs
  const turns: { readonly at: number; readonly was: number; readonly is: number }[] = [{ at: begin, was: offset(begin), is: offset(begin) }]
  for (let ms = begin - (begin % hourMs); ms < now.getTime() + aheadMs; ms += hourMs) {
    const is = offset(ms)
    const was = turns.at(-1)?.is as number
    if (is !== was) turns.push({ at: ms, was, is })
  }
  const kindOf = ({ was, is }: { was: number; is: number }) => (is > was ? 'DAYLIGHT' : 'STANDARD')
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${zone}`,
    ...turns.flatMap((turn) => [
      `BEGIN:${kindOf(turn)}`,
      // Said on the clock as it was before the change.
      `DTSTART:${stamp(new Date(turn.at + turn.was * 60_000)).slice(0, -1)}`,
      `TZOFFSETFROM:${offsetText(turn.was)}`,
      `TZOFFSETTO:${offsetText(turn.is)}`,
      `END:${kindOf(turn)}`,
    ]),
    'END:VTIMEZONE',
  ]
}

function offsetText(minutes: number): string {
  const size = Math.abs(minutes)
  const pad = (figure: number) => String(figure).padStart(2, '0')
  return `${minutes < 0 ? '-' : '+'}${pad(Math.trunc(size / 60))}${pad(size % 60)}`
}
