const digits = '〇一二三四五六七八九'
const months = ['正', '二', '三', '四', '五', '六', '七', '八', '九', '十', '冬', '腊']
const otherMonths: Readonly<Record<string, number>> = { 一: 1, 元: 1, 十一: 11, 十二: 12 }
const tens = ['初', '十', '廿', '三']

/** The days of a lunar month as they are called: 初一, 初十, 十五, 二十, 廿九, 三十. */
const days = Array.from({ length: 30 }, (_, n) => {
  const day = n + 1
  if (day % 10 === 0) return ['初十', '二十', '三十'][day / 10 - 1] as string
  return `${tens[Math.floor(day / 10)]}${digits[day % 10]}`
})

/** 八月十五 for 8 and 15, 闰六月初一 with a leap. */
export const writeLunarDay = (month: number, day: number, leap: boolean): string => `${leap ? '闰' : ''}${months[month - 1]}月${days[day - 1]}`

const monthOf = (text: string): number => (/^\d+$/.test(text) ? Number(text) : months.indexOf(text) + 1 || (otherMonths[text] ?? 0))
const dayOf = (text: string): number =>
  /^\d+$/.test(text) ? Number(text) : days.indexOf(text.replace('二十', text === '二十' ? '二十' : '廿').replace(/^([一二三四五六七八九])$/, '初$1')) + 1

/** What a lunar day says, 0 for a month or day it does not name. `null` when it is none at all. */
export function readLunarDay(text: string): { year: number | null; month: number; day: number; leap: boolean } | null {
  const numeric = /^(?:(\d{4})[-/.])?(leap|闰)?(\d{1,2})[-/.](\d{1,2})$/i.exec(text)
  const spoken = /^(?:(\d{4})年)?(闰|leap)?([正一二三四五六七八九十冬腊元\d]{1,2})月([初一二三四五六七八九十廿\d]{1,3})[日号]?$/.exec(text)
  const [, year, leap, month = '', day = ''] = numeric ?? spoken ?? []
  if (month === '') return null
  return { year: year === undefined ? null : Number(year), month: monthOf(month), day: dayOf(day), leap: leap !== undefined }
}
