import { sql } from 'kysely'
import type { Db } from '../../engine/context.ts'
import { newId } from '../../lib/id.ts'
import { tellChanged } from './accounts.ts'

export type Mode = 'view' | 'act'

/** An administrator in somebody's place: to see what he sees, or to act for him. Past its end nothing can be done in it but leaving it. */
export type Impersonation = { readonly userId: string; readonly mode: Mode; readonly endsAt: Date }

/** Half an hour, then it ends by itself (row 76). */
export const longestImpersonation = 30 * 60_000

type Wish = { readonly sessionId: string; readonly authId: string; readonly userId: string; readonly mode: Mode; readonly endsAt: Date }

/** Hangs on the administrator's session: whatever ends that ends this too. */
export async function beginImpersonation(db: Db, { sessionId, authId, userId, mode, endsAt }: Wish): Promise<void> {
  await sql`insert into impersonation (id, session_id, user_id, mode, ends_at) values (${newId()}, ${sessionId}::uuid, ${userId}::uuid, ${mode}, ${endsAt.toISOString()}::timestamptz)
    on conflict (session_id) do update set user_id = excluded.user_id, mode = excluded.mode, ends_at = excluded.ends_at`.execute(db)
  await tellChanged(db, authId)
}

/** True when there was one. */
export async function endImpersonation(db: Db, { sessionId, authId }: { readonly sessionId: string; readonly authId: string }): Promise<boolean> {
  const { rows } = await sql`delete from impersonation where session_id = ${sessionId}::uuid returning id`.execute(db)
  await tellChanged(db, authId)
  return rows.length > 0
}
