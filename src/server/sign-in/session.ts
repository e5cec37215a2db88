import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../../engine/context.ts'
import { Problem } from '../../kernel/problem.ts'
import { sessionTimes } from './auth.ts'
import type { Impersonation } from './impersonations.ts'
import type { PersonDoor } from './person-door.ts'
import { endOf } from './policy.ts'
import { secondStepBy } from './required-step.ts'

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
  /** In whose place he is just now, if in anybody's. */
  readonly impersonation?: Impersonation
  /** His role asks for a second step that he has not: by when. Past it he can do nothing but set it up. */
  readonly secondStepBy?: Date
}

/** What is remembered between requests: all but how fresh it is by now. */
export type Remembered = Omit<SignedIn, 'fresh'> & { readonly freshUntil: number }
export type Found = { readonly value: Remembered; readonly until: number }

/** An answer is asked for again after a minute even if nothing was heard, which also marks the session as in use. */
export const longestMemory = 60_000

type SessionRow = {
  id: string
  auth_id: string
  created_at: Date
  expires_at: Date
  fresh_at: Date
  updated_at: Date
  is_strong: boolean
  two_factor: boolean
  asked_at: Date | null
} & Placed
type Placed = { place_user: string | null; place_mode: Impersonation['mode']; place_ends: Date }
export type Door = Pick<PersonDoor, 'userOf' | 'rolesOf' | 'policy'>

/** The living session of a token: neither too old nor too long unused for the company's choice, its account not disabled. Index: auth_session.token. */
export async function findSession(db: Db, token: string, now: Date, door: Door): Promise<Found | undefined> {
  const { rows } = await sql<SessionRow>`
    select s.id, s.user_id as auth_id, s.created_at, s.expires_at, s.fresh_at, s.updated_at, s.is_strong, coalesce(u.two_factor_enabled, false) as two_factor,
      u.second_step_asked_at as asked_at, i.user_id as place_user, i.mode as place_mode, i.ends_at as place_ends
    from auth_session s join auth_user u on u.id = s.user_id left join impersonation i on i.session_id = s.id
    where s.token = ${token} and s.expires_at > ${now} and u.disabled_at is null`.execute(db)
  const row = rows[0]
  if (!row) return undefined
  const policy = await door.policy()
  const end = endOf(policy, { createdAt: row.created_at, seenAt: row.updated_at, expiresAt: row.expires_at })
  if (end <= now.getTime()) return undefined
  const userId = await door.userOf(row.auth_id)
  if (!userId) return undefined
  if (now.getTime() - row.updated_at.getTime() > longestMemory) await sql`update auth_session set updated_at = ${now} where id = ${row.id}`.execute(db)
  const by = await secondStepBy(db, row, { policy, now, roles: () => door.rolesOf(userId) })
  const freshUntil = row.fresh_at.getTime() + sessionTimes.fresh * 1000
  const value = { authId: row.auth_id, userId, sessionId: row.id, via: 'cookie', freshUntil, ...placeOf(row), ...(by ? { secondStepBy: by } : {}) } as const
  return { value, until: Math.min(now.getTime() + longestMemory, end) }
}

const placeOf = ({ place_user: userId, place_mode: mode, place_ends: endsAt }: Placed): Pick<SignedIn, 'impersonation'> =>
  userId ? { impersonation: { userId, mode, endsAt } } : {}

type KeyRow = { id: string; auth_id: string; roles: string[] | null; expires_at: Date; last_used_at: Date | null }

export const keyHash = (key: string): Buffer => createHash('sha256').update(key).digest()

/** The living key: not past its day, not taken away, its person not disabled. Index: api_key.hash. */
export async function findKey(db: Db, key: string, now: Date, { userOf }: Pick<Door, 'userOf'>): Promise<Found | undefined> {
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

/** `evenOnce`: also for who has not the second step his role asks for, so that he can set it up. */
type Least = { readonly evenOnce?: boolean }

/** Refuses everything to who has let the days go by in which his role wanted a second step (ASVS 6.3.3). */
export function demandSecondStep({ secondStepBy }: SignedIn, now: Date): void {
  if (!secondStepBy || secondStepBy > now) return
  throw new Problem('forbidden', { zh: '您的角色必须使用两步验证，请先完成设置', en: 'Your role needs a second step; please set it up first' }, [], {
    secondStep: 'required',
  })
}

/** A person at a browser. A key does what its roles may do with records, never what only its owner may do with his account. */
export function demandPerson(session: SignedIn | null, { evenOnce = false }: Least = {}): SignedIn {
  const known = demandSignedIn(session)
  if (known.impersonation) throw standsIn()
  if (!evenOnce) demandSecondStep(known, new Date())
  if (known.via === 'cookie') return known
  throw new Problem('forbidden', { zh: 'API 密钥不能进行此操作，请登录后在页面中操作', en: 'An API key may not do this; please sign in and do it in person' })
}

/** Nobody changes his own account, or anybody's, while he is in another's place (row 76). */
const standsIn = () =>
  new Problem('forbidden', {
    zh: '您正在代入他人身份，不能进行账号与安全设置；请先返回自己的身份',
    en: 'You are in another’s place, where accounts and their safety cannot be touched; please return to yourself first',
  })

/** For changes of password, mail address, second step and keys, and for roles: ASVS 7.5.1. The page then asks for the password and repeats. */
export function demandFresh(session: SignedIn | null, least: Least = {}): SignedIn {
  const known = demandPerson(session, least)
  if (known.fresh) return known
  throw new Problem('forbidden', { zh: '为了账号安全，请再次输入密码后继续', en: 'To keep your account safe, please enter your password again' }, [], {
    stepUp: true,
  })
}
