import type { KeyboardEvent } from 'react'
import { Link } from 'react-router'
import { ObjectIcon } from '../../kit/ObjectIcon.tsx'
import { addDays, type Day } from '../../lib/time.ts'
import { useSpeech } from '../speech.tsx'
import type { Entry } from './entry.ts'

/** What a carried entry says of itself to the days it is carried over. */
export const entryType = 'application/x-kexin-entry'

const byKey: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }

/** An entry of a day: opens what it is; carried, or moved by Alt and an arrow. */
export function EntryLink({ entry, showsPerson }: { entry: Entry; showsPerson?: boolean }) {
  const { t } = useSpeech()
  const { move } = entry
  const onKey = (event: KeyboardEvent) => {
    const days = event.altKey ? byKey[event.key] : undefined
    if (days === undefined || !move) return
    event.preventDefault()
    move(addDays(entry.day, days))
  }
  return (
    <Link
      className={entry.isOver ? 'kx-cal-entry kx-cal-over' : 'kx-cal-entry'}
      to={entry.to}
      draggable={move !== undefined}
      onDragStart={(event) => {
        event.dataTransfer.setData(entryType, entry.key)
        event.dataTransfer.effectAllowed = 'move'
      }}
      onKeyDown={onKey}
      title={move ? t('calendarMoveHint') : entry.title}
      {...(move ? { 'aria-keyshortcuts': 'Alt+ArrowLeft Alt+ArrowRight' } : {})}
    >
      <ObjectIcon name={entry.icon} size={12} />
      {entry.time && <time>{entry.time}</time>}
      <span>{entry.title}</span>
      {showsPerson && entry.person?.title && <small>{entry.person.title}</small>}
    </Link>
  )
}

/** What makes a place of a day take a carried entry. */
export const takes = (entries: readonly Entry[], day: Day) => ({
  onDragOver: (event: React.DragEvent) => {
    if (event.dataTransfer.types.includes(entryType)) event.preventDefault()
  },
  onDrop: (event: React.DragEvent) => entries.find(({ key }) => key === event.dataTransfer.getData(entryType))?.move?.(day),
})
