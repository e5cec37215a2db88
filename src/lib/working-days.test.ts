import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDays } from './time.ts'
import {
  addWorkingDays,
  addWorkingMinutes,
  isPublished,
  isWorkingDay,
  lastWorkingDay,
  makeWorkCalendar,
  nextWorkingDay,
  workingDaysWithin,
  workingMinutes,
} from './working-days.ts'

/** National Day of 2026, as the State Council published it: 1 to 7 October off, 20 September and 10 October worked. */
const autumn = makeWorkCalendar(
  [
    ...Array.from({ length: 7 }, (_, at) => ({ day: `2026-10-0${at + 1}`, isWorked: false })),
    { day: '2026-09-20', isWorked: true },
    { day: '2026-10-10', isWorked: true },
  ],
  [2026],
)
const hours = { from: 9, to: 18, zone: 'Asia/Shanghai' }
const day = fc.integer({ min: 0, max: 720 }).map((days) => addDays('2026-01-01', days))

it('works on the Sunday that makes up for a holiday, and rests on a Thursday of the holiday (S2-04)', () => {
  expect(isWorkingDay(autumn, '2026-09-20')).toBe(true)
  expect(isWorkingDay(autumn, '2026-10-01')).toBe(false)
  expect(isWorkingDay(autumn, '2026-09-19')).toBe(false)
})

it('finds the next and the last worked day around a holiday (S0-04)', () => {
  expect(nextWorkingDay(autumn, '2026-10-01')).toBe('2026-10-08')
  expect(nextWorkingDay(autumn, '2026-10-08')).toBe('2026-10-08')
  expect(lastWorkingDay(autumn, '2026-10-08')).toBe('2026-09-30')
  expect(addWorkingDays(autumn, '2026-09-30', 1)).toBe('2026-10-08')
  expect(addWorkingDays(autumn, '2026-10-08', 2)).toBe('2026-10-10')
})

it('says of a year nobody has published that it knows no more than the week', () => {
  expect(isPublished(autumn, '2026-12-31')).toBe(true)
  expect(isPublished(autumn, '2027-01-01')).toBe(false)
  expect(isWorkingDay(autumn, '2027-01-01')).toBe(true)
})

it('goes so many worked days on, as counting them one by one does', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 60 }), (from, count) => {
      const first = nextWorkingDay(autumn, from)
      expect(workingDaysWithin(autumn, first, addWorkingDays(autumn, from, count))).toHaveLength(count + 1)
    }),
  )
})

it('ends on Monday morning what began on Friday ten minutes before six (S0-06)', () => {
  const friday = new Date('2026-11-20T09:50:00Z')
  expect(addWorkingMinutes(autumn, hours, friday, 60).toISOString()).toBe('2026-11-23T01:50:00.000Z')
  expect(workingMinutes(autumn, hours, friday, new Date('2026-11-23T01:50:00Z'))).toBe(60)
})

it('counts back the working minutes it went on by, whenever it began', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2026-09-01T00:00:00Z'), max: new Date('2026-11-30T00:00:00Z'), noInvalidDate: true }),
      fc.integer({ min: 1, max: 3000 }),
      (from, minutes) => {
        expect(workingMinutes(autumn, hours, from, addWorkingMinutes(autumn, hours, from, minutes))).toBe(minutes)
      },
    ),
  )
})
