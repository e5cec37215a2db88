import { Segmented } from 'antd'
import { useState } from 'react'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { useGroups } from '../api/groups.ts'
import { asProblem } from '../api/problem.ts'
import { both } from '../api/records.ts'
import type { Row } from '../api/shapes.ts'
import { useHouse } from '../house.ts'
import { BoardColumn } from './BoardColumn.tsx'
import { useBoardLine } from './board-line.ts'
import { type Grouping, summed } from './grouping.ts'
import { TableWait } from './TableWait.tsx'
import type { List } from './use-list.ts'
import { useMove } from './use-move.ts'

/**
 * A list as a board: a column for each option of a field, or for each record it may name, with count and sums; a card moves by drag or
 * by its menu (interface.md 5). Columns that a card may not go to are greyed out while it is carried.
 */
export function Board({ list, grouping, onEdit }: { list: List; grouping: Grouping; onEdit: (row: Row) => void }) {
  const { seen, ask } = list
  const { name, field } = grouping
  const { gates = [] } = useHouse()
  const [carried, setCarried] = useState<Row>()
  const line = useBoardLine(list, grouping)
  const { move, standing } = useMove(seen, name)
  const filter = both(ask.filter, line.only)
  const found = useGroups(seen.declaration.plural, { filter, q: ask.q, by: name, sum: summed(seen, list.columns).slice(0, 2) }, line.isReady)
  const groups = found.data?.groups
  const failed = line.error ?? found.error
  if (failed && !groups) return <ErrorPanel why={asProblem(failed).detail} onRetry={() => void found.refetch()} />
  if (!groups || !line.isReady) return <TableWait />
  const columns = line.columnsOf(groups)
  const gate = gates.find((each) => each.object === seen.declaration.name && each.field === name)
  const waysOf = (row: Row): readonly (string | null)[] => (gate ? gate.waysFrom(row, line.records) : line.places)
  const mayMove = seen.can('update') && (field.through ? seen.commands.some((command) => command.name === field.through) : seen.mayEdit(name))
  const open = carried ? waysOf(carried) : line.places
  return (
    <div className="kx-board-box">
      {line.among && (
        <Segmented
          size="small"
          className="kx-board-among"
          value={line.among.chosen}
          options={line.among.records.map(({ id, title }) => ({ value: id, label: title }))}
          onChange={line.among.choose}
        />
      )}
      <div className="kx-board">
        {columns.map((column) => (
          <BoardColumn
            key={String(column.value)}
            {...{ list, grouping, column, standing, onEdit, waysOf }}
            {...(line.only ? { only: line.only } : {})}
            nameOf={line.nameOf}
            isOpen={open.includes(column.value as string | null)}
            isCarried={carried !== undefined}
            onCarry={setCarried}
            {...(mayMove ? { move } : {})}
          />
        ))}
      </div>
    </div>
  )
}
