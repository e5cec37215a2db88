import { expect, it } from 'vitest'
import { type LunarDate, lunarDateKind } from './lunar-date.ts'

const day = (calendar: 'solar' | 'lunar', year: number | null, month: number, of: number, leap = false): LunarDate => ({ calendar, year, month, day: of, leap })

it.each([
  ['1985-03-12', day('solar', 1985, 3, 12)],
  ['1980年7月7日', day('solar', 1980, 7, 7)],
  ['3月12日', day('solar', null, 3, 12)],
  ['公历 1985-03-12', day('solar', 1985, 3, 12)],
  ['农历八月十五', day('lunar', null, 8, 15)],
  ['阴历8月15日', day('lunar', null, 8, 15)],
  ['农历1985年腊月三十', day('lunar', 1985, 12, 30)],
  ['正月初一', day('lunar', null, 1, 1)],
  ['农历十一月廿五', day('lunar', null, 11, 25)],
  ['闰六月初一', day('lunar', null, 6, 1, true)],
  ['Lunar 1985-08-15', day('lunar', 1985, 8, 15)],
])('reads %s in its own calendar', (written, value) => {
  expect(lunarDateKind.read(written, {})).toEqual({ value })
})

it('reads a date cell as a solar day', () => {
  expect(lunarDateKind.read(new Date('1996-03-03T00:00:00Z'), {})).toEqual({ value: day('solar', 1996, 3, 3) })
})

it('reads again every lunar day it prints', () => {
  for (let month = 1; month <= 12; month++)
    for (let of = 1; of <= 30; of++)
      for (const value of [day('lunar', null, month, of), day('lunar', 1987, month, of, true)])
        for (const lang of ['zh', 'en'] as const) expect(lunarDateKind.read(lunarDateKind.print(value, {}, lang), {})).toEqual({ value })
})

it('needs neither year nor leap', () => {
  expect(lunarDateKind.parse({ calendar: 'lunar', month: 8, day: 15 }, {})).toEqual({ value: day('lunar', null, 8, 15) })
})
