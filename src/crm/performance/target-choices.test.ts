import fc from 'fast-check'
import { expect, it } from 'vitest'
import { inParts, targetDays } from './target-choices.ts'

it('parts a year’s target into months that add up to the cent', () => {
  expect(inParts(1000, 12).slice(0, 5)).toEqual([83.34, 83.34, 83.34, 83.34, 83.33])
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000_000_00 }), fc.integer({ min: 1, max: 60 }), (cents, count) => {
      const parts = inParts(cents / 100, count)
      expect(parts).toHaveLength(count)
      expect(parts.reduce((sum, part) => sum + Math.round(part * 100), 0)).toBe(cents)
      expect(Math.max(...parts) - Math.min(...parts)).toBeLessThan(0.011)
    }),
  )
})

it('knows the days of a year, a quarter and a month', () => {
  expect(targetDays('year', '2026-01-01')).toEqual({ from: '2026-01-01', to: '2026-12-31' })
  expect(targetDays('quarter', '2026-04-01')).toEqual({ from: '2026-04-01', to: '2026-06-30' })
  expect(targetDays('month', '2028-02-01')).toEqual({ from: '2028-02-01', to: '2028-02-29' })
})
