import { asHouse, asPerson } from '../../engine/access/person.ts'
import { holds } from '../../engine/access/scope.ts'
import type { Context } from '../../engine/context.ts'
import type { Correspondent } from '../../engine/mail/read.ts'
import { list } from '../../engine/records/read.ts'
import { contact } from '../customers/contact.object.ts'
import { user } from '../people/user.object.ts'

/** A contact known by his e-mail address. */
export type KnownContact = { readonly id: string; readonly customerId: string; readonly name: string }

/** Whoever of us has this address, with his rights of now; undefined: none of us, or he has left. */
export async function employeeOf(ctx: Context, address: string): Promise<Context | undefined> {
  const house = asHouse(ctx.house, ctx.now)
  const found = await list(house, user, { filter: { field: 'email', op: 'eq', value: address }, limit: 1, count: false })
  const id = found.records[0]?.id
  const person = id === undefined ? undefined : await ctx.house.authority.person(id)
  return person && asPerson(ctx.house, person, ctx.now)
}

/** The contacts among these correspondents, as far as the one of the context may read them; none where he may read no contact at all. */
export async function contactsAmong(ctx: Context, people: readonly Correspondent[]): Promise<KnownContact[]> {
  if (!holds(ctx.person, contact, 'read')) return []
  const found: KnownContact[] = []
  for (const { address } of people.slice(0, most)) {
    const { records } = await list(ctx, contact, { q: address, limit: 20, count: false })
    found.push(
      ...records
        .filter((row) => writesFrom(row.emails, address))
        .map(({ id, customerId, name }) => ({ id, customerId: String(customerId), name: String(name) })),
    )
  }
  return found
}
/** A mail to more addresses is a circular, not a contact with each. */
const most = 20

const writesFrom = (emails: unknown, address: string): boolean =>
  Array.isArray(emails) && emails.some((each: { address?: unknown }) => String(each.address).toLowerCase() === address)
