import { expect, it } from 'vitest'
import { dayOfNumber, readDay, readDayAndTime } from './day-text.ts'

it.each(['2026-01-02', '2026/1/2', '2026.1.2', '2026年1月2日', '2026年01月02号', '20260102', '２０２６－０１－０２', ' 2026 / 01 / 02 '])(
  'reads the day %s',
  (written) => {
    expect(readDay(written)).toBe('2026-01-02')
  },
)

it.each(['', '1/2/2026', '26-1-2', '2026-13-01', '2026-02-29', '2026-1/2', '2026年1月', '02-01', 'infinity', '0026-01-02'])('finds no day in %s', (written) => {
  expect(readDay(written)).toBeUndefined()
})

it.each([
  ['2026-01-02', '2026-01-02T00:00:00.000'],
  ['2026/1/2 9:30', '2026-01-02T09:30:00.000'],
  ['2026-01-02T09:30:15.5', '2026-01-02T09:30:15.500'],
  ['2026年1月2日 9点30分', '2026-01-02T09:30:00.000'],
  ['2026.1.2 23：59：59', '2026-01-02T23:59:59.000'],
])('reads the hour of %s', (written, wall) => {
  expect(readDayAndTime(written)).toBe(wall)
})

it.each(['2026-01-02 24:00', '2026-01-02 9:60', '2026-02-30 9:00', '9:30'])('finds no hour in %s', (written) => {
  expect(readDayAndTime(written)).toBeUndefined()
})

it('takes a number for a day of Excel, or for eight digits, and a count for neither', () => {
  expect(dayOfNumber(46024)).toBe('2026-01-02')
  expect(dayOfNumber(20260102)).toBe('2026-01-02')
  expect([7, 1200.5, 99_999, Number.NaN, 20261301].map(dayOfNumber)).toEqual([undefined, undefined, undefined, undefined, undefined])
})
