import { Button, Segmented } from 'antd'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { todayIn } from '../../kit/wall-time.ts'
import type { Day } from '../../lib/time.ts'
import { asProblem } from '../api/problem.ts'
import { useHouse } from '../house.ts'
import { useSpeech } from '../speech.tsx'
import { useIsPhone } from '../use-media.ts'
import { DayColumns } from './DayColumns.tsx'
import { MonthGrid } from './MonthGrid.tsx'
import { daysOf, type Place, readPlace, type Span, spans, step, titleOf } from './span.ts'
import { TeamGrid } from './TeamGrid.tsx'
import type { Entries } from './use-entries.ts'
import type { Turned } from './use-turned-days.ts'
import './calendar.css'

/** Where a calendar stands, kept in the address so that Back and a link lead there again. */
export function useCalendarPlace(): {
  readonly place: Place
  readonly days: readonly Day[]
  readonly today: Day
  readonly go: (place: Partial<Place>) => void
} {
  const { me } = useHouse()
  const isPhone = useIsPhone()
  const [params, setParams] = useSearchParams()
  const today = todayIn(me.timeZone)
  const place = readPlace(params, { today, usual: isPhone ? 'day' : 'month' })
  const go = (change: Partial<Place>) =>
    setParams(
      (old) => {
        const next = new URLSearchParams(old)
        for (const [name, value] of Object.entries({ ...place, ...change })) next.set(name, value)
        return next
      },
      { preventScrollReset: true },
    )
  return { place, days: daysOf(place), today, go }
}

type Props = {
  readonly at: ReturnType<typeof useCalendarPlace>
  readonly found: Entries
  readonly turned: Turned
  /** A row for each person instead of one for all. */
  readonly byPerson?: boolean
  readonly tools?: ReactNode
}

/** Days with what stands on them: a day, a week or a month; an entry is carried to another day, or moved there by Alt and an arrow. */
export function Calendar({ at, found, turned, byPerson, tools }: Props) {
  const { place, days, today, go } = at
  const { t, lang } = useSpeech()
  const drawn = { entries: found.entries, days, today, turned, onDay: (on: Day) => go({ on, span: 'day' }) }
  return (
    <section className="kx-cal" aria-label={titleOf(place, lang)} aria-busy={found.isPending}>
      <header className="kx-cal-head">
        <Button type="text" icon={<ChevronLeft size={16} />} aria-label={t('calendarBack')} onClick={() => go({ on: step(place, -1) })} />
        <Button onClick={() => go({ on: today })}>{t('calendarToday')}</Button>
        <Button type="text" icon={<ChevronRight size={16} />} aria-label={t('calendarOn')} onClick={() => go({ on: step(place, 1) })} />
        <h2>{titleOf(place, lang)}</h2>
        {tools}
        <Segmented<Span> value={place.span} onChange={(span) => go({ span })} options={spans.map((value) => ({ value, label: t(`span_${value}`) }))} />
      </header>
      {found.error !== null && <ErrorPanel why={asProblem(found.error).detail} onRetry={found.again} />}
      {turned.unknown.length > 0 && <p className="kx-note">{t('calendarUnpublished', { years: turned.unknown.join(', ') })}</p>}
      {found.isCut && <p className="kx-note">{t('calendarCut')}</p>}
      {byPerson ? <TeamGrid {...drawn} /> : place.span === 'month' ? <MonthGrid {...drawn} month={place.on.slice(0, 7)} /> : <DayColumns {...drawn} />}
    </section>
  )
}
