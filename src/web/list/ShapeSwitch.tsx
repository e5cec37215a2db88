import { Button } from 'antd'
import { CalendarDays, SquareKanban, Table2 } from 'lucide-react'
import { useSpeech } from '../speech.tsx'
import { boardFields, calendarField, readGrouping } from './grouping.ts'
import type { List } from './use-list.ts'

/** The same rows as a table, as a board where some field has the columns for one, as a calendar where they have a time. */
export function ShapeSwitch({ list }: { list: List }) {
  const { t } = useSpeech()
  const boards = boardFields(list.seen)
  const time = calendarField(list.seen)
  const now = readGrouping(list.seen, list.by)
  const column = boards.some(([each]) => each === now?.name) ? now?.name : boards[0]?.[0]
  const turn = (by: string | null) => list.set({ by }, true)
  return (
    <>
      {(now?.isBoard || now?.isCalendar) && (
        <Button size="small" type="text" icon={<Table2 size={14} />} className="kx-tool-quiet" onClick={() => turn(null)}>
          {t('asTable')}
        </Button>
      )}
      {column && !now?.isBoard && (
        <Button size="small" type="text" icon={<SquareKanban size={14} />} className="kx-tool-quiet" onClick={() => turn(`${column}:board`)}>
          {t('asBoard')}
        </Button>
      )}
      {time && !now?.isCalendar && (
        <Button size="small" type="text" icon={<CalendarDays size={14} />} className="kx-tool-quiet" onClick={() => turn(`${time}:calendar`)}>
          {t('asCalendar')}
        </Button>
      )}
    </>
  )
}
