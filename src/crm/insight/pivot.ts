import { firstOfMonth } from '../../lib/time.ts'

type Named = { readonly id: string | null; readonly title: string | null }
type Cell = string | number | null | Named | undefined
type Row = Readonly<Record<string, Cell>>

export type Pivoted = {
  readonly categories: readonly string[]
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[]
  /** Which row of the report a point is; undefined where there is none. */
  readonly rowAt: (series: number, category: number) => number | undefined
}
type Wish = {
  readonly rows: readonly Row[]
  readonly by: string
  readonly of: string
  readonly figure: string
  readonly nameOf: (cell: Cell) => string
  readonly all?: readonly string[]
}

/** Rows of a report as a picture wants them: one series for each value of `of`, along the values of `by`, which `all` may complete. */
export function pivot({ rows, by, of, figure, nameOf, all }: Wish): Pivoted {
  const categories = all ?? distinct(rows.map((row) => nameOf(row[by])))
  const names = distinct(rows.map((row) => nameOf(row[of])))
  const places = new Map(rows.map((row, at) => [`${nameOf(row[of])}\n${nameOf(row[by])}`, at]))
  const rowAt = (series: number, category: number) => places.get(`${names[series]}\n${categories[category]}`)
  return {
    categories,
    series: names.map((name, series) => ({
      name,
      values: categories.map((_, category) => {
        const at = rowAt(series, category)
        const value = at === undefined ? undefined : rows[at]?.[figure]
        return typeof value === 'number' ? value : null
      }),
    })),
    rowAt,
  }
}

const distinct = (names: readonly string[]): string[] => [...new Set(names)]

const mostMonths = 240

/** All months from the first to the last, so that one without anything is seen to be empty. */
export function monthsBetween(months: readonly string[]): string[] {
  const sorted = [...months].sort()
  const [first, last] = [sorted[0], sorted.at(-1)]
  if (!first || !last) return []
  const found = [first]
  while ((found.at(-1) as string) < last && found.length < mostMonths) found.push(firstOfMonth(`${found.at(-1)}-01`, 1).slice(0, 7))
  return found
}
