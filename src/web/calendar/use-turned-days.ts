import type { Day } from '../../lib/time.ts'
import { usePage } from '../api/records.ts'
import { useHouse } from '../house.ts'
import { useParts } from '../parts.ts'

/** What days are called that are not what the week makes them, and the years of which nobody knows yet. */
export type Turned = { readonly of: ReadonlyMap<Day, { readonly title: string; readonly isWorked: boolean }>; readonly unknown: readonly string[] }

const nothing: Turned = { of: new Map(), unknown: [] }
const aYearOrTwo = 200

/** Holidays and make-up days of the years that are shown. */
export function useTurnedDays(days: readonly Day[]): Turned {
  const { calendar } = useParts()
  const { byName } = useHouse()
  const seen = calendar && byName(calendar.turned.object)
  const { day = 'day', title = 'name' } = calendar?.turned ?? {}
  const [first, last] = [(days[0] as Day).slice(0, 4), (days.at(-1) as Day).slice(0, 4)]
  const filter = { all: [{ field: day, op: 'gte', value: `${first}-01-01` } as const, { field: day, op: 'lte', value: `${last}-12-31` } as const] }
  const page = usePage(seen?.declaration.plural ?? '', { filter, sort: day, limit: aYearOrTwo, count: false }, seen !== undefined)
  if (!calendar || !page.data) return nothing
  const { isWorked, isPublished } = calendar.turned
  const says = (row: Readonly<Record<string, unknown>>, [name, value]: readonly [string, string]) => row[name] === value
  const published = new Set(page.data.records.filter((row) => says(row, isPublished)).map((row) => String(row[day]).slice(0, 4)))
  return {
    of: new Map(page.data.records.map((row) => [String(row[day]), { title: String(row[title]), isWorked: says(row, isWorked) }])),
    unknown: [...new Set([first, last])].filter((year) => !published.has(year)),
  }
}
