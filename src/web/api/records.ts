import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { type Filter, readFilter } from '../../kernel/filter.ts'
import { ask } from './http.ts'
import { keys } from './keys.ts'
import type { ListAsk, Page, Row } from './shapes.ts'

const queryOf = (list: ListAsk) => ({
  filter: list.filter ? JSON.stringify(list.filter) : undefined,
  sort: list.sort,
  q: list.q,
  fields: list.fields?.join(','),
  limit: list.limit,
  page: list.page && list.page > 1 ? list.page : undefined,
  after: list.after,
  deleted: list.deleted || undefined,
  count: list.count === false ? false : undefined,
})

export const fetchPage = (plural: string, list: ListAsk, signal?: AbortSignal): Promise<Page> =>
  ask<Page>(`/api/${plural}`, { query: queryOf(list), ...(signal ? { signal } : {}) })

export const fetchOne = async (plural: string, id: string, signal?: AbortSignal): Promise<Row> =>
  (await ask<{ record: Row }>(`/api/${plural}/${id}`, signal ? { signal } : {})).record

/** A page of a list; while the next one loads the old rows stay, so nothing flashes. */
export function usePage(plural: string, list: ListAsk, isOn = true) {
  return useQuery({
    queryKey: keys.list(plural, list),
    queryFn: ({ signal }) => fetchPage(plural, list, signal),
    placeholderData: keepPreviousData,
    enabled: isOn,
  })
}

export function useRecord(plural: string, id: string | undefined) {
  const client = useQueryClient()
  return useQuery({
    queryKey: keys.one(plural, id ?? ''),
    queryFn: ({ signal }) => fetchOne(plural, id as string, signal),
    enabled: id !== undefined,
    placeholderData: () => rowFromLists(client.getQueriesData<Page>({ queryKey: keys.lists(plural) }), id),
  })
}

/** A row a list already holds opens the page at once; the whole record follows. */
function rowFromLists(lists: readonly (readonly [unknown, Page | undefined])[], id: string | undefined): Row | undefined {
  for (const [, page] of lists) {
    const row = page?.records.find((each) => each.id === id)
    if (row) return row
  }
  return undefined
}

export const both = (...filters: (Filter | undefined)[]): Filter | undefined => {
  const said = filters.filter((each) => each !== undefined)
  return said.length > 1 ? { all: said } : said[0]
}

/** A filter that came as JSON (a saved view, an address); what cannot be read is no filter. */
export function takeFilter(input: unknown): Filter | undefined {
  if (input === null || input === undefined) return undefined
  try {
    return readFilter(input)
  } catch {
    return undefined
  }
}
