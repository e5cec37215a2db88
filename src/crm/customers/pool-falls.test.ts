import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../lib/time.ts'
import { type PoolWords, pooling } from './pool-falls.ts'

type Row = Record<string, unknown>

const words: PoolWords = {
  object: 'thing',
  lastAt: { contact: 'lastContactAt' },
  level: 'level',
  from: ['won'],
  isSpared: ({ won, level }, spare) => (spare === 'won' ? won === true : spare === 'key' && level === 'a'),
}
const judge = pooling(words)
const first = '2026-01-01'
const noon = (day: string) => new Date(`${day}T04:00:00.000Z`)
const moment = (day: string) => ({ now: noon(day), today: day, zone: 'Asia/Shanghai' })
const holidays = [
  { day: '2026-02-16', kind: 'off' },
  { day: '2026-02-17', kind: 'off' },
  { day: '2026-02-14', kind: 'work' },
  { day: '2026-10-01', kind: 'off' },
]
const concluded = (row: Row, day: string, poolRule: readonly Row[]): Row => ({ ...row, ...judge.by(row, moment(day), { poolRule, holiday: holidays }) })

const ruleOf = fc.record({
  id: fc.constantFrom('r1', 'r2', 'r3'),
  of: fc.constantFrom('thing', 'thing', 'other'),
  isActive: fc.constantFrom(true, true, false),
  event: fc.constant('contact'),
  days: fc.integer({ min: 1, max: 60 }),
  countsWorkingDays: fc.boolean(),
  levels: fc.subarray(['a', 'b', 'c']),
  spares: fc.subarray(['won', 'key']),
})
const stepOf = fc.record({
  day: fc.integer({ min: 0, max: 364 }),
  what: fc.constantFrom('contact', 'contact', 'owner', 'protect', 'level', 'won', 'claim'),
  pick: fc.integer({ min: 0, max: 40 }),
})

/** What an honest clerk with a calendar would say on the morning of a day. */
type Clerk = { owner: string | null; since: string; contact: string | null; until: string | null; level: string; won: boolean }
function isWorked(day: string): boolean {
  const turned = holidays.find((each) => each.day === day)
  return turned ? turned.kind === 'work' : ![0, 6].includes(new Date(day).getUTCDay())
}

function fallsToday(clerk: Clerk, day: string, rules: readonly Row[]): boolean {
  if (!clerk.owner || (clerk.until && clerk.until >= day)) return false
  const from = clerk.contact && clerk.contact > clerk.since ? clerk.contact : clerk.since
  return rules.some((rule) => {
    const levels = rule.levels as string[]
    const spares = rule.spares as string[]
    if (!rule.isActive || rule.of !== 'thing' || (levels.length && !levels.includes(clerk.level))) return false
    if ((spares.includes('won') && clerk.won) || (spares.includes('key') && clerk.level === 'a')) return false
    let waited = 0
    for (let at = addDays(from, 1); at <= day; at = addDays(at, 1)) if (!rule.countsWorkingDays || isWorked(at)) waited++
    return waited >= (rule.days as number)
  })
}

describe('a year in the pool', () => {
  it('falls on the very days that a clerk with a calendar says, whatever happens in between', () => {
    fc.assert(
      fc.property(fc.uniqueArray(ruleOf, { maxLength: 3, selector: ({ id }) => id }), fc.array(stepOf, { maxLength: 60 }), (rules, steps) => {
        const clerk: Clerk = { owner: 'li', since: first, contact: null, until: null, level: 'b', won: false }
        let row = concluded({ ownerId: 'li', poolId: null, createdAt: noon(first).toISOString(), level: 'b', won: false }, first, rules)
        for (let n = 0; n < 365; n++) {
          const day = addDays(first, n)
          // The night before: what time alone changes, then what is due.
          row = concluded(row, day, rules)
          const falls = row.ownerId !== null && typeof row.recycleOn === 'string' && row.recycleOn <= day
          expect(falls, `${day} ${JSON.stringify(row)}`).toBe(fallsToday(clerk, day, rules))
          if (falls) {
            row = concluded({ ...row, ownerId: null, poolId: 'sea', protectedUntil: null }, day, rules)
            Object.assign(clerk, { owner: null, until: null })
            expect(row).toMatchObject({ recycleOn: null, claimedAt: null, pooledAt: noon(day).toISOString() })
          }
          for (const { what, pick } of steps.filter((step) => step.day === n)) {
            const patch: Row = {}
            if (what === 'contact') {
              clerk.contact = day
              patch.lastContactAt = noon(day).toISOString()
            }
            if (what === 'owner' && clerk.owner) {
              const to = pick % 2 ? 'wang' : 'li'
              if (clerk.owner !== to) Object.assign(clerk, { owner: to, since: day })
              patch.ownerId = to
            }
            if (what === 'claim' && !clerk.owner) {
              Object.assign(clerk, { owner: 'li', since: day })
              patch.ownerId = 'li'
            }
            if (what === 'protect' && clerk.owner) {
              clerk.until = addDays(day, pick)
              patch.protectedUntil = clerk.until
            }
            if (what === 'level') {
              clerk.level = ['a', 'b', 'c'][pick % 3] as string
              patch.level = clerk.level
            }
            if (what === 'won') {
              clerk.won = pick % 2 === 0
              patch.won = clerk.won
            }
            row = concluded({ ...row, ...patch }, day, rules)
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  it('counts for a new owner from the day he has it', () => {
    const rules = [{ id: 'r', of: 'thing', isActive: true, event: 'contact', days: 10, levels: [], spares: [] }]
    const made = concluded({ ownerId: 'li', createdAt: noon(first).toISOString() }, first, rules)
    expect(made.recycleOn).toBe('2026-01-11')
    expect(concluded({ ...made, ownerId: 'wang' }, '2026-01-05', rules)).toMatchObject({ recycleOn: '2026-01-15', holder: 'wang' })
    expect(concluded({ ...made, lastContactAt: '2026-01-08T02:00:00.000Z' }, '2026-01-08', rules).recycleOn).toBe('2026-01-18')
  })
})
