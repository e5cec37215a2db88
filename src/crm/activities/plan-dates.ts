import { addDays, type Day, instantOf } from '../../lib/time.ts'
import { nextWorkingDay, type WorkCalendar } from '../../lib/working-days.ts'

export type Where = { readonly calendar: WorkCalendar; readonly zone: string; readonly today: Day }

/** Ten in the morning, when an office answers. */
const tenOClock = 'T10:00:00.000'
/** Six in the evening, by when something is to be done. */
export const closeOfDay = 'T18:00:00.000'

/** Ten o'clock of a day, or of the next that is worked; of one that has gone by, the next worked day from tomorrow: what is late is not let go. */
export function plannedAt(day: Day, { calendar, zone, today }: Where, hour = tenOClock): string {
  return instantOf(`${nextWorkingDay(calendar, day > today ? day : addDays(today, 1))}${hour}`, zone)
}

/** When leaders go and see a key customer: our own in spring, the plant's in autumn (S1-60). */
export const leaderVisitDays = (year: number): readonly { readonly occasion: 'leader' | 'producer'; readonly day: Day }[] => [
  { occasion: 'leader', day: `${year}-05-15` },
  { occasion: 'producer', day: `${year}-10-15` },
]
