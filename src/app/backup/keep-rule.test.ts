import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Aged, mayGo } from './keep-rule.ts'

const zone = 'Asia/Shanghai'
const at = (day: number, hour = 2): Aged => {
  const when = new Date(Date.UTC(2026, 0, 1 + day, hour)).toISOString()
  return { name: when, at: when }
}
const daily = (days: number): Aged[] => Array.from({ length: days }, (_, day) => at(days - 1 - day))

describe('which back-ups stay', () => {
  it('keeps seven days and four weeks of a house that is backed up each night', () => {
    const all = daily(60)
    const gone = new Set(mayGo(all, { days: 7, weeks: 4 }, zone))
    const kept = all.filter(({ name }) => !gone.has(name))
    expect(kept.slice(0, 7)).toEqual(all.slice(0, 7))
    expect(kept.length).toBeGreaterThanOrEqual(9)
    expect(kept.length).toBeLessThanOrEqual(11)
  })

  it('keeps one of several of a day, the newest', () => {
    expect(mayGo([at(3, 9), at(3, 5), at(3, 1)], { days: 3, weeks: 0 }, zone)).toEqual([at(3, 5).name, at(3, 1).name])
  })

  it('never lets the newest go, nor more because the house slept', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(400), { minLength: 1, maxLength: 40 }), fc.nat(10), fc.nat(6), (days, keepDays, weeks) => {
        const all = days.toSorted((one, other) => other - one).map((day) => at(day))
        const gone = mayGo(all, { days: keepDays, weeks }, zone)
        expect(gone).not.toContain(all[0]?.name)
        expect(all.length - gone.length).toBeGreaterThanOrEqual(Math.min(all.length, Math.max(keepDays, 1)))
      }),
    )
  })
})
