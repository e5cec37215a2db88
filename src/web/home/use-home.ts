import { useState } from 'react'
import type { Filter } from '../../kernel/filter.ts'
import { both, takeFilter, usePage } from '../api/records.ts'
import { type HomeParts, type SeenObject, useHouse } from '../house.ts'
import { before, between, dueTimes, mine } from './due.ts'

export type Whose = 'mine' | 'all'
const storeKey = 'kexin.home'

export type HomeDesk = {
  readonly parts: HomeParts
  readonly kept: SeenObject
  /** Absent: this person reads no such records. */
  readonly written: SeenObject | undefined
  readonly whose: Whose
  readonly turn: (whose: Whose) => void
  readonly today: string
  readonly filters: { readonly due: Filter; readonly late: Filter; readonly quiet: Filter | undefined; readonly own: Filter | undefined }
  readonly quietSort: string
}

/** What the home page shows this person: his own, or all within his reach for who looks after none himself. */
export function useHomeDesk(): HomeDesk | undefined {
  const house = useHouse()
  const [kept] = useState(() => localStorage.getItem(storeKey))
  const [chosen, setChosen] = useState<Whose | undefined>(kept === 'mine' || kept === 'all' ? kept : undefined)
  const seen = house.home && house.byName(house.home.object)
  const owned = usePage(seen?.declaration.plural ?? '', { filter: mine, limit: 1 }, seen !== undefined && chosen === undefined)
  if (!house.home || !seen?.can('read')) return undefined
  const whose = chosen ?? (owned.data && owned.data.records.length === 0 ? 'all' : 'mine')
  const { today, end } = dueTimes(house.me.timeZone)
  const own = whose === 'mine' ? mine : undefined
  const quietView = seen.declaration.views?.find((view) => view.key === house.home?.quietView)
  const at = house.home.dueAt
  return {
    parts: house.home,
    kept: seen,
    written: house.byName(house.home.writes),
    whose,
    turn: (next) => {
      localStorage.setItem(storeKey, next)
      setChosen(next)
    },
    today,
    filters: {
      due: both(own, between(at, today, end)) as Filter,
      late: both(own, before(at, today)) as Filter,
      quiet: both(own, takeFilter(quietView?.filter)),
      own,
    },
    quietSort: quietView?.sort ?? '-updatedAt',
  }
}
