import type { AuthenticatorTransport, WebAuthnCredential } from '@simplewebauthn/server'
import { sql } from 'kysely'
import type { Db } from '../../engine/context.ts'
import { newId } from '../../lib/id.ts'

export type PasskeyShown = {
  readonly id: string
  readonly name: string
  readonly isBackedUp: boolean
  readonly createdAt: Date
  readonly lastUsedAt: Date | null
}

/** What signs in: whose it is and how its answers are checked. */
export type Passkey = { readonly authId: string; readonly credential: WebAuthnCredential }

const shown = sql`id, name, is_backed_up as "isBackedUp", created_at as "createdAt", last_used_at as "lastUsedAt"`

export async function passkeysOf(db: Db, authId: string): Promise<PasskeyShown[]> {
  return (await sql<PasskeyShown>`select ${shown} from auth_passkey where auth_id = ${authId}::uuid order by id`.execute(db)).rows
}

type Row = { auth_id: string; credential_id: string; public_key: Buffer; counter: string; transports: AuthenticatorTransport[] }

const credentialOf = ({ credential_id: id, public_key: key, counter, transports }: Row): WebAuthnCredential => ({
  id,
  publicKey: new Uint8Array(key),
  counter: Number(counter),
  transports,
})

export async function credentialsOf(db: Db, authId: string): Promise<WebAuthnCredential[]> {
  return (await sql<Row>`select * from auth_passkey where auth_id = ${authId}::uuid`.execute(db)).rows.map(credentialOf)
}

/** Index: auth_passkey.credential_id. */
export async function passkeyBy(db: Db, credentialId: string): Promise<Passkey | undefined> {
  const [row] = (await sql<Row>`select * from auth_passkey where credential_id = ${credentialId}`.execute(db)).rows
  return row && { authId: row.auth_id, credential: credentialOf(row) }
}

type New = { readonly authId: string; readonly name: string; readonly credential: WebAuthnCredential; readonly isBackedUp: boolean }

/** Undefined: this authenticator is known already, here or with somebody else. */
export async function addPasskey(db: Db, { authId, name, credential, isBackedUp }: New): Promise<PasskeyShown | undefined> {
  const { rows } = await sql<PasskeyShown>`
    insert into auth_passkey (id, auth_id, credential_id, public_key, counter, transports, is_backed_up, name)
    values (${newId()}, ${authId}::uuid, ${credential.id}, ${Buffer.from(credential.publicKey)}, ${credential.counter}, ${(credential.transports ?? []) as string[]}, ${isBackedUp}, ${name})
    on conflict (credential_id) do nothing returning ${shown}`.execute(db)
  return rows[0]
}

/** Writes down that it was used. False: another use at the same instant, or a copy, has counted as far already. */
export async function countPasskey(db: Db, { credential }: Passkey, counter: number, now: Date): Promise<boolean> {
  const { rows } = await sql`
    update auth_passkey set counter = ${counter}, last_used_at = ${now} where credential_id = ${credential.id} and (counter < ${counter} or (counter = 0 and ${counter} = 0))
    returning id`.execute(db)
  return rows.length > 0
}

export async function namePasskey(db: Db, { authId, id, name }: { authId: string; id: string; name: string }): Promise<boolean> {
  return (await sql`update auth_passkey set name = ${name} where auth_id = ${authId}::uuid and id = ${id}::uuid returning id`.execute(db)).rows.length > 0
}

export async function removePasskey(db: Db, authId: string, id: string): Promise<boolean> {
  return (await sql`delete from auth_passkey where auth_id = ${authId}::uuid and id = ${id}::uuid returning id`.execute(db)).rows.length > 0
}
