import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../../engine/context.ts'
import { Problem } from '../../kernel/problem.ts'
import { sessionTimes } from './auth.ts'

/** Who sent a request, and by what. Roles narrow a key; they are absent for a cookie and for a key with all of them. */
export type SignedIn = {
  readonly authId: string
  readonly userId: string
  /** Of the session, or of the key. */
  readonly sessionId: string
  readonly via: 'cookie' | 'key'
  /** Proved who he is within the last quarter of an hour. Never true of a key. */
  readonly fresh: boolean
  readonly keyRoles?: readonly string[]
}

/** What is remembered between requests: all but how fresh it is by now. */
export type Remembered = Omit<SignedIn, 'fresh'> & { readonly freshUntil: number }
export type Found = { readonly value: Remembered; readonly until: number }

/** An answer is asked for again after a minute even if nothing was heard, which also marks the session as in use. */
export const longestMemory = 60_000

type SessionRow = { id: string; auth_id: string; expires_at: Date; fresh_at: Date; updated_at: Date }
type UserOf = (authId: string) => Promise<string | null>

/** The living session of a token: not past its seven days, not idle for half a day, its account not disabled. Index: auth_session.token. */
export async function findSession(db: Db, token: string, now: Date, userOf: UserOf): Promise<Found | undefined> {
  const seenAfter = new Date(now.getTime() - sessionTimes.idle * 1000)
  const { rows } = await sql<SessionRow>`
    select s.id, s.user_id as auth_id, s.expires_at, s.fresh_at, s.updated_at
    from auth_session s join auth_user u on u.id = s.user_id
    where s.token = ${token} and s.expires_at > ${now} and s.updated_at > ${seenAfter} and u.disabled_at is null`.execute(db)
  const row = rows[0]
  if (!row) return undefined
  const userId = await userOf(row.auth_id)
  if (!userId) return undefined
  if (now.getTime() - row.updated_at.getTime() > longestMemory) await sql`update auth_session set updated_at = ${now} where id = ${row.id}`.execute(db)
  const value = { authId: row.auth_id, userId, sessionId: row.id, via: 'cookie', freshUntil: row.fresh_at.getTime() + sessionTimes.fresh * 1000 } as const
  return { value, until: Math.min(now.getTime() + longestMemory, row.expires_at.getTime()) }
}

type KeyRow = { id: string; auth_id: string; roles: string[] | null; expires_at: Date; last_used_at: Date | null }

export const keyHash = (key: string): Buffer => createHash('sha256').update(key).digest()

/** The living key: not past its day, not taken away, its person not disabled. Index: api_key.hash. */
export async function findKey(db: Db, key: string, now: Date, userOf: UserOf): Promise<Found | undefined> {
  const { rows } = await sql<KeyRow>`
    select k.id, k.auth_id, k.roles, k.expires_at, k.last_used_at
    from api_key k join auth_user u on u.id = k.auth_id
    where k.hash = ${keyHash(key)} and k.expires_at > ${now} and k.revoked_at is null and u.disabled_at is null`.execute(db)
  const row = rows[0]
  if (!row) return undefined
  const userId = await userOf(row.auth_id)
  if (!userId) return undefined
  if (now.getTime() - (row.last_used_at?.getTime() ?? 0) > longestMemory) await sql`update api_key set last_used_at = ${now} where id = ${row.id}`.execute(db)
  const roles = row.roles ? { keyRoles: row.roles } : {}
  const value = { authId: row.auth_id, userId, sessionId: row.id, via: 'key', freshUntil: 0, ...roles } as const
  return { value, until: Math.min(now.getTime() + longestMemory, row.expires_at.getTime()) }
}

export function demandSignedIn(session: SignedIn | null): SignedIn {
  if (session) return session
  throw new Problem('unsigned', { zh: '登录已失效或尚未登录，请重新登录', en: 'You are not signed in, or your session has ended; please sign in' })
}

/** A person at a browser. A key does what its roles may do with records, never what only its owner may do with his account. */
export function demandPerson(session: SignedIn | null): SignedIn {
  const known = demandSignedIn(session)
  if (known.via === 'cookie') return known
  throw new Problem('forbidden', { zh: 'API 密钥不能进行此操作，请登录后在页面中操作', en: 'An API key may not do this; please sign in and do it in person' })
}

/** For changes of password, mail address, second step and keys, and for roles: ASVS 7.5.1. The page then asks for the password and repeats. */
export function demandFresh(session: SignedIn | null): SignedIn {
  const known = demandPerson(session)
  if (known.fresh) return known
  throw new Problem('forbidden', { zh: '为了账号安全，请再次输入密码后继续', en: 'To keep your account safe, please enter your password again' }, [], {
    stepUp: true,
  })
}
