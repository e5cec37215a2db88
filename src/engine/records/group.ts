import { sql } from 'kysely'
import type { Field } from '../../kernel/field.ts'
import type { Filter } from '../../kernel/filter.ts'
import type { Declaration } from '../../kernel/object.ts'
import { Problem } from '../../kernel/problem.ts'
import { periods } from '../../lib/period.ts'
import { demand } from '../access/demand.ts'
import { asItStands, type Context } from '../context.ts'
import { column, fromSql, tableOf } from './columns.ts'
import { type GroupKey, groupFilter, groupKey } from './group-key.ts'
import { comparableField, unknownField } from './named.ts'
import { type ListQuery, matching, planning } from './read.ts'
import { titlesOf } from './titles.ts'

type Sums = Readonly<Record<string, unknown>>
/** `value`: an option, an id, a code, or the first day of a period; null: the records that say nothing. `filter` finds the group's records. */
export type Group = { readonly value: unknown; readonly title?: string | null; readonly filter: Filter; readonly count: number; readonly sums: Sums }
export type Grouped = { readonly groups: readonly Group[]; readonly more: boolean; readonly total: { readonly count: number; readonly sums: Sums } }
export type GroupQuery = Pick<ListQuery, 'filter' | 'q'> & { readonly by?: string; readonly sum?: readonly string[] }

type Counted = { key: unknown; isWhole: boolean; n: string } & Record<string, unknown>

/** Groups in one answer, the largest (of periods the latest, of options the first) first; what is beyond stands in the total alone. */
const mostGroups = 200
const mostSums = 30

/**
 * What a list comes to within the reader's reach: counts and sums of all its rows, and of each group `by` a field (`level`,
 * `createdAt:quarter`; a date goes by months when not said). One pass over the rows; a list too long for the statement timeout
 * is refused with the advice to narrow it. P7 of quality.md; footers, grouped tables and boards stand on it (interface.md 2).
 */
export async function group(ctx: Context, declared: Declaration, query: GroupQuery): Promise<Grouped> {
  const object = asItStands(ctx, declared)
  demand(ctx, object, 'read')
  const key = query.by === undefined ? undefined : readKey(ctx, object, query.by)
  const summed = readSums(ctx, object, query.sum ?? [])
  const rows = await counted(ctx, object, { query, key, summed })
  const sums = (row: Counted | undefined): Sums => Object.fromEntries(summed.map(([name, field], at) => [name, fromSql(field, row?.[`s${at}`] ?? '0')]))
  const whole = rows.find(({ isWhole }) => isWhole)
  const parts = rows.filter(({ isWhole }) => !isWhole)
  const kept = parts.slice(0, mostGroups).map((row) => ({ key: row.key, count: Number(row.n), sums: sums(row) }))
  return {
    groups: key ? await named(ctx, key, kept) : [],
    more: parts.length > mostGroups,
    total: { count: Number(whole?.n ?? 0), sums: sums(whole) },
  }
}

type Kept = { readonly key: unknown; readonly count: number; readonly sums: Sums }

/** Groups with their values as the API gives them, and what a reader may call them. */
async function named(ctx: Context, key: GroupKey, kept: readonly Kept[]): Promise<Group[]> {
  const { target } = key.field
  const ids = target ? kept.flatMap(({ key: id }) => (id as string | null) ?? []) : []
  const titles = target ? await titlesOf(ctx, target, ids) : undefined
  const groups = kept.map(({ key: raw, count, sums }) => {
    const value = key.period ? raw : fromSql(key.field, raw)
    return { value, ...(titles ? { title: titles.get(String(raw)) ?? null } : {}), filter: groupFilter(ctx, key, value), count, sums }
  })
  return inOrder(key.field, groups)
}

/** Options stand in their own order, as everywhere; what says nothing comes last. */
function inOrder({ options }: Field, groups: Group[]): Group[] {
  if (!options) return groups
  const place = new Map(options.map(({ id }, at): [unknown, number] => [id, at]))
  return groups.sort((a, b) => (place.get(a.value) ?? place.size) - (place.get(b.value) ?? place.size))
}

type Counting = { readonly query: GroupQuery; readonly key: GroupKey | undefined; readonly summed: readonly (readonly [string, Field])[] }

async function counted(ctx: Context, object: Declaration, { query, key, summed }: Counting): Promise<Counted[]> {
  const figures = [sql`count(*) as n`, ...summed.map(([name], at) => sql`coalesce(sum(${sql.ref(`t.${column(name)}`)}), 0) as ${sql.ref(`s${at}`)}`)]
  const from = sql`from ${sql.table(tableOf(object))} as t where ${matching(ctx, object, { ...query, shelf: true })}`
  const order = key?.period ? sql`key desc nulls last` : sql`n desc, key`
  const statement = key
    ? sql<Counted>`select ${key.column} as key, grouping(${key.column}) = 1 as "isWhole", ${sql.join(figures)} ${from} group by grouping sets ((${key.column}), ()) order by 2 desc, ${order} limit ${mostGroups + 2}`
    : sql<Counted>`select null as key, true as "isWhole", ${sql.join(figures)} ${from}`
  return (await sql<Counted>`${planning(ctx, object, query)}${statement}`.execute(ctx.db)).rows
}

function readKey(ctx: Context, object: Declaration, by: string): GroupKey {
  const [name = '', said] = by.split(':')
  const { kind } = comparableField(ctx, object, name)
  const period = kind.groups === 'period' ? periods.find((each) => each === (said ?? 'month')) : undefined
  if (!kind.groups || (kind.groups === 'period' ? !period : said !== undefined)) throw unknownField(by)
  return groupKey(ctx, object, name, period)
}

function readSums(ctx: Context, object: Declaration, names: readonly string[]): (readonly [string, Field])[] {
  if (names.length > mostSums) throw new Problem('invalid', { zh: `一次最多合计 ${mostSums} 个字段`, en: `At most ${mostSums} fields are summed at once` })
  return [...new Set(names)].map((name) => {
    const field = comparableField(ctx, object, name)
    if (!field.kind.sums) throw unknownField(name)
    return [name, field] as const
  })
}
