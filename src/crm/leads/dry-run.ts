import type { Filter } from '../../kernel/filter.ts'
import { addDays, dayIn, startOfDay } from '../../lib/time.ts'

type Row = Readonly<Record<string, unknown>>

const before = (field: string, at: string): Filter => ({
  any: [
    { field, op: 'empty' },
    { field, op: 'lt', value: at },
  ],
})
const isNot = (field: string, values: readonly string[]): Filter => ({
  any: [
    { field, op: 'empty' },
    { field, op: 'notIn', value: values },
  ],
})

const lastOf = (event: unknown, until: string, zone: string): Filter[] =>
  event === 'deal' ? [before('lastWonOn', dayIn(zone, new Date(until)))] : [before(event === 'opportunity' ? 'lastOpportunityAt' : 'lastContactAt', until)]

/** Working days are counted by the week here; the night knows the holidays. */
function dayBack(day: string, { days, countsWorkingDays }: Row): string {
  if (!countsWorkingDays) return addDays(day, -Number(days))
  let at = day
  for (let left = Number(days); left > 0; at = addDays(at, -1)) if (new Date(`${at}T00:00:00Z`).getUTCDay() % 6 !== 0) left--
  return at
}

/**
 * Whom a rule would let fall on a day, as a filter of the list: the dry run of a rule that is not in force yet. Of one that is, the records
 * themselves say it (`recycleOn`).
 */
export function wouldFall(rule: Row, day: string, zone: string): Filter {
  const spares = (rule.spares ?? []) as readonly string[]
  const levels = (rule.levels ?? []) as readonly string[]
  const until = startOfDay(addDays(dayBack(day, rule), 1), zone)
  const isLead = rule.of === 'lead'
  return {
    all: [
      { field: 'ownerId', op: 'notEmpty' },
      { field: 'claimedAt', op: 'lt', value: until },
      ...(isLead ? (rule.event === 'contact' ? [before('lastContactAt', until)] : []) : lastOf(rule.event, until, zone)),
      {
        any: [
          { field: 'protectedUntil', op: 'empty' },
          { field: 'protectedUntil', op: 'lt', value: day },
        ],
      },
      ...(isLead ? [{ field: 'state', op: 'in' as const, value: ['new', 'following'] }] : []),
      ...(levels.length && !isLead ? [{ field: 'level', op: 'in' as const, value: levels }] : []),
      ...(spares.includes('won') && !isLead ? [isNot('lifecycle', ['won', 'repeat']), { field: 'lastWonOn', op: 'empty' as const }] : []),
      ...(spares.includes('openDeal') && !isLead ? [{ field: 'openOpportunityCount', op: 'eq' as const, value: 0 }] : []),
      ...(spares.includes('key') && !isLead ? [isNot('level', ['a'])] : []),
    ],
  }
}
