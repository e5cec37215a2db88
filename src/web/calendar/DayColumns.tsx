import { useSpeech } from '../speech.tsx'
import { DayMark, dayClass } from './DayMark.tsx'
import { EntryLink, takes } from './EntryLink.tsx'
import type { Drawn } from './MonthGrid.tsx'
import { dayName } from './span.ts'

/** A day or a week: a column for each day, its entries by the clock. */
export function DayColumns({ entries, days, today, turned, onDay }: Drawn) {
  const { t, lang } = useSpeech()
  const byDay = Map.groupBy(entries, ({ day }) => day)
  const isOne = days.length === 1
  return (
    <div className={isOne ? 'kx-cal-columns kx-cal-one' : 'kx-cal-columns'}>
      {days.map((day) => (
        // biome-ignore lint/a11y/useSemanticElements: a day is no form's fieldset
        <div key={day} role="group" aria-label={dayName(day, lang)} className={dayClass(day, { today, turned })} {...takes(entries, day)}>
          {(!isOne || turned.of.has(day)) && <DayMark day={day} turned={turned} onDay={onDay} withWeekday />}
          {(byDay.get(day) ?? []).map((entry) => (
            <EntryLink key={entry.key} entry={entry} showsPerson />
          ))}
          {isOne && !byDay.has(day) && <p className="kx-quiet">{t('calendarFree')}</p>}
        </div>
      ))}
    </div>
  )
}
