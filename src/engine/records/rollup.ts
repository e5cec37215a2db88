import { type RawBuilder, sql } from 'kysely'
import { fieldsNamed } from '../../kernel/condition.ts'
import type { Rollup } from '../../kernel/field.ts'
import type { Declaration } from '../../kernel/object.ts'
import { asHouse } from '../access/person.ts'
import type { Context } from '../context.ts'
import { formulasOf, takesFigures } from '../custom/formulas.ts'
import { rework } from '../custom/rework.ts'
import { markTouched } from '../reports/touched.ts'
import { column, tableOf } from './columns.ts'
import { whereFilter } from './filter.ts'
import { judgeFresh } from './judge.ts'
import { hold, rawRows } from './lock.ts'

export type Target = { readonly parent: Declaration; readonly name: string; readonly rollup: Rollup }

function targetsOf(ctx: Context, child: Declaration): Target[] {
  return [...ctx.house.objects.values()].flatMap((parent) =>
    Object.entries(parent.fields).flatMap(([name, field]) => (field.rollup?.of === child.name ? [{ parent, name, rollup: field.rollup }] : [])),
  )
}

/**
 * Works out anew the figures that these child rows touch, for their parents only, in the transaction of the write.
 * Derived, so neither version nor facts of the parent move. Index: (ref column) of the child among rows not deleted.
 */
export async function refreshRollups(ctx: Context, child: Declaration, rows: readonly Readonly<Record<string, unknown>>[]): Promise<void> {
  const groups = Map.groupBy(targetsOf(ctx, child), ({ parent, rollup }) => `${parent.name}.${rollup.by}`)
  for (const targets of groups.values()) {
    const { parent, rollup } = targets[0] as Target
    const ids = [...new Set(rows.map((row) => row[rollup.by]).filter((id): id is string => typeof id === 'string'))].sort()
    if (ids.length) await refresh(ctx, parent, child, targets, ids)
  }
}

/** One pass over the children of these parents, whatever the number of figures: a table not yet analysed would be scanned once per figure and parent. */
export async function refresh(ctx: Context, parent: Declaration, child: Declaration, targets: readonly Target[], ids: readonly string[]): Promise<void> {
  // Two writers of different children would each count without the other's row: the second waits here and counts both.
  await hold(ctx, parent, sql`select unnest(${ids}::uuid[])`)
  const by = sql.ref(`c.${column((targets[0] as Target).rollup.by)}`)
  const figures = targets.map(({ rollup }, at) => sql`${figure(ctx, child, rollup)} as ${sql.ref(`f${at}`)}`)
  const sets = targets.map(
    ({ name, rollup }, at) =>
      sql`${sql.ref(column(name))} = ${rollup.take === 'count' || rollup.take === 'sum' ? sql`coalesce(${sql.ref(`f.f${at}`)}, 0)` : sql.ref(`f.f${at}`)}`,
  )
  await sql`update ${sql.table(tableOf(parent))} as p set ${sql.join(sets)}
    from unnest(${ids}::uuid[]) as i(id) left join (select ${by} as id, ${sql.join(figures)} from ${sql.table(tableOf(child))} as c where ${by} = any(${ids}::uuid[]) and c.deleted_at is null group by 1) as f on f.id = i.id
    where p.id = i.id`.execute(ctx.db)
  await markTouched(ctx, parent, ids)
  if (takesFigures(parent)) await rework(ctx, parent, ids)
  await refreshAbove(
    ctx,
    parent,
    ids,
    targets.map(({ name }) => name),
  )
  await judgeFresh(
    ctx,
    parent,
    ids,
    targets.map(({ name }) => name),
  )
}

/** Figures over what was just worked out: a customer's open deals come to more when one of them gets another line. */
export async function refreshAbove(ctx: Context, parent: Declaration, ids: readonly string[], names: readonly string[]): Promise<void> {
  const moved = new Set([...names, ...formulasOf(parent).map(({ name }) => name)])
  const above = targetsOf(ctx, parent).filter(({ rollup: { over, copy, where } }) =>
    [over, copy, ...(where ? fieldsNamed(where) : [])].some((name) => name && moved.has(name)),
  )
  if (!above.length) return
  const rows = await rawRows(ctx, parent, sql`t.id = any(${ids}::uuid[])`)
  await refreshRollups(ctx, parent, [...rows.values()])
}

function figure(ctx: Context, child: Declaration, rollup: Rollup): RawBuilder<unknown> {
  const { take, over, copy, distinct } = rollup
  const ranked = over ? sql.ref(`c.${column(over)}`) : sql`c.id`
  const only = onlyThose(ctx, child, rollup, ranked)
  if (take === 'count') return sql`count(${distinct ? sql`distinct ${sql.ref(`c.${column(distinct)}`)}` : sql`*`})${only}`
  if (take in plain) return sql`${sql.raw(plain[take as keyof typeof plain])}(${ranked})${only}`
  const way = sql.raw(take === 'last' ? 'desc' : 'asc')
  return sql`(array_agg(${sql.ref(`c.${column(copy ?? (over as string))}`)} order by ${ranked} ${way}, c.id ${way})${only})[1]`
}

/** Figures that PostgreSQL has by name. */
const plain = { sum: 'sum', average: 'avg', min: 'min', max: 'max' } as const

/** Which rows a figure is over: of the last days, where a filter holds, and, for the first or last of them, where there is a value to compare. */
function onlyThose(ctx: Context, child: Declaration, { take, days, where }: Rollup, ranked: RawBuilder<unknown>): RawBuilder<unknown> {
  const since = days ? [sql`${ranked} >= ${new Date(ctx.now.getTime() - days * 86_400_000).toISOString()}::timestamptz`] : []
  // The house's own figure: it counts what is there, whoever writes.
  const those = where ? [whereFilter({ ...asHouse(ctx.house, ctx.now), db: ctx.db }, child, where, 'c')] : []
  const there = take === 'last' || take === 'first' ? [sql`${ranked} is not null`] : []
  const all = [...since, ...those, ...there]
  return all.length ? sql` filter (where ${sql.join(all, sql` and `)})` : sql``
}
