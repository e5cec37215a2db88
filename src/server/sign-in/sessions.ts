import { sql } from 'kysely'
import type { Db } from '../../engine/context.ts'

export type SessionShown = {
  readonly id: string
  readonly createdAt: Date
  readonly seenAt: Date
  readonly expiresAt: Date
  readonly address: string
  readonly agent: string
}

/** Living sessions of an account, last used first. */
export async function sessionsOf(db: Db, authId: string, now: Date): Promise<SessionShown[]> {
  const { rows } = await sql<SessionShown>`
    select id, created_at as "createdAt", updated_at as "seenAt", expires_at as "expiresAt", coalesce(ip_address, '') as address, coalesce(user_agent, '') as agent
    from auth_session where user_id = ${authId} and expires_at > ${now} order by updated_at desc limit 200`.execute(db)
  return rows
}

/** True when there was such a session of this account. The trigger tells every process. */
export async function endSession(db: Db, authId: string, id: string): Promise<boolean> {
  const { rows } = await sql`delete from auth_session where user_id = ${authId} and id = ${id} returning id`.execute(db)
  return rows.length > 0
}

export async function endSessions(db: Db, authId: string, but?: string): Promise<void> {
  await sql`delete from auth_session where user_id = ${authId} and id is distinct from ${but ?? null}::uuid`.execute(db)
}

/** Half-done sign-ins: the second step that a stranger with the old password may be waiting in. */
export async function endChallenges(db: Db, authId: string): Promise<void> {
  await sql`delete from auth_verification where value = ${authId}`.execute(db)
}

/** What has run out. A clock of the house calls it once a day; the log is kept for a year. */
export async function cleanUp(db: Db, now: Date): Promise<void> {
  const yearAgo = new Date(now.getTime() - 365 * 24 * 3600_000)
  const monthAgo = new Date(now.getTime() - 30 * 24 * 3600_000)
  await sql`delete from auth_session where expires_at < ${now}`.execute(db)
  await sql`delete from auth_verification where expires_at < ${now}`.execute(db)
  await sql`delete from auth_attempt where expires_at < ${now}`.execute(db)
  await sql`delete from auth_link where expires_at < ${monthAgo}`.execute(db)
  await sql`delete from auth_throttle where expire < ${now.getTime()}`.execute(db)
  await sql`delete from sign_in where at < ${yearAgo}`.execute(db)
}
