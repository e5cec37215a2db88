import { lazy, Suspense, useCallback, useEffect, useState } from 'react'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { fetchWhenReachedFor } from '../../kit/heavy.tsx'
import { asProblem } from '../api/problem.ts'
import type { Row } from '../api/shapes.ts'
import { useForms } from '../form/forms.ts'
import type { SeenObject } from '../house.ts'
import { useIsPhone } from '../use-media.ts'
import { Cards } from './Cards.tsx'
import { readGrouping } from './grouping.ts'
import { ListHead } from './ListHead.tsx'
import { ListTools } from './ListTools.tsx'
import { Nothing } from './Nothing.tsx'
import { Pager } from './Pager.tsx'
import { isNone, noSelection, type Selection } from './selection.ts'
import { Table } from './Table.tsx'
import { TableWait } from './TableWait.tsx'
import { useList } from './use-list.ts'
import { useListKeys } from './use-list-keys.ts'
import { ViewTabs } from './ViewTabs.tsx'

const Board = lazy(() => import('./Board.tsx').then((m) => ({ default: m.Board })))
const ListCalendar = lazy(() => import('../calendar/ListCalendar.tsx').then((m) => ({ default: m.ListCalendar })))
const Groups = lazy(() => import('./Groups.tsx').then((m) => ({ default: m.Groups })))
const BulkBar = lazy(() => import('./BulkBar.tsx').then((m) => ({ default: m.BulkBar })))
const Peek = lazy(() => import('./Peek.tsx').then((m) => ({ default: m.Peek })))

const noRows: readonly Row[] = []

/** The list of any object: views, filter, table, pages, and acts on many rows. `onCreate`: a screen's own way to a new record. */
export function ListPage({ seen, onCreate }: { seen: SeenObject; onCreate?: () => void }) {
  const list = useList(seen)
  const forms = useForms()
  const isPhone = useIsPhone()
  const [selection, setSelection] = useState<Selection>(noSelection)
  const { plural } = seen.declaration
  const rows = list.page.data?.records ?? noRows
  const select = useCallback((next: Selection) => setSelection(next), [])
  const create = useCallback(() => (onCreate ? onCreate() : void forms.open({ plural })), [forms, plural, onCreate])
  const edit = useCallback((record: Row) => void forms.open({ plural, record }), [forms, plural])
  useListKeys(seen.can('create') ? create : undefined)
  // Another filter makes "all that it finds" another set, so a choice of all never outlives its filter.
  const askKey = JSON.stringify([list.ask.filter, list.ask.q, list.ask.deleted])
  const [chosenUnder, setChosenUnder] = useState(askKey)
  if (chosenUnder !== askKey) {
    setChosenUnder(askKey)
    setSelection(noSelection)
  }
  useEffect(() => {
    if (list.page.isSuccess) return fetchWhenReachedFor()
  }, [list.page.isSuccess])
  const grouping = list.state.isBin ? undefined : readGrouping(seen, list.by)
  const peeked = rows.find((row) => row.id === list.state.peek)

  return (
    <div className="kx-list">
      <ListHead list={list} onCreate={create} />
      <ViewTabs list={list} />
      <ListTools list={list} />
      <div className="kx-list-body">
        <div className="kx-list-main" aria-busy={list.page.isFetching}>
          {list.page.isFetching && <span className="kx-bar" />}
          {list.page.error && !list.page.data ? (
            <ErrorPanel
              why={asProblem(list.page.error).detail}
              fields={asProblem(list.page.error).fields.map((each) => each.message)}
              onRetry={() => void list.page.refetch()}
            />
          ) : list.page.isPending ? (
            <TableWait />
          ) : grouping?.isCalendar ? (
            <Suspense fallback={<TableWait />}>
              <ListCalendar list={list} time={grouping.name} />
            </Suspense>
          ) : rows.length === 0 ? (
            <Nothing list={list} onCreate={create} />
          ) : grouping?.isBoard ? (
            <Suspense fallback={<TableWait />}>
              <Board list={list} grouping={grouping} onEdit={edit} />
            </Suspense>
          ) : grouping ? (
            <Suspense fallback={<TableWait />}>
              <Groups list={list} grouping={grouping} selection={selection} onSelect={select} onEdit={edit} />
            </Suspense>
          ) : isPhone ? (
            <Cards list={list} rows={rows} />
          ) : (
            <Table list={list} rows={rows} selection={selection} onSelect={select} onEdit={edit} />
          )}
          <Suspense>{!isNone(selection) && <BulkBar list={list} selection={selection} onSelect={select} rows={rows} />}</Suspense>
          {!grouping && <Pager list={list} shown={rows.length} />}
        </div>
        <Suspense>{peeked && !isPhone && <Peek list={list} record={peeked} rows={rows} />}</Suspense>
      </div>
    </div>
  )
}
