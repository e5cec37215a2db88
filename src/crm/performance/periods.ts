import { addDays, type Day, firstOfMonth, firstOfWeek, instantOf } from '../../lib/time.ts'
import { addWorkingDays, nextWorkingDay, type WorkCalendar, workingDaysWithin } from '../../lib/working-days.ts'

export const reportKinds = [
  { id: 'day', label: { zh: '日报', en: 'Daily report' }, color: 'blue' },
  { id: 'week', label: { zh: '周报', en: 'Weekly report' }, color: 'cyan' },
  { id: 'month', label: { zh: '月报', en: 'Monthly report' }, color: 'purple' },
] as const
export type ReportKind = (typeof reportKinds)[number]['id']

/** The days of a report, both taken in. */
export type Stretch = { readonly from: Day; readonly to: Day }

export function stretchOf(kind: ReportKind, day: Day): Stretch {
  if (kind === 'day') return { from: day, to: day }
  if (kind === 'week') return { from: firstOfWeek(day), to: addDays(firstOfWeek(day), 6) }
  return { from: firstOfMonth(day), to: addDays(firstOfMonth(day, 1), -1) }
}

/** The next stretch of the same kind, in which what is planned lies: after a Friday's daily report, the next worked day. */
export function nextStretch(kind: ReportKind, { to }: Stretch, calendar: WorkCalendar): Stretch {
  return stretchOf(kind, kind === 'day' ? nextWorkingDay(calendar, addDays(to, 1)) : addDays(to, 1))
}

/** By when it is to be sent: so many worked days after the stretch ends, at an hour of the company's clock; 0 is its own last day. */
export type Deadline = { readonly days: number; readonly hour: number; readonly zone: string }

export function dueAt({ to }: Stretch, { days, hour, zone }: Deadline, calendar: WorkCalendar): string {
  const day = days === 0 ? to : addWorkingDays(calendar, addDays(to, 1), days - 1)
  return instantOf(`${day}T${String(hour).padStart(2, '0')}:00:00.000`, zone)
}

/** The reports one owes from day to day: a daily one for each worked day, weekly and monthly ones that end within. */
export function owedWithin(kind: ReportKind, { from, to }: Stretch, calendar: WorkCalendar): Day[] {
  if (kind === 'day') return workingDaysWithin(calendar, from, to)
  const days: Day[] = []
  for (let stretch = stretchOf(kind, from); stretch.from <= to; stretch = stretchOf(kind, addDays(stretch.to, 1)))
    if (stretch.to <= to && stretch.to >= from) days.push(stretch.from)
  return days
}
