import type { Lang } from '../../kernel/label.ts'
import { addDays, type Day, firstOfMonth, firstOfWeek, isDay } from '../../lib/time.ts'

export const spans = ['day', 'week', 'month'] as const
export type Span = (typeof spans)[number]
/** What a calendar shows: the stretch of which `on` is a day. */
export type Place = { readonly span: Span; readonly on: Day }

/** Reads a calendar's place from its address; what is not understood is today, and a week (a day on a phone). */
export function readPlace(params: URLSearchParams, { today, usual }: { readonly today: Day; readonly usual: Span }): Place {
  const on = params.get('on')
  const span = spans.find((each) => each === params.get('span'))
  return { span: span ?? usual, on: on && isDay(on) ? on : today }
}

/** The days that are drawn: of a month its whole weeks. */
export function daysOf({ span, on }: Place): Day[] {
  if (span === 'day') return [on]
  const first = span === 'week' ? firstOfWeek(on) : firstOfWeek(firstOfMonth(on))
  const weeks = span === 'week' ? 1 : weeksOf(first, firstOfMonth(on, 1))
  return Array.from({ length: weeks * 7 }, (_, at) => addDays(first, at))
}

function weeksOf(first: Day, next: Day): number {
  let weeks = 0
  for (let day = first; day < next; day = addDays(day, 7)) weeks++
  return weeks
}

/** The stretch before (-1) or after (1). */
export function step({ span, on }: Place, by: -1 | 1): Day {
  if (span === 'month') return firstOfMonth(on, by)
  return addDays(on, span === 'week' ? by * 7 : by)
}

const utc = (day: Day): Date => new Date(`${day}T00:00:00Z`)
const formatOf = (lang: Lang, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', { timeZone: 'UTC', ...options })

export function titleOf({ span, on }: Place, lang: Lang): string {
  if (span === 'month') return formatOf(lang, { year: 'numeric', month: 'long' }).format(utc(on))
  if (span === 'day') return formatOf(lang, { year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' }).format(utc(on))
  const first = firstOfWeek(on)
  return formatOf(lang, { year: 'numeric', month: 'short', day: 'numeric' }).formatRange(utc(first), utc(addDays(first, 6)))
}

export const weekdayOf = (day: Day, lang: Lang): string => formatOf(lang, { weekday: 'short' }).format(utc(day))
export const dayName = (day: Day, lang: Lang): string => formatOf(lang, { month: 'long', day: 'numeric', weekday: 'long' }).format(utc(day))
