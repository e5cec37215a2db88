import { sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import { isId } from '../../lib/id.ts'
import { missing } from '../access/demand.ts'
import type { Context } from '../context.ts'
import { reachable } from '../records/read.ts'

/** Follows a record, or no longer. What happens to it is then told, as long as he may read it. */
export async function follow(ctx: Context, object: Declaration, id: string, wanted: boolean): Promise<void> {
  if (!(await reachable(ctx, object.name, [id])).size) throw missing()
  if (wanted) await sql`insert into follow (object, record_id, user_id) values (${object.name}, ${id}, ${ctx.person.id}) on conflict do nothing`.execute(ctx.db)
  else await sql`delete from follow where record_id = ${id} and user_id = ${ctx.person.id}`.execute(ctx.db)
}

export async function isFollowing(ctx: Context, id: string): Promise<boolean> {
  if (!isId(id)) return false
  return (await sql`select 1 from follow where record_id = ${id} and user_id = ${ctx.person.id}`.execute(ctx.db)).rows.length > 0
}

export async function followersOf(ctx: Context, ids: readonly string[]): Promise<Map<string, string[]>> {
  const found = await sql<{ record_id: string; user_id: string }>`select record_id, user_id from follow where record_id = any(${ids}::uuid[])`.execute(ctx.db)
  const groups = Map.groupBy(found.rows, (row) => row.record_id)
  return new Map([...groups].map(([id, rows]) => [id, rows.map((row) => row.user_id)]))
}
