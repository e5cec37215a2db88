import { addDays, dayIn, startOfDay } from './time.ts'

/** What a series comes again by, as far as plans and tasks need RFC 5545: every n days, weeks (on which days), months or years; without end, until an instant, or so many times. */
export type Recurrence = {
  readonly every: Frequency
  readonly interval: number
  readonly days: readonly Weekday[]
  /** `YYYYMMDDTHHMMSSZ`. */
  readonly until: string | null
  readonly count: number | null
}

export const frequencies = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const
export type Frequency = (typeof frequencies)[number]
export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
export type Weekday = (typeof weekdays)[number]
/** Why a text is no rule of ours. */
export type RuleFault = 'shape' | 'part' | 'frequency' | 'interval' | 'days' | 'until' | 'count' | 'ends'

export const mostInterval = 400
export const mostTimes = 1000
const parts = ['FREQ', 'INTERVAL', 'BYDAY', 'COUNT', 'UNTIL']

/** Reads an RRULE value; a fault where it is not right, or says what no plan comes again by. */
export function readRule(text: string): Recurrence | RuleFault {
  const pairs = text
    .toUpperCase()
    .split(';')
    .map((pair) => pair.split('='))
  if (pairs.some((pair) => pair.length !== 2 || !pair[1])) return 'shape'
  const said = new Map(pairs as [string, string][])
  if (said.size !== pairs.length || [...said.keys()].some((part) => !parts.includes(part))) return 'part'
  const every = frequencies.find((each) => each === said.get('FREQ'))
  if (!every) return 'frequency'
  const interval = figureOf(said.get('INTERVAL') ?? '1', mostInterval)
  if (interval === undefined) return 'interval'
  const days = said.get('BYDAY')?.split(',') ?? []
  if (days.length && (every !== 'WEEKLY' || days.some((day) => !(weekdays as readonly string[]).includes(day)) || new Set(days).size < days.length))
    return 'days'
  const until = said.get('UNTIL') ?? null
  if (until !== null && !isInstant(until)) return 'until'
  const times = said.get('COUNT')
  const count = times === undefined ? null : figureOf(times, mostTimes)
  if (count === undefined) return 'count'
  if (count !== null && until !== null) return 'ends'
  return { every, interval, days: weekdays.filter((day) => days.includes(day)), until, count }
}

const figureOf = (text: string, most: number): number | undefined => {
  const figure = /^[1-9]\d{0,3}$/.test(text) ? Number(text) : Number.NaN
  return figure <= most ? figure : undefined
}

const asIso = (until: string): string => until.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6.000Z')

function isInstant(until: string): boolean {
  const iso = asIso(until)
  const at = new Date(iso)
  return iso !== until && !Number.isNaN(at.getTime()) && at.toISOString() === iso
}

/** The rule as RFC 5545 writes it, always in the same order. */
export function writeRule({ every, interval, days, until, count }: Recurrence): string {
  return [
    `FREQ=${every}`,
    ...(interval > 1 ? [`INTERVAL=${interval}`] : []),
    ...(days.length ? [`BYDAY=${days.join()}`] : []),
    ...(count === null ? [] : [`COUNT=${count}`]),
    ...(until === null ? [] : [`UNTIL=${until}`]),
  ].join(';')
}

/** The last instant of a day in a zone, as `until` has it. */
export const untilDay = (day: string, zone: string): string =>
  `${new Date(Date.parse(startOfDay(addDays(day, 1), zone)) - 1000).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`

/** The day that `until` falls on in a zone. */
export const dayOfUntil = (until: string, zone: string): string => dayIn(zone, new Date(asIso(until)))

const units: Readonly<Record<Frequency, { readonly zh: string; readonly en: readonly [string, string] }>> = {
  DAILY: { zh: '天', en: ['day', 'days'] },
  WEEKLY: { zh: '周', en: ['week', 'weeks'] },
  MONTHLY: { zh: '个月', en: ['month', 'months'] },
  YEARLY: { zh: '年', en: ['year', 'years'] },
}
export const weekdayNames: Readonly<Record<Weekday, { readonly zh: string; readonly en: string }>> = {
  MO: { zh: '一', en: 'Mon' },
  TU: { zh: '二', en: 'Tue' },
  WE: { zh: '三', en: 'Wed' },
  TH: { zh: '四', en: 'Thu' },
  FR: { zh: '五', en: 'Fri' },
  SA: { zh: '六', en: 'Sat' },
  SU: { zh: '日', en: 'Sun' },
}

/** A rule in words: `每 2 周的周一、周三，到 2027-12-31`, `Every 2 weeks on Mon, Wed, until 2027-12-31`. */
export function sayRule(rule: Recurrence, lang: 'zh' | 'en', zone = 'UTC'): string {
  const { every, interval, days, until, count } = rule
  const unit = units[every]
  if (lang === 'zh') {
    const often = interval === 1 ? `每${unit.zh.replace('个', '')}` : `每 ${interval} ${unit.zh}`
    const on = days.length ? `的${days.map((day) => `周${weekdayNames[day].zh}`).join('、')}` : ''
    return `${often}${on}${until ? `，到 ${dayOfUntil(until, zone)}` : ''}${count ? `，共 ${count} 次` : ''}`
  }
  const often = interval === 1 ? `Every ${unit.en[0]}` : `Every ${interval} ${unit.en[1]}`
  const on = days.length ? ` on ${days.map((day) => weekdayNames[day].en).join(', ')}` : ''
  return `${often}${on}${until ? `, until ${dayOfUntil(until, zone)}` : ''}${count ? `, ${count} times` : ''}`
}
