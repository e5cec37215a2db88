import { type RawBuilder, sql } from 'kysely'
import type { Filter } from '../../kernel/filter.ts'
import type { Declaration } from '../../kernel/object.ts'
import { demand } from '../access/demand.ts'
import type { Context } from '../context.ts'
import { column, fromSql, tableOf } from '../records/columns.ts'
import { whereFilter } from '../records/filter.ts'
import { groupFilter, groupKey } from '../records/group-key.ts'
import { comparableField } from '../records/named.ts'
import { matching } from '../records/read.ts'
import { plannedAnew } from '../schema/database.ts'

/** What rows are told apart by: a field's value, each of several values, or the month of a time in the company's zone. */
export type Group = { readonly field: string; readonly by?: 'month' }
/** `where`: only over those rows of the group. */
export type Figure = ({ readonly take: 'count' } | { readonly take: 'average' | 'sum' | 'median'; readonly field: string }) & { readonly where?: Filter }
export type Tally = { readonly filter?: Filter; readonly groups: readonly Group[]; readonly figures: Readonly<Record<string, Figure>> }
/** A sum of money is exact decimal text. `filter` finds exactly the records of the group, `filterOf` those a figure was made of. */
export type TallyRow = {
  readonly keys: readonly (string | null)[]
  readonly figures: Readonly<Record<string, number | string | null>>
  readonly filter: Filter
  readonly filterOf: (figure: string) => Filter
}

const mostRows = 5000

/**
 * Counts, sums and averages over the records that the reader may read, told apart by groups, in one statement. What he may not
 * compare by he cannot tally by. Index: that of the filter, for a record's page the ref to it.
 */
export async function tally(ctx: Context, object: Declaration, { filter, groups, figures }: Tally): Promise<TallyRow[]> {
  demand(ctx, object, 'read')
  const keys = groups.map(({ field, by }) => groupKey(ctx, object, field, by))
  const names = Object.keys(figures)
  const selected = [...keys.map((key) => sql`${key.column}::text`), ...names.map((name) => figureOf(ctx, object, figures[name] as Figure))]
  const parts = keys.flatMap(({ each }) => each ?? [])
  const places = sql.join(keys.map((_, at) => sql.lit(at + 1)))
  const found = await sql<Record<string, unknown>>`${plannedAnew}select ${sql.join(selected.map((each, at) => sql`${each} as ${sql.ref(`c${at}`)}`))}
    from ${sql.table(tableOf(object))} as t ${sql.join(parts, sql` `)} where ${matching(ctx, object, { filter })}
    ${keys.length ? sql`group by ${sql.join(keys.map(({ grouped }) => grouped))} order by ${places} limit ${mostRows}` : sql``}`.execute(ctx.db)
  return found.rows.map((row) => {
    const values = keys.map((_, at) => row[`c${at}`] as string | null)
    const mine = [...(filter ? [filter] : []), ...keys.map((key, at) => groupFilter(ctx, key, values[at] ?? null))]
    return {
      keys: keys.map(({ period }, at) => (period ? (values[at]?.slice(0, 7) ?? null) : (values[at] ?? null))),
      figures: Object.fromEntries(names.map((name, at) => [name, figureValue(object, figures[name] as Figure, row[`c${keys.length + at}`])])),
      filter: { all: mine },
      filterOf: (name: string): Filter => ({ all: [...mine, ...(figures[name]?.where ? [figures[name].where] : [])] }),
    }
  })
}

function figureValue(object: Declaration, figure: Figure, raw: unknown): number | string | null {
  const field = figure.take === 'sum' ? object.fields[figure.field] : undefined
  if (field?.kind.name === 'money') return fromSql(field, raw ?? '0') as string
  return raw === null || raw === undefined ? null : Number(raw)
}

function figureOf(ctx: Context, object: Declaration, figure: Figure): RawBuilder<unknown> {
  const only = figure.where ? sql` filter (where ${whereFilter(ctx, object, figure.where)})` : sql``
  if (figure.take === 'count') return sql`count(*)${only}`
  comparableField(ctx, object, figure.field)
  const held = sql.ref(`t.${column(figure.field)}`)
  if (figure.take === 'median') return sql`round((percentile_cont(0.5) within group (order by ${held})${only})::numeric, 1)`
  return figure.take === 'sum' ? sql`sum(${held})${only}` : sql`round((avg(${held})${only})::numeric, 2)`
}
