import { sql } from 'kysely'
import { newId } from '../../../lib/id.ts'
import type { Room } from '../room.ts'
import { linkName, type Provider } from './providers.ts'

/** What a provider says of who came, its signature and address checked. */
export type Claims = {
  readonly sub: string
  readonly email?: string | undefined
  readonly emailVerified: boolean
  readonly name?: string | undefined
  readonly groups: readonly string[]
}

/** `unverified`: it does not vouch for the mail address; `unknown`: nobody here has it; `unlinked`: somebody has, and links are not made by mail; `taken`: he is linked to another identity. */
export type Refused = 'unverified' | 'unknown' | 'unlinked' | 'taken'
export type Recognised = { readonly authId: string } | { readonly refused: Refused }

/** Who of us it is: by issuer and subject; the first time by the mail address both sides know, if the administrator allows it (row 72). */
export async function recognise(room: Room, provider: Provider, claims: Claims): Promise<Recognised> {
  const linked = await sql<{ user_id: string }>`
    select user_id from auth_account where provider_id = ${linkName(provider.issuer)} and account_id = ${claims.sub}`.execute(room.db)
  if (linked.rows[0]) return { authId: linked.rows[0].user_id }
  if (!claims.email || !claims.emailVerified) return { refused: 'unverified' }
  const known = await room.person.accountBy(claims.email)
  if (known && !provider.linkByEmail) return { refused: 'unlinked' }
  if (!known && !provider.makesPeople) return { refused: 'unknown' }
  return link(room, provider, claims, known ?? (await newPerson(room, provider, claims)))
}

/** Ties an identity to an account, one for each provider. Of two at the same instant the unique index lets one through. */
export async function link(room: Room, { issuer }: Provider, { sub }: Claims, authId: string): Promise<Recognised> {
  const { rows } = await sql<{ user_id: string }>`
    insert into auth_account (id, account_id, provider_id, user_id, updated_at)
    select ${newId()}, ${sub}, ${linkName(issuer)}, ${authId}::uuid, now()
    where not exists (select 1 from auth_account where provider_id = ${linkName(issuer)} and user_id = ${authId}::uuid)
    on conflict (provider_id, account_id) do nothing returning user_id`.execute(room.db)
  return rows[0] ? { authId } : { refused: 'taken' }
}

function newPerson(room: Room, { roleIds, groupRoles }: Provider, { email, name, groups }: Claims): Promise<string> {
  const given = groups.flatMap((group) => (Object.hasOwn(groupRoles, group) ? [groupRoles[group] as string] : []))
  return room.person.makePerson({ email: email as string, name: name?.trim() || (email as string), roleIds: [...new Set([...roleIds, ...given])] })
}
