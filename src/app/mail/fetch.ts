import type { ImapFlow } from 'imapflow'
import { sql } from 'kysely'
import type { House } from '../../engine/context.ts'
import { mostBytes } from '../../engine/files/keep.ts'
import { keepMail } from './keep-mail.ts'

/** A mailbox as one server counts its mails. */
export type Box = { readonly name: string; readonly validity: bigint }

/**
 * Takes what came since last time, by UID from where it ended (S0-23). A mailbox that counts anew (UIDVALIDITY, RFC 9051 2.3.1.1) is read
 * again from its beginning; nothing of it is kept twice, whoever else reads it at the same time (F24).
 */
export async function takeNew(house: House, client: ImapFlow, { box, signal }: { readonly box: Box; readonly signal: AbortSignal }): Promise<void> {
  const last = await lastOf(house, box)
  const found = (await client.search({ uid: `${last + 1}:*` }, { uid: true })) || []
  // "n:*" names the newest mail even when it is older than n.
  const fresh = found.filter((uid) => uid > last).sort((a, b) => a - b)
  for (const uid of fresh) {
    if (signal.aborted) return
    await takeOne(house, client, uid)
    await remember(house, box, uid)
  }
}

/** A mail larger than we take stays where it is; its head is kept, so that somebody knows of it. */
async function takeOne(house: House, client: ImapFlow, uid: number): Promise<void> {
  const described = await client.fetchOne(String(uid), { size: true, headers: true }, { uid: true })
  if (!described) return
  const isTooLarge = (described.size ?? 0) > mostBytes
  const whole = !isTooLarge && (await client.fetchOne(String(uid), { source: true }, { uid: true }))
  const bytes = (whole ? whole.source : undefined) ?? described.headers
  if (bytes) await keepMail(house, bytes)
}

async function lastOf({ db }: House, { name, validity }: Box): Promise<number> {
  const found = await sql<{ uid: string }>`select uid from mail_fetch where account = ${name} and uid_validity = ${String(validity)}`.execute(db)
  return Number(found.rows[0]?.uid ?? 0)
}

async function remember({ db }: House, { name, validity }: Box, uid: number): Promise<void> {
  await sql`insert into mail_fetch (account, uid_validity, uid) values (${name}, ${String(validity)}, ${uid})
    on conflict (account) do update set uid_validity = excluded.uid_validity, uid = excluded.uid`.execute(db)
}
