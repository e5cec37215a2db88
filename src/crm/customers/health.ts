import type { Moment } from '../../kernel/object.ts'

/**
 * How we stand with a customer, in a colour with its reasons (S0-43): a pure rule over what the archive holds. Each aspect looks at
 * one thing and gives at most one reason; payment and satisfaction are two more lines here once there are figures of them.
 */

export const healthColours = [
  { id: 'green', label: { zh: '良好', en: 'Good' }, color: 'green' },
  { id: 'yellow', label: { zh: '关注', en: 'Watch' }, color: 'gold' },
  { id: 'red', label: { zh: '危险', en: 'At risk' }, color: 'red' },
] as const

export const healthReasons = [
  { id: 'quiet', label: { zh: '久未联系', en: 'No contact for long' }, color: 'gold' },
  { id: 'silent', label: { zh: '长期失联', en: 'Out of touch' }, color: 'red' },
  { id: 'cooling', label: { zh: '接触明显减少', en: 'Contact is falling off' }, color: 'gold' },
  { id: 'noDecider', label: { zh: '不认识决策者', en: 'No decision maker known' }, color: 'gold' },
  { id: 'promiseLate', label: { zh: '承诺已逾期', en: 'A promise is overdue' }, color: 'red' },
  { id: 'promiseBroken', label: { zh: '一年内失信', en: 'A promise was broken' }, color: 'gold' },
] as const

type Reason = (typeof healthReasons)[number]['id']
type Values = Readonly<Record<string, unknown>>
/** What an aspect found, and how heavily it weighs. */
type Finding = { readonly reason: Reason; readonly weight: number }
type Aspect = (row: Values, moment: Moment) => Finding | undefined

/** The fields the rule looks at: the engine draws it anew when one of them is written. */
export const healthFacts = [
  'level',
  'lifecycle',
  'lastContactAt',
  'recordCount30',
  'recordCount90',
  'deciderCount',
  'nextPromiseOn',
  'brokenPromiseCount',
] as const

/** Days without a contact that each level bears. A key customer wants us monthly, one of no level quarterly. */
export const patience: Readonly<Record<string, number>> = { a: 30, b: 60, c: 120 }
const usualPatience = 90

const day = 86_400_000
const figure = (value: unknown): number => (typeof value === 'number' ? value : 0)
const daysSince = (instant: unknown, now: Date): number =>
  typeof instant === 'string' || instant instanceof Date ? (now.getTime() - new Date(instant).getTime()) / day : 0

/** One who was never contacted is counted from the day he was entered. */
const contact: Aspect = ({ level, lastContactAt, createdAt }, { now }) => {
  const days = daysSince(lastContactAt ?? createdAt, now)
  const limit = patience[String(level)] ?? usualPatience
  if (days > 2 * limit) return { reason: 'silent', weight: 4 }
  return days > limit ? { reason: 'quiet', weight: 2 } : undefined
}

/** A month with less than half of what a month had in the last three: only where there was something to fall. */
const trend: Aspect = ({ recordCount30, recordCount90 }) => {
  const usual = figure(recordCount90) / 3
  return usual >= 2 && figure(recordCount30) < usual / 2 ? { reason: 'cooling', weight: 1 } : undefined
}

/** Who decides must be known where it counts: at those who buy, and at key customers from the day they are interested (S4-26). */
const coverage: Aspect = ({ level, lifecycle, deciderCount }) => {
  const counts = lifecycle === 'won' || lifecycle === 'repeat' || (level === 'a' && lifecycle !== 'potential')
  return counts && figure(deciderCount) === 0 ? { reason: 'noDecider', weight: 1 } : undefined
}

/** A promise is late on the day after it was due. */
const lateness: Aspect = ({ nextPromiseOn }, { today }) =>
  typeof nextPromiseOn === 'string' && nextPromiseOn < today ? { reason: 'promiseLate', weight: 2 } : undefined

const broken: Aspect = ({ brokenPromiseCount }) => {
  const times = figure(brokenPromiseCount)
  return times ? { reason: 'promiseBroken', weight: times > 1 ? 3 : 2 } : undefined
}

const aspects: readonly Aspect[] = [contact, trend, coverage, lateness, broken]
const redFrom = 4

/** Colour and reasons, heaviest in the order of the list. A lost customer has none: there is no relation to be healthy. */
export function healthOf(row: Values, moment: Moment): { health: (typeof healthColours)[number]['id'] | null; healthReasons: Reason[] | null } {
  if (row.lifecycle === 'lost') return { health: null, healthReasons: null }
  const found = aspects.flatMap((aspect) => aspect(row, moment) ?? [])
  const weight = found.reduce((sum, each) => sum + each.weight, 0)
  const reasons = healthReasons.flatMap(({ id }) => (found.some(({ reason }) => reason === id) ? [id] : []))
  return { health: weight >= redFrom ? 'red' : weight > 0 ? 'yellow' : 'green', healthReasons: reasons.length ? reasons : null }
}
