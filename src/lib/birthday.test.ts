import fc from 'fast-check'
import { expect, it } from 'vitest'
import { nextBirthday } from './birthday.ts'
import { addDays, daysBetween } from './time.ts'

const lunar = (month: number, day: number, leap = false) => ({ calendar: 'lunar', month, day, leap }) as const

it('finds a lunar birthday on the right solar day, two years running (S0-39)', () => {
  expect(nextBirthday(lunar(8, 15), '2026-01-01')).toBe('2026-09-25')
  expect(nextBirthday(lunar(8, 15), '2026-09-25')).toBe('2026-09-25')
  expect(nextBirthday(lunar(8, 15), '2026-09-26')).toBe('2027-09-15')
})

it('finds a birthday of the old lunar year in the first weeks of the new solar one', () => {
  expect(nextBirthday(lunar(12, 20), '2026-01-01')).toBe('2026-02-07')
})

it('takes the ordinary month where the year has no such leap month', () => {
  expect(nextBirthday(lunar(6, 1, true), '2025-01-01')).toBe('2025-07-25')
  expect(nextBirthday(lunar(6, 1, true), '2026-01-01')).toBe('2026-07-14')
})

it('takes the last day of a month that has no thirtieth', () => {
  expect(nextBirthday(lunar(12, 30), '2026-02-01')).toBe('2026-02-16')
  expect(nextBirthday(lunar(12, 30), '2027-01-01')).toBe('2027-02-05')
})

it('keeps a 29 February in common years on the 28th', () => {
  const born = { calendar: 'solar', month: 2, day: 29 } as const
  expect(nextBirthday(born, '2026-01-01')).toBe('2026-02-28')
  expect(nextBirthday(born, '2026-03-01')).toBe('2027-02-28')
  expect(nextBirthday(born, '2028-01-01')).toBe('2028-02-29')
})

it('comes once within fourteen lunar months, whatever the day', () => {
  const born = fc.record({
    calendar: fc.constant('lunar' as const),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 30 }),
    leap: fc.boolean(),
  })
  const from = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('1990-01-01', days))
  fc.assert(
    fc.property(born, from, (day, start) => {
      const gap = daysBetween(start, nextBirthday(day, start))
      return gap >= 0 && gap < 415
    }),
  )
})
