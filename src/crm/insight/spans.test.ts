import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween } from '../../lib/time.ts'
import { daysOf, spans } from './spans.ts'

describe('the stretches of a cockpit (S0-13)', () => {
  it('are those people mean: a week from Monday, the quarter before, the same month a year ago', () => {
    expect(daysOf('today', '2026-11-22')).toEqual({ from: '2026-11-22', to: '2026-11-22' })
    expect(daysOf('today', '2026-11-22', 'before')).toEqual({ from: '2026-11-21', to: '2026-11-21' })
    expect(daysOf('week', '2026-11-22')).toEqual({ from: '2026-11-16', to: '2026-11-22' })
    expect(daysOf('week', '2026-11-22', 'lastYear')).toEqual({ from: '2025-11-17', to: '2025-11-23' })
    expect(daysOf('month', '2026-03-31', 'before')).toEqual({ from: '2026-02-01', to: '2026-02-28' })
    expect(daysOf('quarter', '2026-11-22')).toEqual({ from: '2026-10-01', to: '2026-12-31' })
    expect(daysOf('quarter', '2026-01-05', 'before')).toEqual({ from: '2025-10-01', to: '2025-12-31' })
    expect(daysOf('year', '2026-11-22', 'lastYear')).toEqual({ from: '2025-01-01', to: '2025-12-31' })
    expect(daysOf('today', '2028-02-29', 'lastYear').from).toBe('2027-02-28')
  })

  it('hold today, and end where the next begins, on any day', () => {
    const days = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays('2000-01-01', n))
    fc.assert(
      fc.property(days, fc.constantFrom(...spans), (today, span) => {
        const [now, before] = [daysOf(span, today), daysOf(span, today, 'before')]
        expect(now.from <= today && today <= now.to).toBe(true)
        expect(daysBetween(before.to, now.from)).toBe(1)
        expect(daysOf(span, addDays(now.to, 1), 'before')).toEqual(now)
      }),
    )
  })
})
