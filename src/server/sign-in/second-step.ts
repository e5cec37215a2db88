import { symmetricDecrypt } from 'better-auth/crypto'
import { sql } from 'kysely'
import { verify } from 'otplib'
import type { Db } from '../../engine/context.ts'

type SecretConfig = Parameters<typeof symmetricDecrypt>[0]['key']
type Row = { id: string; secret: string; last_step: string | null }

/** Has he a second step of ours switched on? */
export async function needsCode(db: Db, authId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from auth_user where id = ${authId}::uuid and two_factor_enabled`.execute(db)
  return rows.length > 0
}

/** `used`: the right code, but its step was taken before. */
export type CodeOutcome = 'taken' | 'used' | 'wrong'

/**
 * Takes a code of the authenticator app. better-auth accepts the same code again for 90 seconds; here its step is written
 * down first, by an update that of two equal codes at one instant lets one through (row 70; RFC 6238, 5.2).
 */
export async function takeCode(db: Db, key: SecretConfig, { authId, code }: { authId: string; code: string }): Promise<CodeOutcome> {
  if (!/^\d{6}$/.test(code)) return 'wrong'
  const { rows } = await sql<Row>`select id, secret, last_step from auth_two_factor where user_id = ${authId}`.execute(db)
  const row = rows[0]
  if (!row) return 'wrong'
  const secret = new TextEncoder().encode(await symmetricDecrypt({ key, data: row.secret }))
  const found = await verify({ secret, token: code, epochTolerance: 30 })
  if (!found.valid || !('timeStep' in found)) return 'wrong'
  const taken =
    await sql`update auth_two_factor set last_step = ${found.timeStep} where id = ${row.id} and coalesce(last_step, -1) < ${found.timeStep} returning id`.execute(
      db,
    )
  return taken.rows.length > 0 ? 'taken' : 'used'
}
