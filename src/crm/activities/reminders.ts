import type { Judgement } from '../../kernel/object.ts'

/** How long before its time somebody is reminded, in minutes. */
export const reminders = [
  { id: 'atTime', label: { zh: '准时', en: 'At the time' }, minutes: 0 },
  { id: 'tenMinutes', label: { zh: '提前 10 分钟', en: '10 minutes before' }, minutes: 10 },
  { id: 'halfHour', label: { zh: '提前 30 分钟', en: '30 minutes before' }, minutes: 30 },
  { id: 'hour', label: { zh: '提前 1 小时', en: 'An hour before' }, minutes: 60 },
  { id: 'day', label: { zh: '提前 1 天', en: 'A day before' }, minutes: 1440 },
  { id: 'threeDays', label: { zh: '提前 3 天', en: '3 days before' }, minutes: 4320 },
] as const

/** The instant of a reminder; null: nobody asked for one. */
export function remindAtOf(time: unknown, remind: unknown): string | null {
  const minutes = reminders.find(({ id }) => id === remind)?.minutes
  return typeof time === 'string' && minutes !== undefined ? new Date(Date.parse(time) - minutes * 60_000).toISOString() : null
}

/** Keeps `remindAt` beside the time it is reckoned from, so that an index finds what is due (clock `remindOf`). */
export const remindsBefore = (time: string): Judgement => ({
  fields: ['remindAt'],
  from: [time, 'remind'],
  isQuiet: true,
  by: (row) => ({ remindAt: remindAtOf(row[time], row.remind) }),
})
