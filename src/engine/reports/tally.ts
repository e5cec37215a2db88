import { type RawBuilder, sql } from 'kysely'
import type { Field } from '../../kernel/field.ts'
import type { Filter } from '../../kernel/filter.ts'
import type { Declaration } from '../../kernel/object.ts'
import { firstOfMonth, startOfDay } from '../../lib/time.ts'
import { demand } from '../access/demand.ts'
import type { Context } from '../context.ts'
import { column, tableOf } from '../records/columns.ts'
import { comparableField } from '../records/named.ts'
import { matching } from '../records/read.ts'
import { plannedAnew } from '../schema/database.ts'

/** What rows are told apart by: a field's value, each of several values, or the month of a time in the reader's zone. */
export type Group = { readonly field: string; readonly by?: 'month' }
export type Figure = { readonly take: 'count' } | { readonly take: 'average' | 'sum'; readonly field: string }
export type Tally = { readonly filter?: Filter; readonly groups: readonly Group[]; readonly figures: Readonly<Record<string, Figure>> }
/** `filter` finds exactly the records the figures were made of. */
export type TallyRow = { readonly keys: readonly (string | null)[]; readonly figures: Readonly<Record<string, number | null>>; readonly filter: Filter }

const mostRows = 5000

type Key = Group & { readonly column: RawBuilder<unknown>; readonly value: Field }

/**
 * Counts, sums and averages over the records that the reader may read, told apart by groups, in one statement. What he may not
 * compare by he cannot tally by. Index: that of the filter, for a record's page the ref to it.
 */
export async function tally(ctx: Context, object: Declaration, { filter, groups, figures }: Tally): Promise<TallyRow[]> {
  demand(ctx, object, 'read')
  const keys = groups.map((group, at) => keyOf(ctx, object, group, at))
  const several = keys.filter(({ value }) => value.kind.holds === 'array')
  const names = Object.keys(figures)
  const selected = [...keys.map((key) => key.column), ...names.map((name) => figureOf(ctx, object, figures[name] as Figure))]
  const parts = several.map((key) => sql`cross join lateral unnest(${sql.ref(`t.${column(key.field)}`)}) as ${sql.table(`each_${column(key.field)}`)}(value)`)
  const places = sql.join(keys.map((_, at) => sql.lit(at + 1)))
  const found = await sql<Record<string, unknown>>`${plannedAnew}select ${sql.join(selected.map((each, at) => sql`${each} as ${sql.ref(`c${at}`)}`))}
    from ${sql.table(tableOf(object))} as t ${sql.join(parts, sql` `)} where ${matching(ctx, object, { filter })}
    ${keys.length ? sql`group by ${places} order by ${places} limit ${mostRows}` : sql``}`.execute(ctx.db)
  return found.rows.map((row) => {
    const values = keys.map((_, at) => row[`c${at}`] as string | null)
    const own = keys.flatMap((key, at) => only(ctx, key, values[at] ?? null))
    return {
      keys: values,
      figures: Object.fromEntries(names.map((name, at) => [name, numberOf(row[`c${keys.length + at}`])])),
      filter: { all: [...(filter ? [filter] : []), ...own] },
    }
  })
}

const numberOf = (raw: unknown): number | null => (raw === null || raw === undefined ? null : Number(raw))

function keyOf(ctx: Context, object: Declaration, group: Group, at: number): Key {
  const value = comparableField(ctx, object, group.field)
  const held = sql.ref(`t.${column(group.field)}`)
  if (group.by === 'month') {
    const wall = value.kind.windows === 'instant' ? sql`(${held} at time zone ${sql.lit(ctx.person.timeZone)})` : held
    return { ...group, value, column: sql`to_char(${wall}, 'YYYY-MM')` }
  }
  if (value.kind.holds === 'array') return { ...group, value, column: sql`${sql.ref(`each_${column(group.field)}.value`)}::text` }
  if (value.kind.holds !== 'one') throw new Error(`${object.name} cannot be told apart by ${group.field} (${at})`)
  return { ...group, value, column: sql`${held}::text` }
}

function figureOf(ctx: Context, object: Declaration, figure: Figure): RawBuilder<unknown> {
  if (figure.take === 'count') return sql`count(*)`
  comparableField(ctx, object, figure.field)
  const held = sql.ref(`t.${column(figure.field)}`)
  return figure.take === 'sum' ? sql`sum(${held})` : sql`round(avg(${held}), 2)`
}

/** The records of one group, as a filter of their list says it. */
function only(ctx: Context, { field, by, value }: Key, key: string | null): Filter[] {
  if (key === null) return [{ field, op: 'empty' }]
  if (by !== 'month') return [{ field, op: value.kind.holds === 'array' ? 'contains' : 'eq', value: key }]
  const [from, to] = [`${key}-01`, firstOfMonth(`${key}-01`, 1)]
  const edge = (day: string) => (value.kind.windows === 'instant' ? startOfDay(day, ctx.person.timeZone) : day)
  return [
    { field, op: 'gte', value: edge(from) },
    { field, op: 'lt', value: edge(to) },
  ]
}
