import { type FieldWords, field } from '../../kernel/field.ts'
import type { Cell, Kind } from '../../kernel/kind.ts'
import type { Lang } from '../../kernel/label.ts'
import { messages } from '../../kernel/messages.ts'
import { good, type Outcome } from '../../kernel/problem.ts'
import { after, cellText, takeRecord, trouble } from '../../kernel/take.ts'
import { dayOfNumber, readDayAndTime } from '../../lib/day-text.ts'
import { readLunarDay, writeLunarDay } from '../../lib/lunar-text.ts'
import { isKeepable, squeeze } from '../../lib/text.ts'
import { isDay } from '../../lib/time.ts'

/** A birthday or other yearly day in the calendar its owner keeps; many give the lunar one, and often no year. */
export type LunarDate = {
  readonly calendar: 'solar' | 'lunar'
  readonly year: number | null
  readonly month: number
  readonly day: number
  readonly leap: boolean
}

const parts = ['calendar', 'year', 'month', 'day', 'leap'] as const
const years = { first: 1800, last: 2200 }
const notCalendar = { code: 'option', message: { zh: 'calendar 应为 solar（公历）或 lunar（农历）', en: 'calendar is solar or lunar' } }
const notDay = {
  code: 'date',
  message: {
    zh: '日历上没有这一天，请核对年、月、日（农历每月最多三十天）',
    en: 'The calendar has no such day; please check year, month and day (a lunar month has at most 30)',
  },
}
const notLeap = {
  code: 'leap',
  message: { zh: '只有农历才有闰月，leap 应为 true 或 false', en: 'Only the lunar calendar has leap months; leap is true or false' },
}
const unread = {
  code: 'date',
  message: {
    zh: '看不懂这个日期，请写成 1985-03-12、3月12日、农历1985年八月十五 或 农历八月十五',
    en: 'This day cannot be read; please write 1985-03-12, 03-12, Lunar 1985-08-15 or Lunar 08-15',
  },
}

const pad = (figure: number): string => String(figure).padStart(2, '0')
const isWhole = (value: unknown): value is number => Number.isInteger(value)

/** Without a year the 29th of February stands: in a leap year it comes. */
function exists({ calendar, year, month, day }: LunarDate): boolean {
  if (year !== null && (year < years.first || year > years.last)) return false
  if (calendar === 'lunar') return month >= 1 && month <= 12 && day >= 1 && day <= 30
  return isDay(`${year ?? 2000}-${pad(month)}-${pad(day)}`)
}

const judge = (value: LunarDate): Outcome<LunarDate> => (exists(value) ? good(value) : trouble(notDay))

function parse(input: unknown): Outcome<LunarDate> {
  return after(takeRecord(input, parts), ({ calendar, year = null, month, day, leap = false }) => {
    if (calendar !== 'solar' && calendar !== 'lunar') return trouble(notCalendar)
    if (!isWhole(month) || !isWhole(day) || !(year === null || isWhole(year))) return trouble(notDay)
    if (typeof leap !== 'boolean' || (leap && calendar === 'solar')) return trouble(notLeap)
    return judge({ calendar, year, month, day, leap })
  })
}

const solar = (day: string): LunarDate => ({
  calendar: 'solar',
  year: Number(day.slice(0, 4)),
  month: Number(day.slice(5, 7)),
  day: Number(day.slice(8, 10)),
  leap: false,
})

function read(cell: Cell): Outcome<LunarDate> {
  if (typeof cell === 'number') {
    const day = dayOfNumber(cell)
    return day === undefined ? trouble(unread) : judge(solar(day))
  }
  const written = cellText(cell)
  return isKeepable(written) ? readText(squeeze(written)) : trouble(messages.badText)
}

function readText(text: string): Outcome<LunarDate> {
  const [, sign, rest = ''] = /^[(（]?(农历|阴历|旧历|lunar|公历|阳历|solar)?[)）]?[:：]?(.*)$/i.exec(text) ?? []
  const isLunar = sign !== undefined && /农历|阴历|旧历|lunar/i.test(sign)
  const whole = isLunar ? undefined : readDayAndTime(rest)
  if (whole !== undefined) return judge(solar(whole))
  const found = readLunarDay(rest)
  const speaksLunar = isLunar || /闰|初|廿|正月|冬月|腊月/.test(rest)
  if (!found || (found.leap && !speaksLunar)) return trouble(unread)
  return judge({ ...found, calendar: speaksLunar && !/公历|阳历|solar/i.test(sign ?? '') ? 'lunar' : 'solar' })
}

function print(value: LunarDate, lang: Lang): string {
  const { calendar, year, month, day, leap } = value
  const figures = `${year === null ? '' : `${year}-`}${leap ? 'leap ' : ''}${pad(month)}-${pad(day)}`
  if (calendar === 'solar') return year === null && lang === 'zh' ? `${month}月${day}日` : figures
  return lang === 'zh' ? `农历${year === null ? '' : `${year}年`}${writeLunarDay(month, day, leap)}` : `Lunar ${figures}`
}

/** A day of one calendar is no day of the other: l0815 and 0815. */
const markOf = ({ calendar, year, month, day }: LunarDate): string => `${calendar === 'lunar' ? 'l' : ''}${year ?? ''}${pad(month)}${pad(day)}`

/** A yearly day in the solar or lunar calendar. When it next comes round is said by `nextBirthday` (lib/birthday.ts). */
export const lunarDateKind: Kind<LunarDate> = {
  name: 'lunarDate',
  sql: () => 'jsonb',
  schema: () => ({
    type: 'object',
    additionalProperties: false,
    required: ['calendar', 'month', 'day'],
    properties: {
      calendar: { type: 'string', enum: ['solar', 'lunar'] },
      year: { type: ['integer', 'null'], minimum: years.first, maximum: years.last },
      month: { type: 'integer', minimum: 1, maximum: 12 },
      day: { type: 'integer', minimum: 1, maximum: 31 },
      leap: { type: 'boolean' },
    },
  }),
  parse,
  read,
  print: (value, _options, lang) => print(value, lang),
  toSql: (value) => JSON.stringify(value),
  alike: { way: 'day', marks: (value) => [markOf(value)] },
  words: () => [],
  ops: ['empty', 'notEmpty'],
  sorts: 'none',
  holds: 'json',
  examples: {
    good: [
      { calendar: 'solar', year: 1985, month: 3, day: 12, leap: false },
      { calendar: 'lunar', year: null, month: 8, day: 15, leap: false },
      { calendar: 'lunar', year: 1987, month: 6, day: 30, leap: true },
      { calendar: 'solar', year: null, month: 2, day: 29, leap: false },
    ],
    bad: [
      '1985-03-12',
      5,
      true,
      [],
      {},
      { calendar: 'solar', month: 2, day: 30 },
      { calendar: 'solar', year: 2025, month: 2, day: 29 },
      { calendar: 'lunar', month: 13, day: 1 },
      { calendar: 'lunar', month: 1, day: 31 },
      { calendar: 'julian', month: 1, day: 1 },
      { calendar: 'solar', month: '1', day: 1 },
      { calendar: 'solar', month: 1.5, day: 1 },
      { calendar: 'solar', month: 1, day: Number.NaN },
      { calendar: 'solar', year: 1e308, month: 1, day: 1 },
      { calendar: 'solar', month: 6, day: 1, leap: true },
      { calendar: 'lunar', month: 6, day: 1, note: 'x' },
    ],
  },
}

/** A field of one yearly day. */
export const lunarDate = <const W extends FieldWords>(words: W) => field<LunarDate, W>(lunarDateKind, words)
