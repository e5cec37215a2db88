import { Lunar, LunarMonth, LunarYear } from 'lunar-typescript'
import { type Day, isDay } from './time.ts'

/** A day that comes back each year, in the calendar its owner keeps. Server only: the lunar tables weigh 100 KB compressed. */
export type YearlyDay = { readonly calendar: 'solar' | 'lunar'; readonly month: number; readonly day: number; readonly leap?: boolean }

/**
 * The next time the day comes round, `from` itself included. A solar 29 February falls on the 28th in common years;
 * a lunar leap month on its ordinary namesake where the year has no such leap, a lunar 30th on the last day of a month of 29
 * (families do so; lunar-typescript throws on both, chinese-days rolls the 30th into the next month).
 */
export function nextBirthday(born: YearlyDay, from: Day): Day {
  const year = Number(from.slice(0, 4))
  const dayIn = born.calendar === 'solar' ? solarDay : lunarDay
  const days = [year - 1, year, year + 1, year + 2].map((each) => dayIn(each, born))
  return days.find((day) => day >= from) as Day
}

function solarDay(year: number, { month, day }: YearlyDay): Day {
  const text = (each: number) => `${year}-${String(month).padStart(2, '0')}-${String(each).padStart(2, '0')}`
  return isDay(text(day)) ? text(day) : text(day - 1)
}

/** A lunar year ends in the January or February of the next solar one, hence the year before is tried too. */
function lunarDay(year: number, { month, day, leap = false }: YearlyDay): Day {
  const inYear = leap && LunarYear.fromYear(year).getLeapMonth() === month ? -month : month
  const last = LunarMonth.fromYm(year, inYear)?.getDayCount() ?? 29
  return Lunar.fromYmd(year, inYear, Math.min(day, last)).getSolar().toYmd()
}
