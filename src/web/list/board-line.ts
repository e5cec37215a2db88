import type { Filter } from '../../kernel/filter.ts'
import { titleIn } from '../../kernel/object.ts'
import type { Group } from '../api/groups.ts'
import { usePage } from '../api/records.ts'
import type { Row } from '../api/shapes.ts'
import { useHouse } from '../house.ts'
import { useSpeech } from '../speech.tsx'
import type { Grouping } from './grouping.ts'
import type { List } from './use-list.ts'

type Among = { readonly chosen: string; readonly records: readonly { readonly id: string; readonly title: string }[]; readonly choose: (id: string) => void }

/** The columns of a board, in their order. */
export type BoardLine = {
  readonly isReady: boolean
  readonly error: unknown
  /** Which rows stand on this board at all: those of the chosen pipeline. */
  readonly only?: Filter
  /** Where several sets of columns are, which one is shown. */
  readonly among?: Among
  /** The records that are columns; none where options are. */
  readonly records: readonly Row[]
  /** Where a card may be put, before anything is known of the card. */
  readonly places: readonly (string | null)[]
  readonly nameOf: (value: string | null) => string
  readonly columnsOf: (groups: readonly Group[]) => readonly Group[]
}

const most = 50

/** The columns of a board by a field's options, or by the records a ref may name in the order it begins with (field.begins). */
export function useBoardLine(list: List, grouping: Grouping): BoardLine {
  const { name, field } = grouping
  const byRecords = useRecordLine(list, grouping)
  const { t, say } = useSpeech()
  if (field.target) return byRecords
  const options = field.options ?? []
  const nameOf = (value: string | null) => {
    const label = options.find(({ id }) => id === value)?.label
    return label ? say(label) : t('groupBlank')
  }
  const columnsOf = (groups: readonly Group[]): Group[] => {
    const found = (value: string | null) => groups.find((group) => group.value === value)
    const none = [found(null)].flatMap((group) => group ?? [])
    // Every option in its own order, filled or not; retired ones and the column of none only where records stand in them.
    const filled = options.flatMap(({ id, retired }): Group[] => {
      const group = found(id)
      return group || !retired ? [group ?? emptyColumn(name, id)] : []
    })
    return [...none, ...filled]
  }
  const hasNone = !field.required
  const places = [...(hasNone ? [null] : []), ...options.filter(({ retired }) => !retired).map(({ id }) => id)]
  return { isReady: true, error: null, records: [], places, nameOf, columnsOf }
}

const emptyColumn = (field: string, value: string): Group => ({ value, filter: { field, op: 'eq', value }, count: 0, sums: {} })

function useRecordLine({ seen, state, set }: List, { name, field }: Grouping): BoardLine {
  const house = useHouse()
  const { t } = useSpeech()
  const target = house.byName(field.target ?? '')
  const { by, within } = field.begins ?? {}
  const above = within ? house.byName(seen.fields[within]?.target ?? '') : undefined
  const sets = usePage(above?.declaration.plural ?? '', { limit: most, count: false }, above !== undefined)
  // The address says which set is shown, so that a link and Back lead to the same board; one that is gone leads to the first.
  const known = sets.data?.records ?? []
  const chosen = (known.find(({ id }) => id === state.among) ?? known[0])?.id
  const only: Filter | undefined = within && chosen ? { field: within, op: 'eq', value: chosen } : undefined
  const isOn = target !== undefined && (!within || chosen !== undefined)
  const page = usePage(target?.declaration.plural ?? '', { ...(only ? { filter: only } : {}), ...(by ? { sort: by } : {}), limit: most, count: false }, isOn)
  const records = page.data?.records ?? []
  const nameOf = (id: string | null) => {
    const row = records.find((each) => each.id === id)
    return row && target ? titleIn(target.declaration, row) : t('groupUnread')
  }
  const columnsOf = (groups: readonly Group[]): Group[] =>
    records.map(({ id }) => ({ ...(groups.find(({ value }) => value === id) ?? emptyColumn(name, id)), title: nameOf(id) }))
  const among =
    above && chosen && known.length > 1
      ? { chosen, choose: (id: string) => set({ among: id }, true), records: known.map((row) => ({ id: row.id, title: titleIn(above.declaration, row) })) }
      : undefined
  return {
    isReady: page.isSuccess || sets.data?.records.length === 0,
    error: sets.error ?? page.error,
    records,
    places: records.map(({ id }) => id),
    nameOf,
    columnsOf,
    ...(only ? { only } : {}),
    ...(among ? { among } : {}),
  }
}
