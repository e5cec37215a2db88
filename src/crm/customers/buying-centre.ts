import { buyingRoles } from './buying-roles.ts'

type Named = { readonly id: string; readonly title: string | null }
type Row = Readonly<Record<string, unknown>> & { readonly id: string }

/** A person and what he does when the firm buys. `recordId`: the buying role that says so; none is known yet without it. */
export type Seat = {
  readonly id: string
  readonly parentId: string | null
  readonly name: string
  readonly title: string
  readonly recordId?: string
  readonly roles: readonly string[]
  readonly attitude?: string
  readonly influence?: number
  /** He advises the firm from outside. */
  readonly isOutside: boolean
}

/** Who sits in a firm's buying centre (S4-26): its contacts, and people of other firms who have a role in it. */
export function seatsOf(contacts: readonly Row[], roles: readonly Row[]): Seat[] {
  const roleOf = new Map(roles.map((role) => [role.contactId as string, role]))
  const own = contacts.map((contact) => seatOf(contact.id, contact, roleOf.get(contact.id)))
  const known = new Set(contacts.map(({ id }) => id))
  const outside = roles.filter((role) => typeof role.contactId === 'string' && !known.has(role.contactId))
  return [...own, ...outside.map((role) => seatOf(role.contactId as string, undefined, role))]
}

function seatOf(id: string, contact: Row | undefined, role: Row | undefined): Seat {
  return {
    id,
    parentId: (contact?.reportsToId as string | null | undefined) ?? null,
    name: String(contact?.name ?? (role?.contact as Named | null)?.title ?? '***'),
    title: [contact?.title, contact?.department].filter((each) => typeof each === 'string' && each).join(' · '),
    roles: (role?.roles as string[] | null | undefined) ?? [],
    isOutside: contact === undefined,
    ...(role ? { recordId: role.id } : {}),
    ...(typeof role?.attitude === 'string' ? { attitude: role.attitude } : {}),
    ...(typeof role?.influence === 'number' ? { influence: role.influence } : {}),
  }
}

export type Cover = { readonly role: (typeof buyingRoles)[number]; readonly holders: readonly Seat[] }

/** Each role with who holds it: one that nobody holds is what we do not know yet. */
export const coverOf = (seats: readonly Seat[]): Cover[] => buyingRoles.map((role) => ({ role, holders: seats.filter((seat) => seat.roles.includes(role.id)) }))
