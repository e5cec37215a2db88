import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDays, dayIn, daysBetween, dayWindow, firstOfWeek, instantOf, instantWindow, isDay, startOfDay, wallClock, windowNames } from './time.ts'

const shanghai = 'Asia/Shanghai'
/** A Thursday, 2026-01-01 02:00 in Shanghai, still 2025 in Greenwich. */
const newYear = new Date('2025-12-31T18:00:00Z')

it.each([
  ['today', '2026-01-01', '2026-01-02'],
  ['yesterday', '2025-12-31', '2026-01-01'],
  ['tomorrow', '2026-01-02', '2026-01-03'],
  ['thisWeek', '2025-12-29', '2026-01-05'],
  ['lastWeek', '2025-12-22', '2025-12-29'],
  ['nextWeek', '2026-01-05', '2026-01-12'],
  ['thisMonth', '2026-01-01', '2026-02-01'],
  ['lastMonth', '2025-12-01', '2026-01-01'],
  ['nextMonth', '2026-02-01', '2026-03-01'],
  ['thisQuarter', '2026-01-01', '2026-04-01'],
  ['lastQuarter', '2025-10-01', '2026-01-01'],
  ['thisYear', '2026-01-01', '2027-01-01'],
  ['lastYear', '2025-01-01', '2026-01-01'],
  ['last7days', '2025-12-26', '2026-01-02'],
  ['last30days', '2025-12-03', '2026-01-02'],
  ['last90days', '2025-10-04', '2026-01-02'],
  ['last365days', '2025-01-02', '2026-01-02'],
  ['next7days', '2026-01-01', '2026-01-08'],
  ['next30days', '2026-01-01', '2026-01-31'],
] as const)('%s is the days from %s up to %s, as the company sees them', (name, from, to) => {
  expect(dayWindow(name, newYear, shanghai)).toEqual({ from, to })
})

it('has a stretch for every name, with its end after its start', () => {
  for (const name of windowNames) {
    const { from, to } = dayWindow(name, newYear, shanghai)
    expect(from < to).toBe(true)
  }
})

it('begins the week on Monday, on Sundays too', () => {
  expect(firstOfWeek('2026-01-04')).toBe('2025-12-29')
  expect(firstOfWeek('2026-01-05')).toBe('2026-01-05')
})

it('turns midnights of the company into instants', () => {
  expect(instantWindow('today', newYear, shanghai)).toEqual({ from: '2025-12-31T16:00:00.000Z', to: '2026-01-01T16:00:00.000Z' })
  expect(dayIn(shanghai, newYear)).toBe('2026-01-01')
  expect(dayIn('UTC', newYear)).toBe('2025-12-31')
})

it('takes the first of two equal hours and steps over a missing one', () => {
  expect(instantOf('2026-11-01T01:30:00.000', 'America/New_York')).toBe('2026-11-01T05:30:00.000Z')
  expect(instantOf('2026-03-08T02:30:00.000', 'America/New_York')).toBe('2026-03-08T07:30:00.000Z')
  expect(startOfDay('2026-03-08', 'America/New_York')).toBe('2026-03-08T05:00:00.000Z')
})

it('knows the calendar', () => {
  expect(['2024-02-29', '2025-02-29', '2026-04-31', '0999-01-01', '2026-1-1', 'infinity'].map(isDay)).toEqual([true, false, false, false, false, false])
  expect(addDays('2024-02-28', 2)).toBe('2024-03-01')
  expect(daysBetween('2026-01-01', '2027-01-01')).toBe(365)
})

it('comes back from the wall clock to the same instant wherever clocks stand still', () => {
  const zones = fc.constantFrom(shanghai, 'UTC', 'Asia/Kathmandu', 'Pacific/Kiritimati')
  const instants = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  fc.assert(fc.property(instants, zones, (at, zone) => instantOf(wallClock(zone, at), zone) === at.toISOString()))
})
