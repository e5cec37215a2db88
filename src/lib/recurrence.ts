import { RRuleTemporal } from 'rrule-temporal'
import { wallClock } from './time.ts'

/**
 * When something that began at `from` comes again after `after`, by a recurrence rule (RFC 5545) read on a zone's wall clock: nine in the
 * morning stays nine when clocks are changed. Undefined: never again. Server only: the calendar it is reckoned with weighs 60 KB.
 */
export function nextTime(rule: string, from: string, { after, zone }: { readonly after: Date; readonly zone: string }): string | undefined {
  const begin = wallClock(zone, new Date(from)).replace(/[-:]|\.\d+/g, '')
  const series = new RRuleTemporal({ rruleString: `DTSTART;TZID=${zone}:${begin}\nRRULE:${rule}` })
  const next = series.next(after, false)
  // The rule knows seconds; what lies between them stays.
  return next ? new Date(next.epochMilliseconds + new Date(from).getMilliseconds()).toISOString() : undefined
}
