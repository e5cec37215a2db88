import { HolidayUtil } from 'lunar-typescript'
import { expect, it } from 'vitest'
import { publishedDays } from './published-days.ts'

it.each([2025, 2026])('knows the published days of %i as another calendar does', (year) => {
  const theirs = HolidayUtil.getHolidays(year).map((each) => `${each.getDay()} ${each.isWork() ? 'work' : 'off'}`)
  const ours = publishedDays.filter(({ day }) => day.startsWith(String(year))).map(({ day, kind }) => `${day} ${kind}`)
  expect(ours.toSorted()).toEqual(theirs.toSorted())
})

it('works on the make-up days of 2026 (S2-04)', () => {
  const worked = publishedDays.filter(({ day, kind }) => kind === 'work' && day.startsWith('2026')).map(({ day }) => day)
  expect(worked.toSorted()).toEqual(['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'])
})
