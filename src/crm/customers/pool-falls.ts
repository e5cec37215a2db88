import type { Judgement, Moment, Rulebook } from '../../kernel/object.ts'
import { addDays, dayIn } from '../../lib/time.ts'
import { isWorkingDay, makeWorkCalendar, type WorkCalendar } from '../../lib/working-days.ts'

type Row = Readonly<Record<string, unknown>>

/** What may keep a record from falling into the pool (china-practice.md section 1). */
export const spares = ['openDeal', 'won', 'key'] as const
export type Spare = (typeof spares)[number]

/** What a rule waits for in vain: a contact record, an opportunity, a deal. */
export const recycleEvents = ['contact', 'opportunity', 'deal'] as const
export type RecycleEvent = (typeof recycleEvents)[number]

/** How an object tells what the rules ask: when each event last happened (a field), which level it has, and whether a spare holds for it. */
export type PoolWords = {
  readonly object: string
  readonly lastAt: Readonly<Partial<Record<RecycleEvent, string>>>
  readonly level?: string
  readonly isSpared: (row: Row, spare: Spare) => boolean
  /** It is over with, and falls by no rule: a lead that was converted. */
  readonly isSettled?: (row: Row) => boolean
  /** Further fields that `isSpared` looks at. */
  readonly from: readonly string[]
}

/** Kept as the holder of what lies in a pool, so that nothing is taken for older than it is. */
const nobody = 'nobody'

/** The house's own columns of what may lie in a pool. */
export const concluded = ['claimedAt', 'pooledAt', 'holder', 'recycleOn', 'recycleRuleId'] as const

/**
 * Since when somebody has a record, since when it lies in its pool, and on which day it falls there by which rule: concluded anew whenever its
 * owner, its protection, a contact or the rules change, so that a warning, a dry run and the night all read one indexed day.
 */
export const pooling = (words: PoolWords): Judgement => ({
  fields: concluded,
  from: ['ownerId', 'poolId', 'protectedUntil', ...Object.values(words.lastAt), ...(words.level ? [words.level] : []), ...words.from],
  isQuiet: true,
  reads: [{ object: 'poolRule' }, { object: 'holiday', when: ({ poolRule = [] }) => poolRule.some((rule) => rule.isActive && rule.countsWorkingDays) }],
  by: (row, when, rules) => poolState(words, { row, when, rules }),
})

/** What is concluded of a record that falls now: written with the fall itself, so that its row is written once. */
export const fallen = (now: string) => ({ claimedAt: null, pooledAt: now, holder: nobody, recycleOn: null, recycleRuleId: null })

type Asked = { readonly row: Row; readonly when: Moment; readonly rules: Rulebook }

function poolState(words: PoolWords, { row, when, rules }: Asked) {
  const ownerId = (row.ownerId ?? null) as string | null
  const now = when.now.toISOString()
  const claimedAt = ownerId === null ? null : since(row, ownerId, now)
  const pooledAt = ownerId === null && row.poolId ? ((row.pooledAt as string | null | undefined) ?? now) : null
  const next = ownerId === null || words.isSettled?.(row) ? undefined : nextFall(words, { row: { ...row, claimedAt }, when, rules })
  return { claimedAt, pooledAt, holder: ownerId ?? nobody, recycleOn: next?.on ?? null, recycleRuleId: next?.ruleId ?? null }
}

/** A record of before there were pools is its owner's since it was made. */
function since(row: Row, ownerId: string, now: string): string {
  if (row.holder === ownerId && row.claimedAt) return row.claimedAt as string
  return row.holder ? now : ((row.createdAt as string | undefined) ?? now)
}

export type Fall = { readonly on: string; readonly ruleId: string }

/** The first day on which a rule lets it fall; undefined: none does. */
function nextFall(words: PoolWords, { row, when, rules }: Asked): Fall | undefined {
  const falls = (rules.poolRule ?? []).flatMap((rule): Fall[] => {
    if (!holds(words, rule, row)) return []
    const last = row[words.lastAt[rule.event as RecycleEvent] as string] as string | null | undefined
    const from = dayIn(when.zone, new Date(latest(row.claimedAt as string, last ?? null)))
    const days = Number(rule.days)
    const due = rule.countsWorkingDays ? workingDaysOn(from, days, calendarOf(rules)) : addDays(from, days)
    return [{ on: afterProtection(due, row.protectedUntil), ruleId: rule.id as string }]
  })
  return falls.toSorted((a, b) => a.on.localeCompare(b.on) || a.ruleId.localeCompare(b.ruleId))[0]
}

const latest = (a: string, b: string | null): string => (b !== null && b > a ? b : a)
const afterProtection = (due: string, until: unknown): string => (typeof until === 'string' && until >= due ? addDays(until, 1) : due)

function holds(words: PoolWords, rule: Row, row: Row): boolean {
  if (!rule.isActive || rule.of !== words.object || !words.lastAt[rule.event as RecycleEvent]) return false
  const levels = (rule.levels ?? []) as readonly unknown[]
  if (levels.length && !(words.level && levels.includes(row[words.level]))) return false
  return !((rule.spares ?? []) as readonly Spare[]).some((spare) => words.isSpared(row, spare))
}

const calendars = new WeakMap<Rulebook, WorkCalendar>()

/** Made once for all records that are judged together. */
function calendarOf(rules: Rulebook): WorkCalendar {
  const known = calendars.get(rules)
  if (known) return known
  const turned = (rules.holiday ?? []).map(({ day, kind }) => ({ day: String(day), isWorked: kind === 'work' }))
  const made = makeWorkCalendar(turned, [])
  calendars.set(rules, made)
  return made
}

/** So many worked days after a day, which itself does not count whether it is worked or not. */
function workingDaysOn(from: string, days: number, calendar: WorkCalendar): string {
  let day = from
  for (let left = days; left > 0; ) {
    day = addDays(day, 1)
    if (isWorkingDay(calendar, day)) left--
  }
  return day
}
