import type { Filter } from '../../kernel/filter.ts'
import { takeFilter } from '../api/records.ts'

export type Density = 'tight' | 'normal' | 'roomy'
export const densities: readonly Density[] = ['tight', 'normal', 'roomy']

/** What the address says of a list. Absent: as the view has it. A filter of null: the view's own was taken away. */
export type ListState = {
  readonly view: string | null
  readonly filter: Filter | null | undefined
  readonly sort: string | undefined
  readonly columns: readonly string[] | undefined
  readonly q: string
  readonly page: number
  readonly size: number
  readonly isBin: boolean
  readonly density: Density
  readonly peek: string | null
  /** What its rows are put together by: `level`, `level:board`, `createdAt:quarter`. Null: by nothing, whatever the view says. */
  readonly by: string | null | undefined
  /** Where a board has several sets of columns, which one is shown (the stages of this pipeline). */
  readonly among: string | null
}

/** Everything as the view has it. */
export const asTheView = { filter: undefined, sort: undefined, columns: undefined, by: undefined } as const

export const defaultSize = 50
export const sizes: readonly number[] = [25, 50, 100, 200]

/** Reads a list's state from its address; anything not understood is as if it were not there. */
export function readState(params: URLSearchParams): ListState {
  const size = Number(params.get('size'))
  const density = params.get('density') as Density | null
  return {
    view: params.get('view'),
    filter: readFilterParam(params.get('filter')),
    sort: params.get('sort') ?? undefined,
    columns: params.get('columns')?.split(',').filter(Boolean),
    q: params.get('q') ?? '',
    page: Math.max(1, Math.trunc(Number(params.get('page'))) || 1),
    size: sizes.includes(size) ? size : defaultSize,
    isBin: params.get('bin') === '1',
    density: density && densities.includes(density) ? density : 'normal',
    peek: params.get('peek'),
    by: params.get('by') === 'none' ? null : (params.get('by') ?? undefined),
    among: params.get('among'),
  }
}

function readFilterParam(text: string | null): Filter | null | undefined {
  if (text === null) return undefined
  if (text === 'none') return null
  try {
    return takeFilter(JSON.parse(text))
  } catch {
    return undefined
  }
}

/** The address of a state: only what differs from the view and the defaults, so that links stay short. */
export function writeState(state: ListState): URLSearchParams {
  const params = new URLSearchParams()
  const put = (name: string, value: string | undefined | null) => {
    if (value) params.set(name, value)
  }
  put('view', state.view)
  put('filter', state.filter === null ? 'none' : state.filter && JSON.stringify(state.filter))
  put('sort', state.sort)
  put('columns', state.columns?.join(','))
  put('q', state.q)
  put('page', state.page > 1 ? String(state.page) : null)
  put('size', state.size === defaultSize ? null : String(state.size))
  put('bin', state.isBin ? '1' : null)
  put('density', state.density === 'normal' ? null : state.density)
  put('peek', state.peek)
  put('by', state.by === null ? 'none' : state.by)
  put('among', state.among)
  return params
}

export type SortTerm = { readonly field: string; readonly isDown: boolean }

export const readSort = (sort: string | undefined): SortTerm[] =>
  (sort ?? '')
    .split(',')
    .filter(Boolean)
    .map((term) => ({ field: term.replace(/^-/, ''), isDown: term.startsWith('-') }))

export const writeSort = (terms: readonly SortTerm[]): string => terms.map(({ field, isDown }) => (isDown ? `-${field}` : field)).join(',')

/** A click on a column head: up, down, none. With `isMore` (shift) the other columns keep their order. */
export function turnSort(terms: readonly SortTerm[], field: string, isMore: boolean): SortTerm[] {
  const old = terms.find((term) => term.field === field)
  const next = !old ? { field, isDown: false } : old.isDown ? undefined : { field, isDown: true }
  if (!isMore) return next ? [next] : []
  if (!old) return next ? [...terms, next] : [...terms]
  return terms.flatMap((term) => (term.field === field ? (next ? [next] : []) : [term]))
}
