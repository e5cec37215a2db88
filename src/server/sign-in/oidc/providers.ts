import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto'
import { sql } from 'kysely'
import type { Db } from '../../../engine/context.ts'
import { newId } from '../../../lib/id.ts'
import type { Room } from '../room.ts'
import type { SignedIn } from '../session.ts'

/** Who may vouch for our people, and how far we believe him. */
export type Provider = {
  readonly id: string
  readonly name: string
  readonly issuer: string
  readonly clientId: string
  readonly active: boolean
  /** A person may be found by the mail address the provider has verified; else he links it himself, signed in. */
  readonly linkByEmail: boolean
  /** Who is unknown here becomes a person, with `roleIds` and what his groups give. */
  readonly makesPeople: boolean
  /** The provider asks for a second step itself; else ours is asked for after it. */
  readonly provesTwice: boolean
  readonly groupsClaim: string
  readonly roleIds: readonly string[]
  readonly groupRoles: Readonly<Record<string, string>>
}
export type ProviderWish = Omit<Provider, 'id'>

/** As administrators see it: whether there is a secret, never the secret. */
export type ProviderShown = Provider & { readonly hasSecret: boolean }

const columns = sql`id, name, issuer, client_id as "clientId", active, link_by_email as "linkByEmail", makes_people as "makesPeople", proves_twice as "provesTwice",
  groups_claim as "groupsClaim", role_ids as "roleIds", group_roles as "groupRoles"`

export async function providersOf(db: Db): Promise<ProviderShown[]> {
  return (await sql<ProviderShown>`select ${columns}, secret is not null as "hasSecret" from auth_provider order by id`.execute(db)).rows
}

export async function activeProvider(db: Db, id: string): Promise<Provider | undefined> {
  return (await sql<Provider>`select ${columns} from auth_provider where id = ${id}::uuid and active`.execute(db)).rows[0]
}

/** By whom somebody came who is signed in; undefined for who came by password. */
export async function providerOf({ db }: Room, { sessionId, via }: SignedIn): Promise<Provider | undefined> {
  if (via !== 'cookie') return undefined
  const { rows } = await sql<{ id: string | null }>`select provider_id as id from auth_session where id = ${sessionId}::uuid`.execute(db)
  return rows[0]?.id ? activeProvider(db, rows[0].id) : undefined
}

/** `secret` undefined: it stays as it is; empty: there is none. Undefined: there is no such provider. */
export async function saveProvider(room: Room, id: string | undefined, wish: ProviderWish, secret: string | undefined): Promise<string | undefined> {
  const row = {
    name: wish.name,
    issuer: wish.issuer,
    client_id: wish.clientId,
    active: wish.active,
    link_by_email: wish.linkByEmail,
    makes_people: wish.makesPeople,
    proves_twice: wish.provesTwice,
    groups_claim: wish.groupsClaim,
    role_ids: [...wish.roleIds],
    group_roles: JSON.stringify(wish.groupRoles),
    ...(secret === undefined ? {} : { secret: secret ? await symmetricEncrypt({ key: await keyOf(room), data: secret }) : null }),
  }
  const saved = id
    ? await room.db.updateTable('auth_provider').set(row).where('id', '=', id).returning('id').executeTakeFirst()
    : await room.db
        .insertInto('auth_provider')
        .values({ id: newId(), ...row })
        .returning('id')
        .executeTakeFirst()
  return saved?.id as string | undefined
}

/** Takes the provider away, and every link to it: his people sign in by password again. */
export async function removeProvider(db: Db, id: string): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ issuer: string }>`delete from auth_provider where id = ${id}::uuid returning issuer`.execute(tx)
    if (rows[0]) await sql`delete from auth_account where provider_id = ${linkName(rows[0].issuer)}`.execute(tx)
    return rows.length > 0
  })
}

export async function secretOf(room: Room, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ secret: string | null }>`select secret from auth_provider where id = ${id}::uuid`.execute(room.db)
  const sealed = rows[0]?.secret
  return sealed ? symmetricDecrypt({ key: await keyOf(room), data: sealed }) : undefined
}

/** A person is known by issuer and subject, never by a provider's own number here: a changed issuer knows nobody (row 72). */
export const linkName = (issuer: string): string => `oidc:${issuer}`

const keyOf = async (room: Room) => (await room.auth.$context).secretConfig
