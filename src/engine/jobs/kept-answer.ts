import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { Problem } from '../../kernel/problem.ts'
import type { Db } from '../db.ts'

/** Which request: the same person, route and key mean the same wish. `act` is the act that works on it. */
export type Wished = { readonly userId: string; readonly route: string; readonly key: string; readonly act: string }
/** `status` and `answer` once it was answered; `acted` once its effect is committed, answered or not. */
export type KeptAnswer = {
  readonly request_hash: string
  readonly status: number | null
  readonly answer: string | null
  readonly act: string | null
  readonly acted: boolean
}

/** A claim that neither acted nor answered for so long was left by a process that died; the next equal request takes it over. */
const abandonedAfter = '30 seconds'

const same = ({ userId, route, key }: Wished) => sql`user_id = ${userId} and route = ${route} and key = ${key}`

/** Claims a wish before its work, so that of fifty at once one works. A claim older than a day counts for nothing. */
export async function claimWish(db: Db, wish: Wished, hash: string): Promise<boolean> {
  const done =
    await sql`insert into idempotency (user_id, route, key, request_hash, act) values (${wish.userId}, ${wish.route}, ${wish.key}, ${hash}, ${wish.act})
    on conflict (user_id, route, key) do update set request_hash = excluded.request_hash, act = excluded.act, acted = false, status = null, answer = null, at = now()
      where idempotency.at < now() - interval '24 hours'
        or (idempotency.status is null and not idempotency.acted and idempotency.request_hash = excluded.request_hash and idempotency.at < now() - ${abandonedAfter}::interval)
    returning key`.execute(db)
  return done.rows.length > 0
}

/**
 * Says with the commit of the effect that the wish came true. Of two requests that both believe the wish is theirs (the first was
 * taken for dead and was only slow) one gets here; the other is refused and undone.
 */
export async function sealWish(tx: Db, wish: Wished): Promise<void> {
  const sealed = await sql`update idempotency set acted = true where ${same(wish)} and act = ${wish.act} returning key`.execute(tx)
  if (!sealed.rows.length)
    throw new Problem('conflict', {
      zh: '同一请求已由另一次提交处理，请刷新查看结果',
      en: 'The same request is being worked on by a later submission; refresh to see what came of it',
    })
}

export async function keptAnswer(db: Db, wish: Wished): Promise<KeptAnswer | undefined> {
  return (await sql<KeptAnswer>`select request_hash, status, answer, act, acted from idempotency where ${same(wish)}`.execute(db)).rows[0]
}

export async function keepAnswer(db: Db, wish: Wished, status: number, answer: string): Promise<void> {
  await sql`update idempotency set status = ${status}, answer = ${answer} where ${same(wish)} and act = ${wish.act}`.execute(db)
}

/** A refusal had no effect: the key is free again, so that the corrected request may use it. */
export async function freeWish(db: Db, wish: Wished): Promise<void> {
  await sql`delete from idempotency where ${same(wish)} and act = ${wish.act} and not acted`.execute(db)
}

/** What an act made or changed of one object, in the order it happened: for an answer that was lost with its process. */
export async function effectsOf(db: Db, act: string, object: string): Promise<readonly { record_id: string; verb: string }[]> {
  const found = await sql<{
    record_id: string
    verb: string
  }>`select record_id, verb from fact where act = ${act} and object = ${object} and id >= ${act} order by id limit 2`.execute(db)
  return found.rows
}

/** A probe that asks for longer is itself taken for dead. */
const probeMs = 2000

/** Does the database answer, with a connection to be had, at once? For a probe. */
export const isAnswering = (db: Db): Promise<boolean> => {
  const asked = sql`select 1`.execute(db).then(
    () => true,
    () => false,
  )
  return Promise.race([asked, pause(probeMs, false, { ref: false })])
}
