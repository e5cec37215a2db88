import { Face } from '../../kit/Face.tsx'
import { useSpeech } from '../speech.tsx'
import { DayMark, dayClass } from './DayMark.tsx'
import { EntryLink, takes } from './EntryLink.tsx'
import type { Drawn } from './MonthGrid.tsx'

/** A row for each person with anything on these days, a column for each day: who is where (S2-04). */
export function TeamGrid({ entries, days, today, turned, onDay }: Drawn) {
  const { t } = useSpeech()
  const people = [...Map.groupBy(entries, ({ person }) => person?.id ?? '')].map(([id, its]) => ({
    id,
    its,
    name: its[0]?.person?.title ?? t('calendarNobody'),
  }))
  return (
    <div className="kx-cal-team">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('calendarPerson')}</th>
            {days.map((day) => (
              <th key={day} scope="col" className={dayClass(day, { today, turned })}>
                <DayMark day={day} turned={turned} onDay={onDay} withWeekday />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people
            .toSorted((a, b) => a.name.localeCompare(b.name, 'zh-CN'))
            .map(({ id, its, name }) => (
              <tr key={id}>
                <th scope="row">
                  <Face name={name} size={22} /> {name} <small>{its.length}</small>
                </th>
                {days.map((day) => (
                  <td key={day} className={dayClass(day, { today, turned })} {...takes(entries, day)}>
                    {its
                      .filter((entry) => entry.day === day)
                      .map((entry) => (
                        <EntryLink key={entry.key} entry={entry} />
                      ))}
                  </td>
                ))}
              </tr>
            ))}
        </tbody>
      </table>
      {people.length === 0 && <p className="kx-quiet">{t('calendarFree')}</p>}
    </div>
  )
}
