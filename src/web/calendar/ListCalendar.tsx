import { Button } from 'antd'
import { UsersRound } from 'lucide-react'
import { useState } from 'react'
import { both } from '../api/records.ts'
import type { List } from '../list/use-list.ts'
import { useSpeech } from '../speech.tsx'
import { Calendar, useCalendarPlace } from './Calendar.tsx'
import { useEntries } from './use-entries.ts'
import { useTurnedDays } from './use-turned-days.ts'

/** A list as a calendar by one of its times: what its filter finds, on the days that are shown. */
export function ListCalendar({ list, time }: { list: List; time: string }) {
  const { t } = useSpeech()
  const [byPerson, setByPerson] = useState(false)
  const at = useCalendarPlace()
  const turned = useTurnedDays(at.days)
  const found = useEntries([{ seen: list.seen, time, filter: both(list.filter) }], at.days)
  const hasPeople = list.seen.fields.ownerId !== undefined && !list.seen.declaration.parent
  const tools = hasPeople && (
    <Button type={byPerson ? 'default' : 'text'} icon={<UsersRound size={15} />} aria-pressed={byPerson} onClick={() => setByPerson(!byPerson)}>
      {t('calendarByPerson')}
    </Button>
  )
  return <Calendar at={at} found={found} turned={turned} byPerson={byPerson} tools={tools} />
}
