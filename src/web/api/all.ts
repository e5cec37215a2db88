import { useQuery } from '@tanstack/react-query'
import { keys } from './keys.ts'
import { fetchPage } from './records.ts'
import type { ListAsk, Page, Row } from './shapes.ts'

const pageLength = 200
/** A guard against asking for ever, not a length anybody should meet: units and people of one company. */
const mostPages = 100

/** Every record of an object small enough to be drawn whole: units, roles, staff. Pickers never use it. */
export async function fetchAll(plural: string, list: ListAsk, signal?: AbortSignal): Promise<Page> {
  const records: Row[] = []
  let after: string | undefined
  for (let turn = 0; turn < mostPages; turn++) {
    const page = await fetchPage(plural, { ...list, limit: pageLength, count: false, ...(after ? { after } : {}) }, signal)
    records.push(...page.records)
    if (!page.next) break
    after = page.next
  }
  return { records, next: null }
}

/** The key begins like every list of the object, so live hints and writes touch it too. */
export function useAll(plural: string, list: ListAsk) {
  return useQuery({ queryKey: [...keys.lists(plural), 'all', list], queryFn: ({ signal }) => fetchAll(plural, list, signal) })
}
