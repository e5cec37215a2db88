import { sql } from 'kysely'
import type { Db } from '../context.ts'

/** Which request: the same person, route and key mean the same wish. */
export type Wished = { readonly userId: string; readonly route: string; readonly key: string }
export type KeptAnswer = { readonly request_hash: string; readonly status: number | null; readonly answer: string | null }

const same = ({ userId, route, key }: Wished) => sql`user_id = ${userId} and route = ${route} and key = ${key}`

/** Claims a wish before its work, so that of fifty at once one works. A claim older than a day counts for nothing. */
export async function claimWish(db: Db, wish: Wished, hash: string): Promise<boolean> {
  const done = await sql`insert into idempotency (user_id, route, key, request_hash) values (${wish.userId}, ${wish.route}, ${wish.key}, ${hash})
    on conflict (user_id, route, key) do update set request_hash = excluded.request_hash, status = null, answer = null, at = now() where idempotency.at < now() - interval '24 hours' returning key`.execute(
    db,
  )
  return done.rows.length > 0
}

export async function keptAnswer(db: Db, wish: Wished): Promise<KeptAnswer | undefined> {
  return (await sql<KeptAnswer>`select request_hash, status, answer from idempotency where ${same(wish)}`.execute(db)).rows[0]
}

export async function keepAnswer(db: Db, wish: Wished, status: number, answer: string): Promise<void> {
  await sql`update idempotency set status = ${status}, answer = ${answer} where ${same(wish)}`.execute(db)
}

/** A refusal had no effect: the key is free again, so that the corrected request may use it. */
export async function freeWish(db: Db, wish: Wished): Promise<void> {
  await sql`delete from idempotency where ${same(wish)}`.execute(db)
}

/** Does the database answer? For a probe. */
export const isAnswering = (db: Db): Promise<boolean> =>
  sql`select 1`.execute(db).then(
    () => true,
    () => false,
  )
