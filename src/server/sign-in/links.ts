import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../../engine/context.ts'
import { Problem } from '../../kernel/problem.ts'
import { newId } from '../../lib/id.ts'
import { endLinks, setPassword } from './accounts.ts'
import { hashPassword } from './password-hash.ts'
import { demandPassword } from './password-policy.ts'
import { endChallenges, endSessions } from './sessions.ts'

export type Purpose = 'invite' | 'reset'

const lifetime: Record<Purpose, number> = { invite: 7 * 24 * 3600_000, reset: 30 * 60_000 }

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

/** 256 random bits; the database keeps only their hash. The link made before it, of whatever purpose, works no more. */
export async function makeToken(db: Db, wish: { authId: string; purpose: Purpose; madeBy: string | null; now: Date }): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(wish.now.getTime() + lifetime[wish.purpose])
  await db.transaction().execute(async (tx) => {
    // One at a time per account, or two would each think the other's link ended.
    await sql`select 1 from auth_user where id = ${wish.authId} for update`.execute(tx)
    await endLinks(tx, wish.authId)
    await sql`insert into auth_link (id, auth_id, purpose, token_hash, expires_at, made_by) values (${newId()}, ${wish.authId}, ${wish.purpose}, ${hashOf(token)}, ${expiresAt}, ${wish.madeBy})`.execute(
      tx,
    )
  })
  return token
}

/** The token stands behind `#`, which a browser sends to nobody: not in a log, not in a Referer. */
export const linkOf = (base: string, token: string): string => `${base}/set-password#${token}`

export type OpenLink = { readonly authId: string; readonly purpose: Purpose; readonly email: string; readonly name: string }

/** Whose link this is, or a problem that says the same of one that never was, is used, replaced or too old. */
export async function readToken(db: Db, token: string, now: Date): Promise<OpenLink> {
  const { rows } = await sql<OpenLink>`
    select l.auth_id as "authId", l.purpose, u.email, u.name from auth_link l join auth_user u on u.id = l.auth_id
    where l.token_hash = ${hashOf(token)} and l.used_at is null and l.expires_at > ${now} and u.disabled_at is null`.execute(db)
  if (!rows[0]) throw spent()
  return rows[0]
}

type Use = { readonly token: string; readonly password: string; readonly companyName: string; readonly least: number; readonly now: Date }

/**
 * Sets the password by a link, once: of two uses at the same instant the update lets one through. Ends all sessions and
 * half-done sign-ins. It signs nobody in, so a second step is still asked for.
 */
export async function useToken(db: Db, { token, password, companyName, least, now }: Use): Promise<OpenLink> {
  const link = await readToken(db, token, now)
  await demandPassword(password, [companyName, link.name, link.email], { least })
  const hashed = await hashPassword(password)
  await db.transaction().execute(async (tx) => {
    const { rows } = await sql`
      update auth_link l set used_at = ${now} from auth_user u
      where l.token_hash = ${hashOf(token)} and l.used_at is null and l.expires_at > ${now} and u.id = l.auth_id and u.disabled_at is null
      returning l.id`.execute(tx)
    if (rows.length === 0) throw spent()
    await setPassword(tx, link.authId, hashed)
    await endSessions(tx, link.authId)
    await endChallenges(tx, link.authId)
  })
  return link
}

const spent = () => {
  const message = {
    zh: '链接已失效：可能已经用过、已过期或已被新的链接取代；请重新申请，或请管理员重发',
    en: 'This link no longer works: it was used, has expired or was replaced by a newer one; please ask for another',
  }
  return new Problem('invalid', message, [{ field: 'token', code: 'link', message }])
}
