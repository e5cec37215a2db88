import { useMemo } from 'react'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { type Group, useGroups } from '../api/groups.ts'
import { asProblem } from '../api/problem.ts'
import type { Row } from '../api/shapes.ts'
import { BoardColumn } from './BoardColumn.tsx'
import { type Grouping, summed } from './grouping.ts'
import { TableWait } from './TableWait.tsx'
import type { List } from './use-list.ts'
import { useMove } from './use-move.ts'

/** A list as a board: a column for each option of a field, with count and sums; a card moves by drag or by its menu (interface.md 5). */
export function Board({ list, grouping, onEdit }: { list: List; grouping: Grouping; onEdit: (row: Row) => void }) {
  const { seen, ask } = list
  const { name, field } = grouping
  const found = useGroups(seen.declaration.plural, { filter: ask.filter, q: ask.q, by: name, sum: summed(seen, list.columns).slice(0, 2) })
  const { move, standing } = useMove(seen, name)
  const groups = found.data?.groups
  const columns = useMemo(() => columnsOf(grouping, groups ?? []), [grouping, groups])
  if (found.error && !groups) return <ErrorPanel why={asProblem(found.error).detail} onRetry={() => void found.refetch()} />
  if (!groups) return <TableWait />
  const places = columns.map(({ value }) => value as string | null).filter((value) => !field.options?.find(({ id }) => id === value)?.retired)
  const mayMove = seen.mayEdit(name) && seen.can('update')
  return (
    <div className="kx-board">
      {columns.map((column) => (
        <BoardColumn key={String(column.value)} {...{ list, grouping, column, places, standing, onEdit }} {...(mayMove ? { move } : {})} />
      ))}
    </div>
  )
}

/** Every option in its own order, filled or not; retired ones and the column of none only where records stand in them. */
function columnsOf({ name, field }: Grouping, groups: readonly Group[]): Group[] {
  const found = (value: string | null) => groups.find((group) => group.value === value)
  const none: Group[] = [found(null)].flatMap((group) => group ?? [])
  const filled = (field.options ?? []).flatMap(({ id, retired }): Group[] => {
    const group = found(id)
    if (!group && retired) return []
    return [group ?? { value: id, filter: { field: name, op: 'eq', value: id }, count: 0, sums: {} }]
  })
  return [...none, ...filled]
}
