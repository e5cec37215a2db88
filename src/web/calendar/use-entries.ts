import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useToast } from '../../kit/Toast.tsx'
import type { Day } from '../../lib/time.ts'
import { keys } from '../api/keys.ts'
import { asProblem } from '../api/problem.ts'
import { both, fetchPage } from '../api/records.ts'
import type { ListAsk, Named, Page, Row } from '../api/shapes.ts'
import { changeOne, settle } from '../api/writes.ts'
import { useHouse } from '../house.ts'
import { useSpeech } from '../speech.tsx'
import { actOf, useUndoToast } from '../undo.ts'
import { type Entry, inOrder, movedTo, nameOf, placeIn, type Source, within } from './entry.ts'
import { dayName } from './span.ts'

/** As many of one object as a person can look through; a narrower stretch shows the rest. */
const pageSize = 200
const mostPages = 5

export type Entries = {
  readonly entries: readonly Entry[]
  readonly isPending: boolean
  readonly isCut: boolean
  readonly error: unknown
  readonly again: () => void
}

/** The entries of some objects on some days; each is asked for by its own index. */
export function useEntries(sources: readonly Source[], days: readonly Day[]): Entries {
  const { me } = useHouse()
  const move = useMoveDay()
  const found = useQueries({
    queries: sources.map((source) => {
      const { plural } = source.seen.declaration
      const filter = both(source.filter, within(source, days, me.timeZone))
      const ask: ListAsk = { ...(filter ? { filter } : {}), sort: source.time, limit: pageSize, count: false }
      return { queryKey: [...keys.list(plural, ask), 'whole'], queryFn: ({ signal }: { signal: AbortSignal }) => wholeOf(plural, ask, signal) }
    }),
  })
  const entries = sources.flatMap((source, at) => (found[at]?.data?.records ?? []).map((row) => entryOf(source, row, { zone: me.timeZone, move })))
  return {
    entries: entries.toSorted(inOrder),
    isPending: found.some((each) => each.isPending),
    isCut: found.some((each) => each.data?.isCut),
    error: found.find((each) => each.error)?.error ?? null,
    again: () => void Promise.all(found.map((each) => each.refetch())),
  }
}

/** In the shape of a page, for what is written meanwhile is put into every page that is kept. */
async function wholeOf(plural: string, ask: ListAsk, signal: AbortSignal): Promise<Page & { readonly isCut: boolean }> {
  const records: Row[] = []
  let after: string | null = null
  for (let page = 0; page < mostPages; page++) {
    const found: Page = await fetchPage(plural, { ...ask, ...(after ? { after } : {}) }, signal)
    records.push(...found.records)
    after = found.next
    if (!after) return { records, next: null, isCut: false }
  }
  return { records, next: null, isCut: true }
}

type Moving = { readonly zone: string; readonly move: ReturnType<typeof useMoveDay> }

function entryOf(source: Source, row: Row, { zone, move }: Moving): Entry {
  const { seen, time } = source
  const { declaration } = seen
  const { waits } = declaration
  const isOver = waits !== undefined && !waits.while.includes(String(row[waits.field]))
  const mayMove = seen.can('update') && seen.mayEdit(time) && !isOver
  return {
    key: `${declaration.name} ${row.id}`,
    ...placeIn(source, row, zone),
    title: nameOf(declaration, row),
    icon: declaration.icon ?? declaration.name,
    to: `/${declaration.plural}/${row.id}`,
    person: (row.owner as Named | null | undefined) ?? null,
    isOver,
    ...(mayMove ? { move: (to: Day) => void move(source, row, to) } : {}),
  }
}

/** Moves a record to another day at the same time; refused ones go back and say why. */
function useMoveDay() {
  const { me } = useHouse()
  const client = useQueryClient()
  const { show } = useToast()
  const { t, say } = useSpeech()
  const sayDone = useUndoToast()
  return async (source: Source, row: Row, to: Day) => {
    const { plural } = source.seen.declaration
    const value = movedTo(source, { row, to, zone: me.timeZone })
    if (value === row[source.time]) return
    settle(client, plural, { id: row.id, [source.time]: value })
    try {
      const written = await changeOne(plural, { id: row.id, version: row.version, patch: { [source.time]: value } })
      settle(client, plural, written)
      sayDone(t('calendarMoved', { day: dayName(to, me.lang) }), () => actOf(plural, written))
    } catch (error) {
      const problem = asProblem(error)
      show({ tone: 'bad', text: t('calendarNotMoved'), detail: say(problem.fields[0]?.message ?? problem.detail) })
    }
    await client.invalidateQueries({ queryKey: keys.lists(plural) })
  }
}
