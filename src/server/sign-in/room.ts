import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Db, House } from '../../engine/context.ts'
import type { Post } from '../../engine/mail/send.ts'
import type { Auth } from './auth.ts'
import type { Inside } from './outward.ts'
import type { PersonDoor } from './person-door.ts'
import type { SignedIn } from './session.ts'
import type { Throttle } from './throttle.ts'

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
