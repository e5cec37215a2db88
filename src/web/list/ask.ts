import type { QueryClient } from '@tanstack/react-query'
import type { Declaration } from '../../kernel/object.ts'
import { keys } from '../api/keys.ts'
import { fetchPage } from '../api/records.ts'
import type { ListAsk } from '../api/shapes.ts'
import { type ListState, readState } from './state.ts'
import { allView, builtIn, type ListView } from './views.ts'

/** What a list asks the server for: what its address says over what its view says over what the declaration says. */
export function askOf(state: ListState, view: ListView, declaration: Declaration): ListAsk & { readonly sort: string } {
  const filter = state.filter === undefined ? view.filter : (state.filter ?? undefined)
  return {
    ...(filter ? { filter } : {}),
    sort: state.sort ?? view.sort ?? declaration.sort ?? '-updatedAt',
    ...(state.q ? { q: state.q } : {}),
    limit: state.size,
    page: state.page,
    ...(state.isBin ? { deleted: true } : {}),
  }
}

/**
 * Asks for the first page of the list at this address before there is a screen to show it: the rows come while React builds the
 * frame around them, a third of a second earlier. A view that somebody saved is not known yet and waits for its turn.
 */
export function askAhead(client: QueryClient, declaration: Declaration, search: string): void {
  const state = readState(new URLSearchParams(search))
  const views = builtIn(declaration)
  const view = state.view === null ? (views[0] ?? allView(declaration)) : views.find((each) => each.key === state.view)
  if (!view) return
  const ask = askOf(state, view, declaration)
  void client.prefetchQuery({ queryKey: keys.list(declaration.plural, ask), queryFn: ({ signal }) => fetchPage(declaration.plural, ask, signal) })
}
