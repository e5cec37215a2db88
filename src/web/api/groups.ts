import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Filter } from '../../kernel/filter.ts'
import { ask } from './http.ts'
import { keys } from './keys.ts'

export type GroupAsk = { readonly filter?: Filter | undefined; readonly q?: string | undefined; readonly by?: string; readonly sum?: readonly string[] }
type Figures = { readonly count: number; readonly sums: Readonly<Record<string, unknown>> }
export type Group = Figures & { readonly value: unknown; readonly title?: string | null; readonly filter: Filter }
export type Grouped = { readonly groups: readonly Group[]; readonly more: boolean; readonly total: Figures }

/** What a list comes to, whole and by groups. The figures of before stay while new ones are counted. */
export function useGroups(plural: string, { filter, q, by, sum }: GroupAsk, isOn = true) {
  const query = { filter: filter && JSON.stringify(filter), q: q || undefined, by, sum: sum?.join() || undefined }
  return useQuery({
    queryKey: keys.groups(plural, query),
    queryFn: ({ signal }) => ask<Grouped>(`/api/${plural}/groups`, { query, signal }),
    placeholderData: keepPreviousData,
    enabled: isOn,
  })
}
