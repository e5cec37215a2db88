import { expect, it } from 'vitest'
import { makeWorkCalendar } from '../../lib/working-days.ts'
import { dueAt, nextStretch, owedWithin, stretchOf } from './periods.ts'

const calendar = makeWorkCalendar(
  [{ day: '2026-10-10', isWorked: true }, ...['01', '02', '05', '06', '07'].map((day) => ({ day: `2026-10-${day}`, isWorked: false }))],
  [2026],
)
const zone = 'Asia/Shanghai'

it('owes a daily report for each worked day, make-up days among them (S0-66)', () => {
  expect(owedWithin('day', { from: '2026-10-01', to: '2026-10-11' }, calendar)).toEqual(['2026-10-08', '2026-10-09', '2026-10-10'])
})

it('owes a weekly report for each week that ends within, a monthly one for each month', () => {
  expect(owedWithin('week', { from: '2026-11-01', to: '2026-11-30' }, calendar)).toEqual(['2026-10-26', '2026-11-02', '2026-11-09', '2026-11-16', '2026-11-23'])
  expect(owedWithin('month', { from: '2026-10-01', to: '2026-11-15' }, calendar)).toEqual(['2026-10-01'])
})

it('is due on a worked day: that of the eve of a holiday on the first morning after it', () => {
  expect(dueAt(stretchOf('day', '2026-09-30'), { days: 1, hour: 10, zone }, calendar)).toBe('2026-10-08T02:00:00.000Z')
  expect(dueAt(stretchOf('day', '2026-11-20'), { days: 0, hour: 23, zone }, calendar)).toBe('2026-11-20T15:00:00.000Z')
  expect(dueAt(stretchOf('month', '2026-11-20'), { days: 3, hour: 18, zone }, calendar)).toBe('2026-12-03T10:00:00.000Z')
})

it('plans for the next worked day after a Friday, for the next week and month', () => {
  expect(nextStretch('day', stretchOf('day', '2026-11-20'), calendar)).toEqual({ from: '2026-11-23', to: '2026-11-23' })
  expect(nextStretch('week', stretchOf('week', '2026-11-20'), calendar)).toEqual({ from: '2026-11-23', to: '2026-11-29' })
  expect(nextStretch('month', stretchOf('month', '2026-12-01'), calendar)).toEqual({ from: '2027-01-01', to: '2027-01-31' })
})
