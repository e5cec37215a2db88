import type { Day } from '../../lib/time.ts'
import { isWeekend } from '../../lib/working-days.ts'
import { useSpeech } from '../speech.tsx'
import { dayName, weekdayOf } from './span.ts'
import type { Turned } from './use-turned-days.ts'

/** The classes of a day: rest, today, beyond the month. */
export function dayClass(day: Day, { today, turned, month }: { readonly today: Day; readonly turned: Turned; readonly month?: string }): string {
  const isWorked = turned.of.get(day)?.isWorked ?? !isWeekend(day)
  return [day === today ? 'kx-cal-today' : '', isWorked ? '' : 'kx-cal-rest', month && !day.startsWith(month) ? 'kx-cal-beyond' : ''].filter(Boolean).join(' ')
}

type Props = { readonly day: Day; readonly turned: Turned; readonly onDay: (day: Day) => void; readonly withWeekday?: boolean }

/** A day's number, and whether it is a holiday or worked to make up for one: by a word, not by colour alone. */
export function DayMark({ day, turned, onDay, withWeekday }: Props) {
  const { t, lang } = useSpeech()
  const special = turned.of.get(day)
  return (
    <button type="button" className="kx-cal-day" onClick={() => onDay(day)} aria-label={[dayName(day, lang), special?.title].filter(Boolean).join(', ')}>
      {withWeekday && <small>{weekdayOf(day, lang)}</small>}
      <b>{Number(day.slice(8))}</b>
      {special && (
        <em className={special.isWorked ? 'kx-cal-worked' : 'kx-cal-off'} title={special.title}>
          {t(special.isWorked ? 'calendarWorked' : 'calendarOff')}
        </em>
      )}
    </button>
  )
}
