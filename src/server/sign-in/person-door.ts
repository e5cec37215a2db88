import type { SignInPolicy } from './policy.ts'

/** What sign-in asks about our own users, whom it knows only by their account. Given by the roof. */
export type PersonDoor = {
  /** The user of an account; null when he is disabled or gone. Asked once per remembered session. */
  userOf(authId: string): Promise<string | null>
  /** The account of a user, disabled or not. */
  accountOf(userId: string): Promise<string | null>
  /** Users of accounts, for the sign-in log. */
  namesOf(authIds: readonly string[]): Promise<ReadonlyMap<string, { readonly id: string; readonly title: string }>>
  isAdministrator(userId: string): Promise<boolean>
  /** Ids of his roles: a key may be narrowed to some of them. */
  rolesOf(userId: string): Promise<readonly string[]>
  companyName(): Promise<string>
  policy(): Promise<SignInPolicy>
  /** The account of the active person with this mail address, in lower case. */
  accountBy(email: string): Promise<string | null>
  /** Somebody a provider vouches for, as the house makes people; his account. */
  makePerson(wish: { readonly email: string; readonly name: string; readonly roleIds: readonly string[] }): Promise<string>
  /** Ids of the roles a provider may give: all but the administrator's. */
  plainRoles(): Promise<ReadonlySet<string>>
  /** Writes down in the company's history what an administrator set about signing in. */
  writeDown(byUserId: string, verb: string, note: unknown): Promise<void>
}
