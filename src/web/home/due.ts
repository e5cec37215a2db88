import type { Filter } from '../../kernel/filter.ts'
import { instantOf, todayIn } from '../../kit/wall-time.ts'
import { addDays } from '../../lib/time.ts'

const daysAhead = 7

/** When today began for this person, and when the week that begins with it ends. */
export function dueTimes(timeZone: string, now = new Date()): { readonly today: string; readonly end: string } {
  const day = todayIn(timeZone, now)
  return { today: instantOf(`${day} 00:00`, timeZone), end: instantOf(`${addDays(day, daysAhead)} 00:00`, timeZone) }
}

export const mine: Filter = { field: 'ownerId', op: 'eq', value: '@me' }
export const before = (field: string, instant: string): Filter => ({ field, op: 'lt', value: instant })
/** From the first instant on and before the second. */
export const between = (field: string, from: string, to: string): Filter => ({ all: [{ field, op: 'gte', value: from }, before(field, to)] })
export const within = (field: string, window: string): Filter => ({ field, op: 'within', value: window })
