import type { QueryClient } from '@tanstack/react-query'
import { keys } from '../api/keys.ts'
import type { Page, Row } from '../api/shapes.ts'
import type { House } from '../house.ts'

export type Hint = { readonly object: string; readonly id: string; readonly verb: string; readonly version: number }

/** Hints of one moment are gathered: a bulk edit of 300 rows asks for each list once. */
const gather = 300

/** Opens the stream; the browser reconnects by itself with Last-Event-ID. Answers how to stop. */
export function listenLive(client: QueryClient, house: House, onNotice: () => void): () => void {
  const stream = new EventSource('/api/live')
  let waiting: Hint[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  const flush = () => {
    timer = undefined
    const hints = waiting
    waiting = []
    apply(client, house, hints)
  }
  const take = (event: MessageEvent<string>) => {
    const told = JSON.parse(event.data) as Partial<Hint>
    if (!told.object || !told.id) return onNotice()
    waiting.push(told as Hint)
    timer ??= setTimeout(flush, gather)
  }
  stream.onmessage = take
  stream.addEventListener('hint', take)
  stream.addEventListener('notification', onNotice)
  return () => {
    clearTimeout(timer)
    stream.close()
  }
}

function apply(client: QueryClient, house: House, hints: readonly Hint[]): void {
  const byObject = Map.groupBy(hints, (hint) => hint.object)
  for (const [name, touched] of byObject) {
    const seen = house.byName(name)
    if (!seen) continue
    const { plural } = seen.declaration
    const news = touched.filter((hint) => !isKnown(client, plural, hint))
    if (news.length === 0) continue
    void client.invalidateQueries({ queryKey: keys.lists(plural) })
    for (const hint of news) void client.invalidateQueries({ queryKey: keys.one(plural, hint.id) })
    void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'records' && queryKey[2] === 'facts' && touchesTimeLine(house, queryKey, name, news) })
  }
}

/** Did this browser's own write already bring the version? */
function isKnown(client: QueryClient, plural: string, hint: Hint): boolean {
  const one = client.getQueryData<Row>(keys.one(plural, hint.id))
  if (one) return one.version >= hint.version
  const pages = client.getQueriesData<Page>({ queryKey: keys.lists(plural) })
  return pages.some(([, page]) => page?.records.some((row) => row.id === hint.id && row.version >= hint.version))
}

/** A time line shows its own record's facts and those of its children. */
function touchesTimeLine(house: House, key: readonly unknown[], name: string, hints: readonly Hint[]): boolean {
  const shown = house.byPlural(String(key[1]))
  if (!shown) return false
  if (shown.declaration.name === name) return hints.some((hint) => hint.id === key[3])
  const child = house.byName(name)
  return Object.values(child?.declaration.fields ?? {}).some((field) => field.target === shown.declaration.name)
}
