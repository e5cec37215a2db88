import { Button } from 'antd'
import { ChevronLeft, ChevronRight, Plus } from 'lucide-react'
import { useState } from 'react'
import { todayIn } from '../../kit/wall-time.ts'
import { addDays, type Day, firstOfMonth, firstOfWeek } from '../../lib/time.ts'
import { isWeekend } from '../../lib/working-days.ts'
import { AdminPage } from '../../web/admin/AdminPage.tsx'
import { usePage } from '../../web/api/records.ts'
import type { Row } from '../../web/api/shapes.ts'
import { useForms } from '../../web/form/forms.ts'
import { useHouse } from '../../web/house.ts'
import { useSpeech } from '../../web/speech.tsx'
import './holidays.css'

/** `/holidays`: a year of working days, holidays and make-up days; a day is turned by pressing it, and a year not published says so (S2-04). */
export function Component() {
  const { me, byName } = useHouse()
  const { t, say } = useSpeech()
  const forms = useForms()
  const [year, setYear] = useState(() => Number(todayIn(me.timeZone).slice(0, 4)))
  const seen = byName('holiday')
  const filter = { all: [{ field: 'day', op: 'gte', value: `${year}-01-01` } as const, { field: 'day', op: 'lte', value: `${year}-12-31` } as const] }
  const page = usePage('holidays', { filter, sort: 'day', limit: 200, count: false }, seen !== undefined)
  const rows = new Map((page.data?.records ?? []).map((row) => [String(row.day), row]))
  const isPublished = [...rows.values()].some(({ source }) => source === 'published')
  const count = (kind: string) => [...rows.values()].filter((row) => row.kind === kind).length
  const open = (day: Day, row: Row | undefined) =>
    void forms.open(
      row ? { plural: 'holidays', record: row } : { plural: 'holidays', draft: { day, kind: isWeekend(day) ? 'work' : 'off', source: 'company' } },
    )
  return (
    <AdminPage
      icon="calendar"
      title={seen ? say(seen.declaration.label) : ''}
      acts={
        <Button
          type="primary"
          icon={<Plus size={15} />}
          onClick={() => void forms.open({ plural: 'holidays', draft: { source: isPublished ? 'company' : 'published' } })}
        >
          {t('new')}
        </Button>
      }
    >
      <div className="kx-admin-body">
        <div className="kx-admin-tools">
          <Button type="text" icon={<ChevronLeft size={16} />} aria-label={t('calendarBack')} onClick={() => setYear(year - 1)} />
          <h2 className="kx-holiday-year">{t('holidaysOf', { year: String(year) })}</h2>
          <Button type="text" icon={<ChevronRight size={16} />} aria-label={t('calendarOn')} onClick={() => setYear(year + 1)} />
          {page.isSuccess && isPublished && (
            <span className="kx-quiet">
              {t('holidaysPublished', { year: String(year), off: count('off'), worked: count('work') })} {t('holidaysTeach')}
            </span>
          )}
        </div>
        {page.isSuccess && !isPublished && (
          <p className="kx-note" role="status">
            {t('holidaysUnpublished', { year: String(year) })}
          </p>
        )}
        <div className="kx-holiday-months">
          {Array.from({ length: 12 }, (_, at) => firstOfMonth(`${year}-01-01`, at)).map((month) => (
            <Month key={month} month={month} rows={rows} onDay={open} />
          ))}
        </div>
      </div>
    </AdminPage>
  )
}

type MonthProps = { readonly month: Day; readonly rows: ReadonlyMap<Day, Row>; readonly onDay: (day: Day, row: Row | undefined) => void }

function Month({ month, rows, onDay }: MonthProps) {
  const { lang, t } = useSpeech()
  const name = new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', { month: 'long', timeZone: 'UTC' }).format(new Date(`${month}T00:00:00Z`))
  const next = firstOfMonth(month, 1)
  const days: Day[] = []
  for (let day = firstOfWeek(month); day < next; day = addDays(day, 1)) days.push(day)
  return (
    <section aria-label={name}>
      <h3>{name}</h3>
      <div>
        {days.map((day) => {
          const row = rows.get(day)
          const turned = row && t(row.kind === 'work' ? 'calendarWorked' : 'calendarOff')
          const isWorked = row ? row.kind === 'work' : !isWeekend(day)
          if (day < month) return <i key={day} />
          return (
            <button
              key={day}
              type="button"
              className={[isWorked ? '' : 'kx-holiday-rest', row ? `kx-holiday-${String(row.kind)}` : ''].join(' ').trim()}
              title={row ? `${day} ${String(row.name)}` : day}
              onClick={() => onDay(day, row)}
            >
              {Number(day.slice(8))}
              {turned && <em>{turned}</em>}
            </button>
          )
        })}
      </div>
    </section>
  )
}
