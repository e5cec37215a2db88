import type { LunarDate } from './lunar-date.ts'

type DayOption = { readonly id: string; readonly label: { readonly zh: string; readonly en: string } }

const months = ['正月', '二月', '三月', '四月', '五月', '六月', '七月', '八月', '九月', '十月', '冬月', '腊月']
const digits = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']
const nameOf = (day: number): string =>
  day <= 10 ? `初${digits[day - 1]}` : day < 20 ? `十${digits[day - 11]}` : day === 20 ? '二十' : day < 30 ? `廿${digits[day - 21]}` : '三十'

const numbered = (count: number, zh: (n: number) => string): DayOption[] =>
  Array.from({ length: count }, (_, at) => ({ id: String(at + 1), label: { zh: zh(at + 1), en: String(at + 1) } }))

/** Months and days as each calendar names them. */
export const monthOptions: Record<LunarDate['calendar'], readonly DayOption[]> = {
  solar: numbered(12, (n) => `${n} 月`),
  lunar: numbered(12, (n) => months[n - 1] ?? ''),
}
export const dayOptions: Record<LunarDate['calendar'], readonly DayOption[]> = { solar: numbered(31, (n) => `${n} 日`), lunar: numbered(30, nameOf) }

export const calendarOptions: readonly DayOption[] = [
  { id: 'solar', label: { zh: '公历', en: 'Solar' } },
  { id: 'lunar', label: { zh: '农历', en: 'Lunar' } },
]

export const words = {
  year: { zh: '年（可不填）', en: 'Year (optional)' },
  month: { zh: '月', en: 'Month' },
  day: { zh: '日', en: 'Day' },
  calendar: { zh: '历法', en: 'Calendar' },
  leap: { zh: '闰月', en: 'Leap month' },
} as const
