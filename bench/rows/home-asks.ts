import type { Filter } from '../../src/kernel/filter.ts'
import { addDays, dayIn, startOfDay } from '../../src/lib/time.ts'

const zone = 'Asia/Shanghai'
const mine: Filter = { field: 'ownerId', op: 'eq', value: '@me' }
const is = (field: string, value: unknown): Filter => ({ field, op: 'eq', value })
const before = (field: string, value: string): Filter => ({ field, op: 'lt', value })
type List = { readonly plural: string; readonly filter: Filter; readonly sort?: string; readonly limit: number }

/** What web/home asks when it opens: figures, cards, duties, targets; one's own or all within reach. */
export function homeAsks(whose: 'mine' | 'all'): string[] {
  const today = dayIn(zone, new Date())
  const [now, week] = [startOfDay(today, zone), startOfDay(addDays(today, 7), zone)]
  const own = whose === 'mine' ? [mine] : []
  const lists: List[] = [
    { plural: 'customers', filter: { all: [...own, before('nextContactAt', now)] }, limit: 1 },
    { plural: 'customers', filter: { all: [...own, { field: 'createdAt', op: 'within', value: 'thisMonth' }] }, limit: 1 },
    { plural: 'contactRecords', filter: { field: 'at', op: 'within', value: 'thisWeek' }, limit: 1 },
    {
      plural: 'customers',
      filter: { all: [...own, { field: 'nextContactAt', op: 'gte', value: now }, before('nextContactAt', week)] },
      sort: 'nextContactAt',
      limit: 8,
    },
    { plural: 'customers', filter: { all: [...own, before('nextContactAt', now)] }, sort: '-nextContactAt', limit: 8 },
    { plural: 'opportunities', filter: toQualify(startOfDay(addDays(today, 8), zone)), sort: 'createdAt', limit: 8 },
    { plural: 'opportunities', filter: { all: [is('outcome', 'open'), before('nextOn', addDays(today, 8)), ...own] }, sort: 'nextOn', limit: 8 },
  ]
  return ['/api/reports/targetProgress', ...lists.map(pathOf)]
}

const toQualify = (until: string): Filter => ({ all: [is('state', 'unqualified'), is('outcome', 'open'), before('createdAt', until)] })

const pathOf = ({ plural, filter, sort, limit }: List): string =>
  `/api/${plural}?${new URLSearchParams({ filter: JSON.stringify(filter), limit: String(limit), ...(sort ? { sort } : {}) })}`
