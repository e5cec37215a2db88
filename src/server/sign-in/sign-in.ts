import { hkdfSync } from 'node:crypto'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { Kysely, PostgresDialect } from 'kysely'
import type { Pool } from 'pg'
import type { Db, House } from '../../engine/context.ts'
import type { Post } from '../../engine/mail/send.ts'
import { hand } from './ask.ts'
import { cookiePrefix, makeAuth, sessionCookie } from './auth.ts'
import { isDirectory } from './directory-token.ts'
import { type Delivered, makeLink } from './link-routes.ts'
import { isKnownNetwork } from './log.ts'
import type { Inside } from './outward.ts'
import type { PersonDoor } from './person-door.ts'
import type { Room } from './room.ts'
import { routesOf } from './routes.ts'
import { tryPassword } from './sign-in-routes.ts'
import { makeThrottle, type Throttle } from './throttle.ts'
import { type Asked, makeWho } from './who.ts'

export type SignInOptions = {
  readonly pool: Pool
  /** KEXIN_SECRET. The key that signs and encrypts here is derived from it. */
  readonly secret: string
  /** KEXIN_URL; undefined: the first of the origins. Decides whether cookies are `__Host-` and Secure. */
  readonly url: string | undefined
  /** See trustedOrigins; a function, since the port may be known only once the server listens. */
  readonly origins: () => readonly string[]
  readonly post?: Post | undefined
  readonly person: PersonDoor
  /** Hosts of the company's own network that a provider may stand on. */
  readonly inside?: Inside
  readonly log: House['log']
  readonly now?: () => Date
}

export type SignIn = {
  /** Fastify plugin: /api/auth/*, /api/me/sessions, /api/me/keys, /api/sign-ins. */
  readonly routes: FastifyPluginAsync
  readonly sessionOf: Room['sessionOf']
  /** Does the company's directory call, with its token? */
  readonly isDirectory: (request: Asked) => Promise<boolean>
  /** Public address of the house. */
  readonly base: () => string
  /** Counts what strangers may try, for all processes. */
  readonly spend: Throttle['spend']
  /** Makes this process ask the database about an account again; after commit, beside the notice that the others hear. */
  readonly forget: (authId: string) => void
  readonly onChange: (tell: (authId: string) => void) => () => void
  /** An invitation, or a link for a new password. Undefined: no such account, or disabled. */
  readonly link: (authId: string, madeBy: string | null) => Promise<Delivered | undefined>
  /** Signs in the administrator whom set-up has just made: sets the cookies of a reply. */
  readonly signIn: (request: FastifyRequest, reply: FastifyReply, wish: { email: string; password: string }) => Promise<void>
  /** Resolves once changes in other processes are heard; look-ups are right before that too, only slower. */
  readonly ready: Promise<void>
  readonly close: () => Promise<void>
}

/** Sign-in of one house, made of values: nothing here is shared with another one in the same process. */
export function makeSignIn(options: SignInOptions): SignIn {
  const { pool, url, origins, person, post, log } = options
  const now = options.now ?? (() => new Date())
  const db: Db = new Kysely({ dialect: new PostgresDialect({ pool }) })
  const secret = Buffer.from(hkdfSync('sha256', options.secret, '', 'kexin sign-in', 32)).toString('base64url')
  const cookieUrl = url ?? 'http://127.0.0.1'
  const throttle = makeThrottle(pool, (attempt) => isKnownNetwork(db, attempt, now()))
  const who = makeWho({ pool, db, secret, cookieName: sessionCookie(cookieUrl), throttle, person, now, log })
  const pending = makePending(log)
  const room: Room = {
    db,
    secret,
    throttle,
    person,
    post,
    inside: options.inside ?? [],
    log,
    origins,
    now,
    auth: makeAuth({ db, secret, url: cookieUrl, log, mostSessions: async () => (await person.policy()).mostSessions }),
    cookiePrefix: cookiePrefix(cookieUrl),
    base: () => url ?? origins()[0] ?? cookieUrl,
    sessionOf: who.sessionOf,
    forget: who.forget,
    later: pending.later,
  }
  return {
    routes: routesOf(room),
    sessionOf: who.sessionOf,
    isDirectory: (request) => isDirectory(room, request),
    base: room.base,
    spend: throttle.spend,
    forget: who.forget,
    onChange: who.onChange,
    link: (authId, madeBy) => makeLink(room, authId, madeBy),
    signIn: async (request, reply, wish) => void hand(reply, await tryPassword(room, request, { ...wish, rememberMe: true })),
    ready: who.ready,
    async close() {
      await pending.end()
      await who.close()
    },
  }
}

function makePending(log: House['log']) {
  const pending = new Set<Promise<void>>()
  return {
    later(work: () => Promise<void>): void {
      const running: Promise<void> = work()
        .catch((error: unknown) => log.error({ err: error }, 'work after an answer failed'))
        .finally(() => pending.delete(running))
      pending.add(running)
    },
    end: async () => void (await Promise.all(pending)),
  }
}
