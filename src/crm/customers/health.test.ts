import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { healthFacts, healthOf, healthReasons, patience } from './health.ts'

const now = new Date('2026-06-15T02:00:00Z')
const moment = { now, today: '2026-06-15', zone: 'Asia/Shanghai' }
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString()
const usual = { level: 'b', lifecycle: 'interested', lastContactAt: ago(3), createdAt: ago(400) }
const judge = (more: Record<string, unknown> = {}) => healthOf({ ...usual, ...more }, moment)

describe('the health of a relation (S0-43)', () => {
  it('is good where we were lately, and nobody’s where the customer is lost', () => {
    expect(judge()).toEqual({ health: 'green', healthReasons: null })
    expect(judge({ lifecycle: 'lost', lastContactAt: null })).toEqual({ health: null, healthReasons: null })
  })

  it('bears a month of silence from a key customer, two from a normal one, and is at risk after twice that', () => {
    for (const [level, days] of Object.entries(patience)) {
      const more = { level, lifecycle: 'interested', deciderCount: 1 }
      expect(judge({ ...more, lastContactAt: ago(days - 1) }).health).toBe('green')
      expect(judge({ ...more, lastContactAt: ago(days + 1) })).toEqual({ health: 'yellow', healthReasons: ['quiet'] })
      expect(judge({ ...more, lastContactAt: ago(2 * days + 1) })).toEqual({ health: 'red', healthReasons: ['silent'] })
    }
  })

  it('counts one who was never contacted from the day he was entered', () => {
    expect(judge({ lastContactAt: null, createdAt: ago(10) }).health).toBe('green')
    expect(judge({ lastContactAt: null, createdAt: ago(70) }).healthReasons).toEqual(['quiet'])
  })

  it('sees contact falling off only where there was some', () => {
    expect(judge({ recordCount90: 9, recordCount30: 1 }).healthReasons).toEqual(['cooling'])
    expect(judge({ recordCount90: 9, recordCount30: 3 }).health).toBe('green')
    expect(judge({ recordCount90: 2, recordCount30: 0 }).health).toBe('green')
  })

  it('takes a promise as late on the day after, and a second broken one as heavier', () => {
    expect(judge({ nextPromiseOn: '2026-06-15' }).health).toBe('green')
    expect(judge({ nextPromiseOn: '2026-06-14' })).toEqual({ health: 'yellow', healthReasons: ['promiseLate'] })
    expect(judge({ brokenPromiseCount: 2, lifecycle: 'won' })).toEqual({ health: 'red', healthReasons: ['noDecider', 'promiseBroken'] })
  })

  it('never betters by what is bad, and names a reason for every colour but green', () => {
    const weight = { green: 0, yellow: 1, red: 2 } as const
    const rows = fc.record({
      level: fc.constantFrom('a', 'b', 'c', null),
      lifecycle: fc.constantFrom('potential', 'interested', 'won', 'repeat', 'dormant'),
      lastContactAt: fc.option(fc.integer({ min: 0, max: 800 }).map(ago)),
      createdAt: fc.integer({ min: 0, max: 800 }).map(ago),
      recordCount30: fc.nat(20),
      recordCount90: fc.nat(60),
      deciderCount: fc.nat(3),
      nextPromiseOn: fc.constantFrom(null, '2026-01-01', '2027-01-01'),
      brokenPromiseCount: fc.nat(3),
    })
    fc.assert(
      fc.property(rows, (row) => {
        const { health, healthReasons: why } = healthOf(row, moment)
        expect(why === null).toBe(health === 'green')
        expect((why ?? []).every((each) => healthReasons.some(({ id }) => id === each))).toBe(true)
        const worse = healthOf({ ...row, brokenPromiseCount: row.brokenPromiseCount + 1 }, moment)
        expect(weight[worse.health ?? 'green']).toBeGreaterThanOrEqual(weight[health ?? 'green'])
      }),
    )
  })

  it('looks at nothing that the engine does not watch for it', () => {
    const asked = new Set<string>()
    const watched = new Proxy<Record<string, unknown>>({}, { get: (_, name) => void asked.add(String(name)) })
    healthOf(watched, moment)
    expect([...asked].filter((name) => name !== 'createdAt' && !(healthFacts as readonly string[]).includes(name))).toEqual([])
  })
})
