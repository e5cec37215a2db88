import { sql } from 'kysely'
import type { Db } from '../engine/context.ts'
import { same } from '../kernel/label.ts'
import { Problem } from '../kernel/problem.ts'

type Kind = 'user' | 'role'
type Entry = { readonly kind: Kind; readonly id: string; readonly externalId: string | null; readonly userName?: string }

/** What the directory calls somebody or a role; two cannot be called the same. */
export async function keepEntry(db: Db, { kind, id, externalId, userName }: Entry): Promise<void> {
  const clash = await sql`select 1 from directory_entry where kind = ${kind} and id <> ${id}::uuid
    and (external_id = ${externalId} or lower(user_name) = lower(${userName ?? null}::text))`.execute(db)
  if (clash.rows.length)
    throw new Problem('invalid', same('externalId or userName is taken'), [{ field: 'externalId', code: 'unique', message: same('taken') }])
  await sql`insert into directory_entry (kind, id, external_id, user_name) values (${kind}, ${id}::uuid, ${externalId}, ${userName ?? null})
    on conflict (kind, id) do update set external_id = excluded.external_id, user_name = excluded.user_name, gone_at = null`.execute(db)
}

export async function findEntry(db: Db, kind: Kind, id: string): Promise<{ readonly isGone: boolean } | undefined> {
  const { rows } = await sql<{ gone: boolean }>`select gone_at is not null as gone from directory_entry where kind = ${kind} and id = ${id}::uuid`.execute(db)
  return rows[0] && { isGone: rows[0].gone }
}

/** In no list of the directory's any more, until it is sent again. */
export async function leaveEntry(db: Db, kind: Kind, id: string): Promise<void> {
  await sql`insert into directory_entry (kind, id, gone_at) values (${kind}, ${id}::uuid, now())
    on conflict (kind, id) do update set gone_at = now(), external_id = null, user_name = null`.execute(db)
}
