import { sql } from 'kysely'
import { newId } from '../../lib/id.ts'
import { type Context, inTransaction } from '../context.ts'
import type { Ear } from './seal.ts'

/** A browser of a person's that wants his notices: where its push service takes them, and the keys they are sealed with. */
export type PushBrowser = { readonly id: string; readonly endpoint: string; readonly madeAt: string }

/** More than anybody has; the oldest makes room. */
const most = 20

/** Index: push_browser (user_id, id). */
export async function browsersOf({ db, person }: Context): Promise<PushBrowser[]> {
  const found = await sql<PushBrowser>`select id, endpoint, made_at as "madeAt" from push_browser where user_id = ${person.id} order by id`.execute(db)
  return found.rows
}

/**
 * From now on this browser is told. An address is one browser's: who asks for it last has it, so that nobody goes on hearing what is
 * another's by now. It ends with the session it was asked in: a browser somebody has signed out of shows nothing of him.
 */
export async function addBrowser(ctx: Context, sessionId: string, { endpoint, p256dh, auth }: Ear & { readonly endpoint: string }): Promise<string> {
  return inTransaction(ctx, async ({ db, person, now }) => {
    const found = await sql<{ id: string }>`insert into push_browser (id, user_id, session_id, endpoint, p256dh, auth, made_at)
      values (${newId()}, ${person.id}, ${sessionId}, ${endpoint}, ${p256dh}, ${auth}, ${now.toISOString()}::timestamptz)
      on conflict (endpoint) do update set user_id = excluded.user_id, session_id = excluded.session_id, p256dh = excluded.p256dh, auth = excluded.auth
      returning id`.execute(db)
    await sql`delete from push_browser where id in (select id from push_browser where user_id = ${person.id} order by id desc offset ${most})`.execute(db)
    return found.rows[0]?.id as string
  })
}

export async function dropBrowser({ db, person }: Context, id: string): Promise<boolean> {
  const gone = await sql`delete from push_browser where user_id = ${person.id} and id = ${id} returning id`.execute(db)
  return gone.rows.length > 0
}
