import { dayIn, hourIn } from '../../lib/time.ts'
import { isWorkingDay, type WorkCalendar } from '../../lib/working-days.ts'
import type { ShareWay } from './lead-choices.ts'

type Row = Readonly<Record<string, unknown>>

/** A place at the table: a person who takes leads by a rule. `turn`: how far along he is; the least is next. `open`: what he has at hand. */
export type Seat = {
  readonly id: string
  readonly userId: string
  readonly weight: number
  readonly turn: number
  readonly region: string | null
  readonly most: number | null
  readonly open: number
  readonly isAway: boolean
}

/** Every weight from 1 to 10 divides it, so that turns stay whole numbers and nobody gains by rounding. */
export const round = 2520

const stem = (region: string): string => region.replace(/(00){1,2}$/, '')
/** Is a place the other, or within it? Codes of GB/T 2260: 320000 holds 320100, which holds 320102. */
export const isWithin = (region: unknown, above: unknown): boolean => typeof region === 'string' && typeof above === 'string' && region.startsWith(stem(above))

/** Does a lead meet all that a rule asks? What a rule leaves open holds for every lead. */
export function fits(rule: Row, lead: Row): boolean {
  const sources = (rule.sourceIds ?? []) as readonly unknown[]
  if (sources.length && !sources.includes(lead.sourceId)) return false
  if (rule.origin && rule.origin !== lead.origin) return false
  if (rule.region && !isWithin(lead.region, rule.region)) return false
  return !rule.industry || (typeof lead.industry === 'string' && lead.industry.startsWith(rule.industry as string))
}

/** May a rule give anything out now? One that keeps to working time rests at night, at weekends and on holidays. */
export function isAtWork(rule: Row, { calendar, now, zone }: { readonly calendar: WorkCalendar; readonly now: Date; readonly zone: string }): boolean {
  if (!rule.onlyAtWork) return true
  const hour = hourIn(zone, now)
  return isWorkingDay(calendar, dayIn(zone, now)) && hour >= Number(rule.fromHour) && hour < Number(rule.toHour)
}

const isFree = ({ isAway, most, open }: Seat): boolean => !isAway && (most === null || open < most)
const byTurn = (a: Seat, b: Seat): number => a.turn - b.turn || a.id.localeCompare(b.id)

/** Whose turn it is; undefined: nobody has room. By territory those who answer for the lead's place come first, the nearest place before the wider. */
export function chosen(way: ShareWay, seats: readonly Seat[], region: unknown): Seat | undefined {
  const free = seats.filter(isFree).toSorted(byTurn)
  if (way === 'load') return free.toSorted((a, b) => a.open / a.weight - b.open / b.weight || byTurn(a, b))[0]
  if (way !== 'territory') return free[0]
  const near = free.filter((seat) => isWithin(region, seat.region))
  const narrowest = Math.max(...near.map((seat) => stem(seat.region as string).length))
  return near.find((seat) => stem(seat.region as string).length === narrowest)
}

/**
 * Where the seat stands after its turn, and where the rule does: fair queueing, so that each gets leads by his weight, and who comes late
 * or was away begins where the others are instead of being given all they had.
 */
export function afterTurn(way: ShareWay, seat: Seat, clock: number): { readonly turn: number; readonly clock: number } {
  const start = Math.max(seat.turn, clock)
  return { turn: start + round / (way === 'turn' ? 1 : seat.weight), clock: start }
}
