import type { QueryClient } from '@tanstack/react-query'
import { keys } from '../api/keys.ts'
import type { Page, Row } from '../api/shapes.ts'
import type { House, SeenObject } from '../house.ts'

/** What the server tells: a record, or with a null id several of an object (a bulk act). Never what is in them. */
export type Hint = { readonly object: string; readonly id: string | null; readonly verb: string; readonly version: number | null }

/** Hints of one moment are gathered: a bulk edit of 300 rows asks for each list once. */
const gather = 300
/** What this page shows it began to ask for when it was opened, or as long before as signing in takes (milliseconds). */
const mostAgo = 20_000

/** Opens the stream; the browser reconnects by itself. Answers how to stop. */
export function listenLive(client: QueryClient, houseNow: () => House, onOwn: () => void): () => void {
  const stream = new EventSource(`/api/live?ago=${Math.round(Math.min(performance.now(), mostAgo))}`)
  let waiting: Hint[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  const flush = () => {
    timer = undefined
    const hints = waiting
    waiting = []
    const house = houseNow()
    for (const [name, touched] of Map.groupBy(hints, (hint) => hint.object)) {
      const seen = house.byName(name)
      if (seen) refresh(client, house, seen, touched)
    }
  }
  stream.onmessage = (event: MessageEvent<string>) => {
    const hint = JSON.parse(event.data) as Hint
    if (hint.object === 'notice' || hint.object === 'job') return onOwn()
    waiting.push(hint)
    timer ??= setTimeout(flush, gather)
  }
  stream.addEventListener('hello', (event: MessageEvent<string>) => {
    // The stream was cut: what was told meanwhile is lost, so everything shown is asked for again.
    if ((JSON.parse(event.data) as { resync?: boolean }).resync) void client.invalidateQueries({ queryKey: ['records'] })
  })
  // Somebody changed the company's own fields: forms, lists and filters are drawn anew from what the house says now.
  stream.addEventListener('structure', () => {
    void client.invalidateQueries({ queryKey: keys.objects })
    void client.invalidateQueries({ queryKey: ['records'] })
  })
  return () => {
    clearTimeout(timer)
    stream.close()
  }
}

function refresh(client: QueryClient, house: House, seen: SeenObject, touched: readonly Hint[]): void {
  const { plural } = seen.declaration
  refreshFigures(client, house, seen)
  const news = touched.filter((hint) => !isKnown(client, plural, hint))
  if (news.length === 0) return
  if (news.some((hint) => hint.id === null)) return void client.invalidateQueries({ queryKey: ['records'] })
  void client.invalidateQueries({ queryKey: keys.lists(plural) })
  void client.invalidateQueries({ queryKey: keys.groupsOf(plural) })
  for (const { id } of news) void client.invalidateQueries({ queryKey: keys.one(plural, id ?? '') })
  void client.invalidateQueries({
    predicate: ({ queryKey }) => queryKey[0] === 'records' && queryKey[2] === 'facts' && touchesTimeLine(house, queryKey, seen, news),
  })
}

/** A customer counts his contact records, whoever wrote them, and a cost says what its claim says: what comes of the told object is asked for again. */
function refreshFigures(client: QueryClient, house: House, told: SeenObject): void {
  const { name } = told.declaration
  const isOfIt = ({ declaration: { parent }, fields }: SeenObject) =>
    Object.values(fields).some(({ rollup, follows }) => rollup?.of === name || (follows && parent && fields[parent]?.target === name))
  for (const { plural } of house.seen.filter(isOfIt).map(({ declaration }) => declaration)) {
    void client.invalidateQueries({ queryKey: keys.lists(plural) })
    void client.invalidateQueries({ queryKey: ['records', plural, 'one'] })
  }
}

/** Did this browser's own write already bring the version? */
function isKnown(client: QueryClient, plural: string, { id, version }: Hint): boolean {
  if (id === null || version === null) return false
  const one = client.getQueryData<Row>(keys.one(plural, id))
  if (one) return one.version >= version
  const pages = client.getQueriesData<Page>({ queryKey: keys.lists(plural) })
  return pages.some(([, page]) => page?.records.some((row) => row.id === id && row.version >= version))
}

/** A time line shows its own record's facts and those of its children. */
function touchesTimeLine(house: House, key: readonly unknown[], told: SeenObject, hints: readonly Hint[]): boolean {
  const shown = house.byPlural(String(key[1]))
  if (!shown) return false
  if (shown === told) return hints.some((hint) => hint.id === key[3])
  return Object.values(told.declaration.fields).some((field) => field.target === shown.declaration.name)
}
