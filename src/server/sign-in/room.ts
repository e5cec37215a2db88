import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Db, House } from '../../engine/context.ts'
import type { Post } from '../../engine/mail/send.ts'
import type { Auth } from './auth.ts'
import type { Inside } from './outward.ts'
import type { SignInPolicy } from './policy.ts'
import type { SignedIn } from './session.ts'
import type { Throttle } from './throttle.ts'

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

/** What the routes of sign-in share. */
export type Room = {
  readonly db: Db
  readonly auth: Auth
  readonly secret: string
  readonly cookiePrefix: string
  readonly throttle: Throttle
  readonly person: PersonDoor
  readonly post: Post | undefined
  readonly log: House['log']
  readonly inside: Inside
  /** Public address, without a slash at the end. */
  base(): string
  origins(): readonly string[]
  now(): Date
  sessionOf(request: Pick<FastifyRequest, 'headers' | 'ip'>): Promise<SignedIn | null>
  forget(authId: string): void
  /** Work nobody waits for; the room's end does. */
  later(work: () => Promise<void>): void
}

export type Route = (room: Room, request: FastifyRequest, reply: FastifyReply) => Promise<unknown>
