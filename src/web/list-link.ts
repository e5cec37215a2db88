import type { Filter } from '../kernel/filter.ts'

type Place = { readonly filter?: Filter; readonly sort?: string; readonly view?: string; readonly isBin?: boolean }

/** The address of a list as somebody wants to see it: what a figure leads to. */
export function listLink(plural: string, { filter, sort, view = 'all', isBin }: Place = {}): string {
  const params = new URLSearchParams({ view })
  if (filter) params.set('filter', JSON.stringify(filter))
  if (sort) params.set('sort', sort)
  if (isBin) params.set('bin', '1')
  return `/${plural}?${params}`
}
