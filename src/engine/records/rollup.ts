import { type RawBuilder, sql } from 'kysely'
import type { Rollup } from '../../kernel/field.ts'
import type { Declaration } from '../../kernel/object.ts'
import { type Context, objectOf } from '../context.ts'
import { column, tableOf } from './columns.ts'

type Target = { readonly parent: Declaration; readonly name: string; readonly rollup: Rollup }

function targetsOf(ctx: Context, child: Declaration): Target[] {
  return [...ctx.house.objects.values()].flatMap((parent) => Object.entries(parent.fields).flatMap(([name, field]) => (field.rollup?.of === child.name ? [{ parent, name, rollup: field.rollup }] : [])))
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

async function refresh(ctx: Context, parent: Declaration, child: Declaration, targets: readonly Target[], ids: readonly string[]): Promise<void> {
  const sets = targets.map(({ name, rollup }) => sql`${sql.ref(column(name))} = ${figure(ctx, child, rollup)}`)
  await sql`update ${sql.table(tableOf(parent))} as p set ${sql.join(sets)} where p.id = any(${ids}::uuid[])`.execute(ctx.db)
}

function figure(ctx: Context, child: Declaration, { by, take, over, copy, days }: Rollup): RawBuilder<unknown> {
  const recent = days ? sql`and ${sql.ref(`c.${column(over as string)}`)} >= ${new Date(ctx.now.getTime() - days * 86_400_000).toISOString()}::timestamptz` : sql``
  const of = sql`from ${sql.table(tableOf(objectOf(ctx.house, child.name)))} as c where ${sql.ref(`c.${column(by)}`)} = p.id and c.deleted_at is null ${recent}`
  if (take === 'count') return sql`(select count(*) ${of})`
  const ranked = sql.ref(`c.${column(over as string)}`)
  if (take === 'sum') return sql`(select coalesce(sum(${ranked}), 0) ${of})`
  return sql`(select ${sql.ref(`c.${column(copy ?? (over as string))}`)} ${of} and ${ranked} is not null order by ${ranked} ${sql.raw(take === 'last' ? 'desc' : 'asc')}, c.id ${sql.raw(take === 'last' ? 'desc' : 'asc')} limit 1)`
}
