import { type RawBuilder, sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import { isId } from '../../lib/id.ts'
import { orOnShelf } from '../access/pools.ts'
import { scopeOf, within } from '../access/scope.ts'
import { type Context, parentOf } from '../context.ts'
import { among } from './among.ts'
import { column, fromSql, storedFields, tableOf } from './columns.ts'

/** A record as the engine itself reads it: every field, nothing masked. Never leaves the engine as it is. */
export type Raw = Record<string, unknown> & {
  readonly id: string
  readonly version: number
  readonly ownerId: string | null
  readonly unitId: string | null
  readonly rootId: string
  readonly createdAt: string
  readonly createdById: string
  readonly updatedAt: string
  readonly deletedAt: string | null
}

/**
 * Locks the records found *through* the scope of the action, in id order so that two batches cannot deadlock; parents before their
 * children, as a change of owner takes them. What the person may not reach is simply not there.
 */
export async function lockRows(ctx: Context, object: Declaration, ids: readonly string[], action: string, deleted = false): Promise<Map<string, Raw>> {
  const sound = [...new Set(ids)].filter(isId)
  if (!sound.length) return new Map()
  const reach = sql`${within(ctx, scopeOf(ctx, object, action))} and ${orOnShelf(ctx, object, within(ctx, scopeOf(ctx, object, 'read')))}`
  const alive = deleted ? sql`t.deleted_at is not null` : sql`t.deleted_at is null`
  const which = sql`${among(sql.ref('t.id'), sound, 'uuid')} and ${alive} and ${reach}`
  const up = parentOf(ctx.house, object)
  if (up) await hold(ctx, up.parent, sql`select ${sql.ref(`t.${column(up.field)}`)} from ${sql.table(tableOf(object))} as t where ${which}`)
  return rawRows(ctx, object, sql`${which} order by t.id for update of t`)
}

/** Holds records until the end of the transaction, so that what is worked out from their children next has seen every finished write. */
export async function hold(ctx: Context, object: Declaration, ids: RawBuilder<unknown>): Promise<void> {
  await sql`select 1 from ${sql.table(tableOf(object))} as p where p.id in (${ids}) order by p.id for no key update of p`.execute(ctx.db)
}

const systemNames = ['id', 'ownerId', 'unitId', 'version', 'createdAt', 'createdById', 'updatedAt', 'deletedAt'] as const

/** Raw records by a condition; the caller answers for permission. */
export async function rawRows(ctx: Context, object: Declaration, where: RawBuilder<unknown>): Promise<Map<string, Raw>> {
  const columns = sql.raw([...systemNames, ...storedFields(object).map(([name]) => name)].map((name) => `t."${column(name)}"`).join())
  const root = object.parent ? sql`t.root_id` : sql`t.id`
  const found = await sql<Record<string, unknown>>`select ${columns}, ${root} as root_id from ${sql.table(tableOf(object))} as t where ${where}`.execute(ctx.db)
  return new Map(found.rows.map((row) => [row.id as string, asRaw(object, row)]))
}

function asRaw(object: Declaration, row: Record<string, unknown>): Raw {
  const raw: Record<string, unknown> = { rootId: row.root_id }
  for (const name of systemNames) raw[name] = row[column(name)] ?? null
  for (const [name, field] of storedFields(object)) raw[name] = fromSql(field, row[column(name)])
  return raw as Raw
}
