/** A person as a directory knows him (RFC 7643, 4.1 and 4.3). */
export type DirectoryPerson = {
  readonly id: string
  readonly externalId: string | null
  readonly userName: string
  readonly displayName: string
  readonly email: string
  readonly phone: string | null
  readonly jobTitle: string | null
  readonly active: boolean
  /** Name of his main unit. */
  readonly department: string | null
  readonly managerId: string | null
  readonly createdAt: string
  readonly updatedAt: string
}
export type PersonWish = Omit<DirectoryPerson, 'id' | 'createdAt' | 'updatedAt'>

/** A group is a role of ours; its members are who holds it. */
export type DirectoryGroup = {
  readonly id: string
  readonly externalId: string | null
  readonly displayName: string
  readonly members: readonly { readonly id: string; readonly title: string }[]
  readonly createdAt: string
  readonly updatedAt: string
}
export type GroupWish = { readonly externalId: string | null; readonly displayName: string; readonly memberIds: readonly string[] }

export type Comparison = 'eq' | 'ne' | 'co' | 'sw' | 'ew' | 'gt' | 'ge' | 'lt' | 'le' | 'pr'
/** What a filter asks, by the protocol's names of attributes. */
export type Wanted =
  | { readonly attribute: string; readonly compare: Comparison; readonly value: string | boolean }
  | { readonly all: readonly Wanted[]; readonly how: 'and' | 'or' }
  | { readonly not: Wanted }
export const isCalled = (id: string): Wanted => ({ attribute: 'id', compare: 'eq', value: id })
export type PageWish = { readonly wanted: Wanted | undefined; readonly startIndex: number; readonly count: number }
export type Paged<Each> = { readonly total: number; readonly found: readonly Each[] }

/**
 * The house's people and roles as a directory may keep them. Given by the roof. Administrators are not in it, neither as people nor as
 * a role: whoever holds the directory's token can lock no one of them out and make none.
 */
export type Directory = {
  /** Attributes of people and of groups that a filter may name. */
  readonly attributes: { readonly people: readonly string[]; readonly groups: readonly string[] }
  readonly people: (page: PageWish) => Promise<Paged<DirectoryPerson>>
  readonly person: (id: string) => Promise<DirectoryPerson | undefined>
  /** Without an id: somebody new, or one who was taken away and comes back. Answers the id. */
  readonly savePerson: (id: string | undefined, wish: PersonWish) => Promise<string>
  /** Disabled with all that follows, and in no list of the directory any more. */
  readonly removePerson: (id: string) => Promise<void>
  readonly groups: (page: PageWish) => Promise<Paged<DirectoryGroup>>
  readonly group: (id: string) => Promise<DirectoryGroup | undefined>
  readonly saveGroup: (id: string | undefined, wish: GroupWish) => Promise<string>
  readonly removeGroup: (id: string) => Promise<void>
}
