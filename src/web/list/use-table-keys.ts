import type { Dispatch, KeyboardEvent, SetStateAction } from 'react'
import type { Row } from '../api/shapes.ts'
import type { Place } from './place.ts'
import type { RowActs } from './TableRow.tsx'

type Keys = {
  readonly place: Place
  readonly setPlace: Dispatch<SetStateAction<Place>>
  readonly acts: RowActs
  readonly rows: readonly Row[]
  readonly columnCount: number
  readonly open: (row: Row) => void
  readonly onEdit: (row: Row) => void
}

const screenful = 12

/** The keyboard of a table: arrows move, Enter opens or edits, space chooses, p peeks, e edits the record. */
export function useTableKeys({ place, setPlace, acts, rows, columnCount, open, onEdit }: Keys) {
  const go = (row: number, column: number) =>
    setPlace({ row: Math.max(0, Math.min(rows.length - 1, row)), column: Math.max(0, Math.min(columnCount - 1, column)), isEditing: false })
  const { row, column } = place
  return (event: KeyboardEvent<HTMLElement>): void => {
    if (place.isEditing || event.ctrlKey || event.metaKey || event.altKey || rows.length === 0) return
    if (event.target instanceof HTMLElement && event.target.closest('thead')) return
    const record = rows[row]
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: () => go(row + 1, column),
      ArrowUp: () => go(row - 1, column),
      ArrowRight: () => go(row, column + 1),
      ArrowLeft: () => go(row, column - 1),
      PageDown: () => go(row + screenful, column),
      PageUp: () => go(row - screenful, column),
      Home: () => go(row, 0),
      End: () => go(row, columnCount - 1),
      Enter: () => record && (column === 0 ? open(record) : acts.edit(row, column)),
      F2: () => acts.edit(row, column),
      ' ': () => record && acts.choose(record.id, event.shiftKey),
      x: () => record && acts.choose(record.id, event.shiftKey),
      p: () => record && acts.peek(record.id),
      o: () => record && open(record),
      e: () => record && onEdit(record),
    }
    const move = moves[event.key]
    if (!move) return
    event.preventDefault()
    move()
  }
}
