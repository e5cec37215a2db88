import { expect, it } from 'vitest'
import { daysOf, readPlace, step, titleOf } from './span.ts'

it('draws a month in whole weeks that begin on Monday', () => {
  const days = daysOf({ span: 'month', on: '2026-10-20' })
  expect([days[0], days.at(-1), days.length]).toEqual(['2026-09-28', '2026-11-01', 35])
  expect(daysOf({ span: 'month', on: '2026-03-01' })).toHaveLength(42)
  expect(daysOf({ span: 'month', on: '2027-02-14' })).toHaveLength(28)
})

it('steps by what it shows, from a 31st too', () => {
  expect(step({ span: 'month', on: '2026-01-31' }, 1)).toBe('2026-02-01')
  expect(step({ span: 'week', on: '2026-01-31' }, -1)).toBe('2026-01-24')
  expect(step({ span: 'day', on: '2026-12-31' }, 1)).toBe('2027-01-01')
})

it('takes what it does not understand for today', () => {
  const usual = { today: '2026-11-22', usual: 'week' } as const
  expect(readPlace(new URLSearchParams('on=2026-02-30&span=century'), usual)).toEqual({ span: 'week', on: '2026-11-22' })
  expect(readPlace(new URLSearchParams('on=2026-02-28&span=month'), usual)).toEqual({ span: 'month', on: '2026-02-28' })
})

it('is called by what it shows in both languages', () => {
  expect(titleOf({ span: 'month', on: '2026-11-22' }, 'zh')).toBe('2026年11月')
  expect(titleOf({ span: 'month', on: '2026-11-22' }, 'en')).toBe('November 2026')
})
