import { type RawBuilder, sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import { isId } from '../../lib/id.ts'
import { type Context, objectOf } from '../context.ts'

/** What a merge has left in the place of each loser: the way to where it stands today. */
export type Redirect = { readonly object: string; readonly winnerId: string }

/** Where a record that was merged stands today; undefined: it was not. Index: primary key of merged. */
export async function redirectOf({ db }: Pick<Context, 'db'>, id: string): Promise<Redirect | undefined> {
  if (!isId(id)) return undefined
  const found = await sql<{ object: string; winner_id: string }>`select object, winner_id from merged where loser_id = ${id}::uuid`.execute(db)
  const row = found.rows[0]
  return row && { object: row.object, winnerId: row.winner_id }
}

/** Redirects of these ids, of those that were merged. */
export async function redirectsOf({ db }: Pick<Context, 'db'>, ids: readonly string[]): Promise<(Redirect & { loserId: string })[]> {
  if (!ids.length) return []
  const found = await sql<{
    object: string
    winner_id: string
    loser_id: string
  }>`select object, winner_id, loser_id from merged where loser_id = any(${ids}::uuid[])`.execute(db)
  return found.rows.map((row) => ({ object: row.object, winnerId: row.winner_id, loserId: row.loser_id }))
}

/** Ids whose time lines are told as one: the record's and those of all it has taken in. Index: merged (winner_id). */
export async function familyOf(ctx: Context, object: Declaration, id: string): Promise<string[]> {
  if (!object.twins) return [id]
  const found = await sql<{ loser_id: string }>`select loser_id from merged where winner_id = ${id}::uuid`.execute(ctx.db)
  return [id, ...found.rows.map((row) => row.loser_id)]
}

/** May records of this object be merged, and so be asked for by an id that is no more? */
export const isMergeable = (object: Declaration): boolean => object.twins !== undefined

/** Does a field name such records, so that a filter by an old id means the record of today? */
export const namesMergeable = (ctx: Context, object: Declaration, name: string): boolean => {
  if (name === 'id') return isMergeable(object)
  const target = object.fields[name]?.target
  return target !== undefined && isMergeable(objectOf(ctx.house, target))
}

/** These ids, each replaced by where it stands today: worked out once per statement. */
export const idsToday = (ids: readonly unknown[]): RawBuilder<unknown> =>
  sql`array(select coalesce((select m.winner_id from merged as m where m.loser_id = asked.id), asked.id) from unnest(${ids}::uuid[]) as asked(id))`

/** What was merged is not in the recycle bin: it comes back by undoing the merge. */
export const notMerged = (object: Declaration): RawBuilder<unknown> =>
  isMergeable(object) ? sql`not exists (select 1 from merged as m where m.loser_id = t.id)` : sql`true`
