import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../../engine/context.ts'
import { newId } from '../../lib/id.ts'
import { keyHash } from './session.ts'

export type KeyShown = {
  readonly id: string
  readonly name: string
  readonly prefix: string
  readonly roles: readonly string[] | null
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly lastUsedAt: Date | null
}

/** The prefix lets a secret scanner find a leaked key, and its owner tell his keys apart. */
export const keyShape = /^kxn_[a-z0-9]{8}_[A-Za-z0-9_-]{43}$/

export type KeyWish = { readonly authId: string; readonly name: string; readonly roles: readonly string[] | null; readonly expiresAt: Date }

/** Makes a key. The whole of it is in the answer and nowhere else. */
export async function makeKey(db: Db, wish: KeyWish): Promise<{ key: KeyShown; secret: string }> {
  const prefix = `kxn_${randomBytes(4).toString('hex')}`
  const secret = `${prefix}_${randomBytes(32).toString('base64url')}`
  const { rows } = await sql<KeyShown>`
    insert into api_key (id, auth_id, name, prefix, hash, roles, expires_at)
    values (${newId()}, ${wish.authId}, ${wish.name}, ${prefix}, ${keyHash(secret)}, ${wish.roles as string[] | null}, ${wish.expiresAt})
    returning ${shown}`.execute(db)
  return { key: rows[0] as KeyShown, secret }
}

export async function keysOf(db: Db, authId: string): Promise<KeyShown[]> {
  const { rows } = await sql<KeyShown>`select ${shown} from api_key where auth_id = ${authId} and revoked_at is null order by id desc limit 200`.execute(db)
  return rows
}

export async function revokeKey(db: Db, authId: string, id: string, now: Date): Promise<boolean> {
  const { rows } = await sql`update api_key set revoked_at = ${now} where auth_id = ${authId} and id = ${id} and revoked_at is null returning id`.execute(db)
  return rows.length > 0
}

const shown = sql`id, name, prefix, roles, created_at as "createdAt", expires_at as "expiresAt", last_used_at as "lastUsedAt"`
