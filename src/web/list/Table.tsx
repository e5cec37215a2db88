import { useDeferredValue, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import type { Row } from '../api/shapes.ts'
import { useHouse } from '../house.ts'
import { useFieldSave } from '../record/use-field-save.ts'
import { useSpeech } from '../speech.tsx'
import { columnsOf } from './columns.ts'
import type { Place } from './place.ts'
import { chooseRange, isChosen, type Selection, turn, turnPage } from './selection.ts'
import { TableFoot } from './TableFoot.tsx'
import { TableHead } from './TableHead.tsx'
import { type RowActs, TableRow } from './TableRow.tsx'
import type { List } from './use-list.ts'
import { useScrollMemory } from './use-scroll-memory.ts'
import { useTableKeys } from './use-table-keys.ts'
import { useWidths } from './widths.ts'

type Props = {
  readonly list: List
  readonly rows: readonly Row[]
  readonly selection: Selection
  readonly onSelect: (selection: Selection) => void
  readonly onEdit: (row: Row) => void
  /** Without sums where somebody else says them. */
  readonly foot?: 'sums' | 'none'
}

/** As many as stand on a large screen. */
const screenful = 28

/** A dense table on plain DOM: antd's own costs a third of a second of a slow machine for fifty rows. */
export function Table({ list, rows, selection, onSelect, onEdit, foot = 'sums' }: Props) {
  const house = useHouse()
  const { t, say } = useSpeech()
  const navigate = useNavigate()
  const { seen, state, set } = list
  const { plural } = seen.declaration
  const { widths, pull } = useWidths(plural)
  const columns = useMemo(() => columnsOf(house, seen, list.columns, widths), [house, seen, list.columns, widths])
  const [place, setPlace] = useState<Place>({ row: -1, column: 0, isEditing: false })
  const activeId = useId()
  const box = useRef<HTMLTableElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  // What is below the fold keeps nobody from reading the first rows.
  const isWhole = useDeferredValue(true, useScrollMemory(scroller))
  const lastTouched = useRef<string>(undefined)
  const save = useFieldSave(seen)
  const pageIds = useMemo(() => rows.map((row) => row.id), [rows])
  const isBin = state.isBin

  const now = useRef({ rows, selection, pageIds, columns, save })
  now.current = { rows, selection, pageIds, columns, save }
  const acts = useMemo<RowActs>(() => {
    const canEdit = (row: number, column: number) => {
      const record = now.current.rows[row]
      const name = now.current.columns[column]?.name
      return !isBin && record !== undefined && name !== undefined && seen.mayEdit(name) && record.can?.update !== false
    }
    return {
      choose: (id, isRange) => {
        const { selection: old, pageIds: ids } = now.current
        onSelect(isRange && lastTouched.current ? chooseRange(old, lastTouched.current, id, ids) : turn(old, id, ids))
        lastTouched.current = id
      },
      touch: (row, column) => setPlace((old) => (old.row === row && old.column === column ? old : { row, column, isEditing: false })),
      edit: (row, column) => canEdit(row, column) && setPlace({ row, column, isEditing: true }),
      endEdit: () => {
        setPlace((old) => ({ ...old, isEditing: false }))
        box.current?.focus({ preventScroll: true })
      },
      peek: (id) => set({ peek: id }),
      save: (record, name, value) => now.current.save(record, name, value),
    }
  }, [seen, isBin, set, onSelect])

  const onKeyDown = useTableKeys({
    place,
    setPlace,
    acts,
    rows,
    columnCount: columns.length,
    open: (row) => void navigate(`/${plural}/${row.id}`),
    onEdit,
  })
  useEffect(() => {
    if (place.row >= 0) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [place, activeId])
  const chosenHere = pageIds.filter((id) => isChosen(selection, id)).length
  const total = columns.reduce((sum, column) => sum + column.width, 36)
  return (
    <div ref={scroller} className={`kx-table kx-${state.density}`}>
      <span id="kx-table-keys" className="kx-unseen">
        {t('tableKeys')}
      </span>
      <table
        ref={box}
        style={{ width: total }}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table that is walked with arrows
        role="grid"
        tabIndex={0}
        aria-label={say(seen.declaration.label)}
        aria-rowcount={list.page.data?.count?.value ?? -1}
        aria-activedescendant={place.row >= 0 ? activeId : undefined}
        aria-describedby="kx-table-keys"
        onKeyDown={onKeyDown}
        onFocus={(event) => event.target === box.current && place.row < 0 && rows.length > 0 && setPlace({ row: 0, column: 0, isEditing: false })}
      >
        <colgroup>
          <col style={{ width: 36 }} />
          {columns.map((column) => (
            <col key={column.name} style={{ width: column.width }} />
          ))}
          <col />
        </colgroup>
        <TableHead
          columns={columns}
          sort={list.sort}
          isPageChosen={rows.length > 0 && chosenHere === rows.length ? true : chosenHere > 0 ? 'some' : false}
          isPageFormer={list.page.isPlaceholderData}
          onChoosePage={() => onSelect(turnPage(selection, pageIds))}
          onSort={(sort) => set({ sort })}
          onPull={pull}
          onMove={(names) => set({ columns: names })}
        />
        <tbody>
          {(isWhole ? rows : rows.slice(0, screenful)).map((row, index) => (
            <TableRow
              key={row.id}
              record={row}
              index={index}
              columns={columns}
              link={isBin ? null : `/${plural}/${row.id}`}
              isChosen={isChosen(selection, row.id)}
              isPeeked={state.peek === row.id}
              activeId={activeId}
              activeColumn={place.row === index ? place.column : -1}
              isEditing={place.row === index && place.isEditing}
              acts={acts}
            />
          ))}
        </tbody>
        {foot === 'sums' && <TableFoot key={JSON.stringify([list.ask.filter, list.ask.q])} list={list} columns={columns} />}
      </table>
    </div>
  )
}
