import type { Day } from '../../lib/time.ts'
import { useSpeech } from '../speech.tsx'
import { DayMark, dayClass } from './DayMark.tsx'
import { EntryLink, takes } from './EntryLink.tsx'
import type { Entry } from './entry.ts'
import { dayName, weekdayOf } from './span.ts'
import type { Turned } from './use-turned-days.ts'

export type Drawn = {
  readonly entries: readonly Entry[]
  readonly days: readonly Day[]
  readonly today: Day
  readonly turned: Turned
  readonly onDay: (day: Day) => void
}

const mostShown = 4

/** Weeks under each other, each day with its first entries; the rest is one press away. */
export function MonthGrid({ entries, days, today, turned, onDay, month }: Drawn & { month: string }) {
  const { t, lang } = useSpeech()
  const byDay = Map.groupBy(entries, ({ day }) => day)
  return (
    <div className="kx-cal-month">
      {days.slice(0, 7).map((day) => (
        <div key={day} className="kx-cal-weekday" aria-hidden>
          {weekdayOf(day, lang)}
        </div>
      ))}
      {days.map((day) => {
        const its = byDay.get(day) ?? []
        return (
          // biome-ignore lint/a11y/useSemanticElements: a day is no form's fieldset
          <div key={day} role="group" aria-label={dayName(day, lang)} className={dayClass(day, { today, turned, month })} {...takes(entries, day)}>
            <DayMark day={day} turned={turned} onDay={onDay} />
            {its.slice(0, mostShown).map((entry) => (
              <EntryLink key={entry.key} entry={entry} />
            ))}
            {its.length > mostShown && (
              <button type="button" className="kx-cal-more" onClick={() => onDay(day)}>
                {t('calendarMore', { n: its.length - mostShown })}
              </button>
            )}
            {its.length > 0 && <i className="kx-cal-count">{its.length}</i>}
          </div>
        )
      })}
    </div>
  )
}
