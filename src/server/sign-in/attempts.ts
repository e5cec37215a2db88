import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../../engine/context.ts'

export type AttemptKind = 'oidc' | 'passkey'

const lifetime = 10 * 60_000

export const newToken = (): string => randomBytes(32).toString('base64url')

/** What only the browser that began an attempt knows, hashed with what goes round by the other side. */
const keyOf = (kind: AttemptKind, tokens: readonly string[]): Buffer =>
  createHash('sha256')
    .update([kind, ...tokens].join('\n'))
    .digest()

type Kept = { readonly kind: AttemptKind; readonly tokens: readonly string[]; readonly value: object; readonly now: Date }

/** A sign-in that goes out of the house and comes back: kept until then, ten minutes at most. */
export async function keepAttempt(db: Db, { kind, tokens, value, now }: Kept): Promise<void> {
  await sql`insert into auth_attempt (key, value, expires_at) values (${keyOf(kind, tokens)}, ${JSON.stringify(value)}::jsonb, ${new Date(now.getTime() + lifetime)})`.execute(
    db,
  )
}

/** What was kept, once: of two that come back with the same tokens one finds nothing (row 72). */
export async function takeAttempt<Value>(db: Db, { kind, tokens, now }: Omit<Kept, 'value'>): Promise<Value | undefined> {
  const { rows } = await sql<{
    value: Value
    expires_at: Date
  }>`delete from auth_attempt where key = ${keyOf(kind, tokens)} returning value, expires_at`.execute(db)
  return rows[0] && rows[0].expires_at > now ? rows[0].value : undefined
}
