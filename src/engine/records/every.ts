import { sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import type { Context } from '../context.ts'
import { among } from './among.ts'
import { type Raw, rawRows } from './lock.ts'

/** Every record of a small object, for the house's own use (people, units, grants): hundreds, never customers. */
export async function everyRow(ctx: Context, object: Declaration): Promise<Raw[]> {
  return [...(await rawRows(ctx, object, sql`t.deleted_at is null order by t.id`)).values()]
}

/** The same with those in the recycle bin. */
export async function everyRowWithBin(ctx: Context, object: Declaration): Promise<Raw[]> {
  return [...(await rawRows(ctx, object, sql`true order by t.id`)).values()]
}

/** Records by id as they stand, which nobody changes until this transaction ends; others may hold them at the same time. */
export async function heldRows(ctx: Context, object: Declaration, ids: readonly string[]): Promise<Raw[]> {
  if (!ids.length) return []
  return [
    ...(await rawRows(ctx, object, sql`${among(sql.ref('t.id'), [...new Set(ids)], 'uuid')} and t.deleted_at is null order by t.id for share of t`)).values(),
  ]
}

/** Who is counted in on records of which objects. */
export async function everyMembership(ctx: Context): Promise<{ userId: string; object: string }[]> {
  const found = await sql<{ user_id: string; object: string }>`select distinct user_id, object from record_member where until is null or until > now()`.execute(
    ctx.db,
  )
  return found.rows.map((row) => ({ userId: row.user_id, object: row.object }))
}
