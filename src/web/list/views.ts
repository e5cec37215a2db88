import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Filter } from '../../kernel/filter.ts'
import type { Label } from '../../kernel/label.ts'
import { same } from '../../kernel/label.ts'
import type { Declaration } from '../../kernel/object.ts'
import { ask } from '../api/http.ts'
import { keys } from '../api/keys.ts'
import { fetchPage, takeFilter } from '../api/records.ts'
import type { Row } from '../api/shapes.ts'
import { type SeenObject, useHouse } from '../house.ts'

/** A tab of a list: built in by the declaration, or saved by somebody. */
export type ListView = {
  readonly key: string
  readonly label: Label
  readonly filter?: Filter
  readonly sort?: string
  readonly columns?: readonly string[]
  /** What its rows are put together by: `level:board`. */
  readonly by?: string
  /** Absent: built in. */
  readonly saved?: Row
}

const plural = 'savedViews'
const everything: Label = { zh: '全部', en: 'All' }

export const allView = ({ sort }: Declaration): ListView => ({ key: 'all', label: everything, ...(sort ? { sort } : {}) })

export const findView = (views: readonly ListView[], key: string | null): ListView | undefined => views.find((view) => view.key === key) ?? views[0]

/** The tabs an object's declaration brings, one of them without a filter. */
export function builtIn(declaration: Declaration): ListView[] {
  const declared = (declaration.views ?? []).map(({ key, label, filter, sort, columns, by }): ListView => {
    const read = takeFilter(filter)
    return { key, label, ...(read ? { filter: read } : {}), ...(sort ? { sort } : {}), ...(columns ? { columns } : {}), ...(by ? { by } : {}) }
  })
  return declared.some((view) => !view.filter) ? declared : [allView(declaration), ...declared]
}

function fromSaved(row: Row): ListView {
  const query = readQuery(row.state)
  const filter = takeFilter(query.filter)
  return {
    key: row.id,
    label: same(String(row.name ?? '')),
    saved: row,
    ...(filter ? { filter } : {}),
    ...(typeof query.sort === 'string' ? { sort: query.sort } : {}),
    ...(typeof query.by === 'string' ? { by: query.by } : {}),
    ...(Array.isArray(query.columns) ? { columns: query.columns.map(String) } : {}),
  }
}

function readQuery(kept: unknown): Readonly<Record<string, unknown>> {
  try {
    const query: unknown = typeof kept === 'string' ? JSON.parse(kept) : kept
    return typeof query === 'object' && query !== null ? (query as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

/** Built-in views first, then mine and those I was counted in as a member; the server decides which I may read. */
export function useViews(seen: SeenObject): { readonly views: readonly ListView[] } {
  const house = useHouse()
  const { name } = seen.declaration
  const isKept = house.byPlural(plural) !== undefined
  const saved = useQuery({
    queryKey: keys.list(plural, { filter: { field: 'object', op: 'eq', value: name } }),
    queryFn: () => fetchPage(plural, { filter: { field: 'object', op: 'eq', value: name }, sort: 'place,createdAt', limit: 100, count: false }),
    enabled: isKept,
  })
  const views = useMemo(() => [...builtIn(seen.declaration), ...(saved.data?.records ?? []).map(fromSaved)], [seen, saved.data])
  return { views }
}

export type ViewDraft = {
  readonly name: string
  readonly filter: Filter | undefined
  readonly sort: string
  readonly columns: readonly string[]
  readonly by: string | undefined
}

/** Saving, changing and deleting views of an object. */
export function useViewWrites(seen: SeenObject) {
  const client = useQueryClient()
  const again = () => client.invalidateQueries({ queryKey: keys.of(plural) })
  const bodyOf = (draft: ViewDraft) => ({
    name: draft.name,
    state: JSON.stringify({ filter: draft.filter ?? null, sort: draft.sort, columns: draft.columns, ...(draft.by ? { by: draft.by } : {}) }),
  })
  return {
    save: async (draft: ViewDraft): Promise<Row> => {
      const { record } = await ask<{ record: Row }>(`/api/${plural}`, {
        method: 'POST',
        body: { object: seen.declaration.name, ...bodyOf(draft) },
        idempotencyKey: crypto.randomUUID(),
      })
      await again()
      return record
    },
    change: async (row: Row, draft: ViewDraft): Promise<void> => {
      await ask(`/api/${plural}/${row.id}`, { method: 'PATCH', body: { version: row.version, ...bodyOf(draft) } })
      await again()
    },
    remove: async (row: Row): Promise<void> => {
      await ask(`/api/${plural}/${row.id}`, { method: 'DELETE' })
      await again()
    },
  }
}
