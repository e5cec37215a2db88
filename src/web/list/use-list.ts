import { useCallback, useEffect, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import type { Filter } from '../../kernel/filter.ts'
import { usePage } from '../api/records.ts'
import type { ListAsk } from '../api/shapes.ts'
import { type SeenObject, useHouse } from '../house.ts'
import { askOf } from './ask.ts'
import { type ListState, readState, writeState } from './state.ts'
import { allView, findView, type ListView, useViews } from './views.ts'

export type List = {
  readonly seen: SeenObject
  readonly state: ListState
  /** Changes the address; `isStep` leaves a step behind for the Back button. Anything but the page returns to page one. */
  readonly set: (change: Partial<ListState>, isStep?: boolean) => void
  readonly views: readonly ListView[]
  readonly view: ListView
  readonly filter: Filter | undefined
  readonly sort: string
  readonly columns: readonly string[]
  /** What its rows are put together by; grouping.ts reads it. */
  readonly by: string | undefined
  readonly isChanged: boolean
  readonly ask: ListAsk
  readonly page: ReturnType<typeof usePage>
}

const densityKey = 'kexin.density'

/** A list's whole state: what the address says over what its view says over what the declaration says. */
export function useList(seen: SeenObject): List {
  const [params, setParams] = useSearchParams()
  const { views } = useViews(seen)
  const { me } = useHouse()
  const state = useMemo(() => {
    const read = readState(params)
    return params.has('density') ? read : { ...read, density: (localStorage.getItem(densityKey) as ListState['density'] | null) ?? read.density }
  }, [params])
  const view = findView(views, state.view) ?? allView(seen.declaration)
  const ask = useMemo(() => askOf(state, view, seen.declaration), [state, view, seen.declaration])
  const columns = useColumns(seen, state.columns ?? view.columns)

  const set = useCallback<List['set']>(
    (change, isStep = false) => {
      const isSamePage = Object.keys(change).every((name) => ['page', 'peek', 'density', 'columns'].includes(name))
      if (change.density) localStorage.setItem(densityKey, change.density)
      setParams((old) => writeState({ ...readState(old), ...(isSamePage ? {} : { page: 1 }), ...change }), { replace: !isStep, preventScrollReset: true })
    },
    [setParams],
  )
  const page = usePage(seen.declaration.plural, ask)
  useEffect(() => {
    document.title = `${seen.declaration.label[me.lang]} · ${me.company.name}`
  }, [seen, me])
  const by = state.by === undefined ? view.by : (state.by ?? undefined)
  const isChanged = state.filter !== undefined || state.sort !== undefined || state.columns !== undefined || state.by !== undefined
  return { seen, state, set, views, view, filter: ask.filter, sort: ask.sort, columns, by, isChanged, ask, page }
}

function useColumns(seen: SeenObject, wanted: readonly string[] | undefined): readonly string[] {
  const wantedKey = wanted?.join()
  return useMemo(() => {
    const { title, columns } = seen.declaration
    const known = (wantedKey?.split(',') ?? columns).filter((name) => name in seen.fields && name !== title)
    return title in seen.fields ? [title, ...known] : known
  }, [seen, wantedKey])
}
