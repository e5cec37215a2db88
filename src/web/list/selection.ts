/** Which rows are chosen: some by id, across pages, or all that the filter finds. */
export type Selection = { readonly ids: ReadonlySet<string>; readonly isAll: boolean }

export const noSelection: Selection = { ids: new Set(), isAll: false }

export const isChosen = (selection: Selection, id: string): boolean => selection.isAll || selection.ids.has(id)
export const isNone = (selection: Selection): boolean => !selection.isAll && selection.ids.size === 0

/** Turning one row off while all are chosen falls back to the rows that are seen. */
export function turn(selection: Selection, id: string, pageIds: readonly string[]): Selection {
  const ids = new Set(selection.isAll ? pageIds : selection.ids)
  if (!ids.delete(id)) ids.add(id)
  return { ids, isAll: false }
}

export function turnPage(selection: Selection, pageIds: readonly string[]): Selection {
  if (selection.isAll) return noSelection
  const ids = new Set(selection.ids)
  const isFull = pageIds.length > 0 && pageIds.every((id) => ids.has(id))
  for (const id of pageIds) isFull ? ids.delete(id) : ids.add(id)
  return { ids, isAll: false }
}

/** All rows between the last one touched and this one, as Shift does in a sheet. */
export function chooseRange(selection: Selection, from: string, to: string, pageIds: readonly string[]): Selection {
  const [a, b] = [pageIds.indexOf(from), pageIds.indexOf(to)].sort((x, y) => x - y) as [number, number]
  if (a < 0) return turn(selection, to, pageIds)
  return { ids: new Set([...selection.ids, ...pageIds.slice(a, b + 1)]), isAll: false }
}
