import { sql } from 'kysely'
import type { Db } from '../../engine/context.ts'
import { newId } from '../../lib/id.ts'
import { addressOf, cleanAgent, networkOf } from './network.ts'
import type { Attempt } from './throttle.ts'

/** `half`: the password was right and the second step is awaited. */
export type Outcome = 'ok' | 'refused' | 'half'
export type Visit = { readonly ip: string; readonly agent: string | undefined }

type Entry = { readonly authId: string | null; readonly visit: Visit; readonly outcome: Outcome; readonly reason: string; readonly at: Date }

/** What was typed as an address is not kept: where there is no such account it may be somebody's password. */
export async function writeSignIn(db: Db, { authId, visit, outcome, reason, at }: Entry): Promise<void> {
  await sql`
    insert into sign_in (id, at, auth_id, address, network, agent, outcome, reason)
    values (${newId()}, ${at}, ${authId}, ${addressOf(visit.ip)}, ${networkOf(visit.ip)}, ${cleanAgent(visit.agent)}, ${outcome}, ${reason.slice(0, 60)})`.execute(
    db,
  )
}

export type SignInShown = {
  readonly id: string
  readonly at: Date
  readonly authId: string | null
  readonly address: string
  readonly agent: string
  readonly outcome: Outcome
  readonly reason: string
}

/** Newest first, by keyset: `after` is the id of the last one seen. Indexes: primary key, sign_in_auth_id_idx. */
export async function signInsOf(db: Db, wish: { authId?: string; after?: string; limit: number }): Promise<SignInShown[]> {
  const ofAccount = wish.authId ? sql`auth_id = ${wish.authId}` : sql`true`
  const older = wish.after ? sql`id < ${wish.after}` : sql`true`
  const { rows } = await sql<SignInShown>`
    select id, at, auth_id as "authId", host(address) as address, agent, outcome, reason
    from sign_in where ${ofAccount} and ${older} order by id desc limit ${wish.limit}`.execute(db)
  return rows
}

const lately = 30 * 24 * 3600_000

/** Did this account sign in from this network within a month? Asked of unknown addresses too, so that both take as long. Index: sign_in_known_idx. */
export async function isKnownNetwork(db: Db, { email, network }: Attempt, now: Date): Promise<boolean> {
  const since = new Date(now.getTime() - lately)
  const { rows } = await sql`
    select 1 from auth_user u join sign_in s on s.auth_id = u.id
    where u.email = ${email.trim().toLowerCase()} and s.network = ${network} and s.at > ${since} and s.outcome = 'ok' limit 1`.execute(db)
  return rows.length > 0
}
