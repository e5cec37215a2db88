import type pg from 'pg'
import type { Reach } from './lists.ts'

type Grouped = { readonly value: string | null; readonly n: number; readonly sum: string; readonly whole: boolean }

/** How many customers of each lifecycle within reach, and what their capital comes to; all of them beneath. */
export async function groups(pool: pg.Pool, name: string, reach: Reach): Promise<unknown> {
  const text = `select lifecycle as value, count(*)::int as n, coalesce(sum(capital), 0) as sum, grouping(lifecycle) = 1 as whole
    from customer t where t.deleted_at is null and ${reach.sql('t')} group by grouping sets ((lifecycle), ()) order by whole desc, array_position('{potential,interested,won,repeat,dormant,lost}', lifecycle)`
  const { rows } = await pool.query<Grouped>({ name: `${name}.groups`, text, values: [...reach.values] })
  const figures = ({ n, sum }: Grouped) => ({ count: n, sums: { capital: Number(sum).toFixed(2) } })
  const of = ({ value, ...row }: Grouped) => ({
    value,
    filter: value === null ? { field: 'lifecycle', op: 'empty' } : { field: 'lifecycle', op: 'eq', value },
    ...figures(row as Grouped),
  })
  return { groups: rows.filter(({ whole }) => !whole).map(of), more: false, total: rows.filter(({ whole }) => whole).map(figures)[0] }
}
