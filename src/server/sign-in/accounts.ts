import { sql } from 'kysely'
import type { Db, Tx } from '../../engine/context.ts'
import { messages } from '../../kernel/messages.ts'
import { Problem } from '../../kernel/problem.ts'
import { newId } from '../../lib/id.ts'
import { endChallenges, endSessions } from './sessions.ts'

export type AccountWish = { readonly email: string; readonly name: string }

/** An account without a password: nobody signs in with it before its invitation was used. Runs in the transaction that makes the user. */
export async function createAccount(tx: Db, { email, name }: AccountWish): Promise<string> {
  const id = newId()
  const { rows } =
    await sql`insert into auth_user (id, name, email) values (${id}, ${name}, ${email.toLowerCase()}) on conflict (email) do nothing returning id`.execute(tx)
  if (rows.length === 0) throw taken()
  return id
}

/** Follows a change of the user's name or mail address. A new address ends every link sent to the old one. */
export async function changeAccount(tx: Db, authId: string, { email, name }: Partial<AccountWish>): Promise<void> {
  if (name !== undefined) await sql`update auth_user set name = ${name}, updated_at = now() where id = ${authId}`.execute(tx)
  if (email === undefined) return
  const lower = email.toLowerCase()
  const { rows } = await sql`select 1 from auth_user where email = ${lower} and id <> ${authId}`.execute(tx)
  if (rows.length > 0) throw taken()
  const changed =
    await sql`update auth_user set email = ${lower}, email_verified = false, updated_at = now() where id = ${authId} and email <> ${lower} returning id`.execute(
      tx,
    )
  if (changed.rows.length > 0) await endLinks(tx, authId)
}

/** At once and in every process: no session, key, link or half-done sign-in of this account works any more, and none comes back when it is enabled again. */
export async function disableAccount(tx: Db, authId: string): Promise<void> {
  await sql`update auth_user set disabled_at = coalesce(disabled_at, now()), updated_at = now() where id = ${authId}`.execute(tx)
  await endSessions(tx, authId)
  await endChallenges(tx, authId)
  await endLinks(tx, authId)
  await sql`update api_key set revoked_at = now() where auth_id = ${authId} and revoked_at is null`.execute(tx)
}

export async function enableAccount(tx: Db, authId: string): Promise<void> {
  await sql`update auth_user set disabled_at = null, updated_at = now() where id = ${authId}`.execute(tx)
}

/** The hash of a password, made before the transaction that keeps it: it takes a tenth of a second and holds no lock meanwhile. */
export async function setPassword(tx: Db, authId: string, hashed: string): Promise<void> {
  await sql`
    insert into auth_account (id, account_id, provider_id, user_id, password, updated_at) values (${newId()}, ${authId}::text, 'credential', ${authId}::uuid, ${hashed}, now())
    on conflict (provider_id, account_id) do update set password = excluded.password, updated_at = now()`.execute(tx)
}

export async function removeSecondStep(tx: Db, authId: string): Promise<void> {
  await sql`delete from auth_two_factor where user_id = ${authId}`.execute(tx)
  await sql`update auth_user set two_factor_enabled = false, updated_at = now() where id = ${authId}`.execute(tx)
  await endChallenges(tx, authId)
}

/** Something else about the person changed that a session depends on, his roles for example: every process looks him up anew. */
export async function tellChanged(tx: Db, authId: string): Promise<void> {
  await sql`select pg_notify('sign_in:' || current_schema(), ${authId}::text)`.execute(tx)
}

type First = AccountWish & { readonly passwordHash: string }

/**
 * The first account of a house, in the transaction that makes its user. Two set-ups at the same instant: the lock lets
 * one see the other's account, and it is told that there is nothing to set up (row 30).
 */
export async function createFirstAccount(tx: Tx, { passwordHash, ...wish }: First): Promise<string> {
  await sql`select pg_advisory_xact_lock(hashtextextended('first account ' || current_schema(), 0))`.execute(tx)
  const { rows } = await sql`select 1 from auth_user limit 1`.execute(tx)
  if (rows.length > 0) throw new Problem('missing', { zh: '系统已经设置完成', en: 'The system has already been set up' })
  const authId = await createAccount(tx, wish)
  await setPassword(tx, authId, passwordHash)
  return authId
}

/** Is there nobody yet, so that the set-up page may show? */
export async function hasNoAccount(db: Db): Promise<boolean> {
  const { rows } = await sql`select 1 from auth_user limit 1`.execute(db)
  return rows.length === 0
}

/**
 * Keeps one administrator. Called after a write that may have cost somebody the role, in its transaction: the lock puts
 * such writes in a row, so that the last two cannot take it from each other at the same instant.
 */
export async function demandAdministrator(tx: Tx, count: () => Promise<number>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('administrators ' || current_schema(), 0))`.execute(tx)
  if ((await count()) > 0) return
  throw new Problem('conflict', {
    zh: '这是最后一位管理员，不能停用或取消其管理员角色；请先指定另一位管理员',
    en: 'This is the last administrator, who cannot be disabled or lose the role; please appoint another one first',
  })
}

export const endLinks = (tx: Db, authId: string) => sql`update auth_link set used_at = now() where auth_id = ${authId} and used_at is null`.execute(tx)

const taken = () =>
  new Problem('invalid', { zh: '这个邮箱已经有人使用，请换一个', en: 'This mail address is already in use; please take another' }, [
    { field: 'email', ...messages.notUnique },
  ])
