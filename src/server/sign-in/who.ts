import type { FastifyRequest } from 'fastify'
import type { Pool } from 'pg'
import type { Db, House } from '../../engine/context.ts'
import { rawCookie, signedValue } from './cookie.ts'
import { makeEar } from './ear.ts'
import { keyShape } from './keys.ts'
import { makeMemory } from './memory.ts'
import { networkOf } from './network.ts'
import { type Door, findKey, findSession, type Remembered, type SignedIn } from './session.ts'
import type { Throttle } from './throttle.ts'

type Options = {
  readonly pool: Pool
  readonly db: Db
  readonly secret: string
  readonly cookieName: string
  readonly throttle: Throttle
  readonly person: Door
  readonly now: () => Date
  readonly log: House['log']
}

export type Asked = Pick<FastifyRequest, 'headers' | 'ip'>

/**
 * Who sends a request. Found in memory while the database can be heard (no query at all), else asked of the database each
 * time. `forget` makes this process ask again at once; the others hear it from the database, and `onChange` passes it on.
 */
export function makeWho({ pool, db, secret, cookieName, throttle, person, now, log }: Options) {
  const listeners = new Set<(authId: string) => void>()
  const memory = makeMemory<Remembered>({ mayKeep: () => ear.isLive(), now: () => now().getTime() })
  const ear = makeEar({ pool, heard: forget, deaf: memory.forgetAll, log })

  function forget(authId: string): void {
    memory.forget(authId)
    for (const tell of listeners) tell(authId)
  }

  async function sessionOf(request: Asked): Promise<SignedIn | null> {
    const key = bearerOf(request.headers.authorization)
    const found = key === undefined ? await byCookie(request.headers.cookie) : await byKey(key, request.ip)
    if (!found) return null
    const { freshUntil, ...session } = found
    return { ...session, fresh: freshUntil >= now().getTime() }
  }

  async function byCookie(header: string | undefined): Promise<Remembered | undefined> {
    const raw = rawCookie(header, cookieName)
    if (!raw) return undefined
    return memory.read(raw, async () => {
      const token = signedValue(raw, secret)
      return token ? findSession(db, token, now(), person) : undefined
    })
  }

  async function byKey(key: string, ip: string): Promise<Remembered | undefined> {
    const found = keyShape.test(key) ? await memory.read(key, () => findKey(db, key, now(), person)) : undefined
    if (!found) await throttle.spend('token', networkOf(ip))
    return found
  }

  return {
    sessionOf,
    forget,
    /** Called whenever a session or key of an account may have ended, in whatever process: open streams ask `sessionOf` again. Returns its end. */
    onChange(tell: (authId: string) => void): () => void {
      listeners.add(tell)
      return () => listeners.delete(tell)
    },
    ready: ear.ready,
    close: ear.close,
  }
}

/** Undefined: no key was sent (another scheme belongs to a proxy before us). Keys are read from this header only, never from an address. */
/** What an `Authorization: Bearer …` carries. */
export const bearerOf = (header: string | undefined): string | undefined => /^bearer (.+)$/i.exec(header ?? '')?.[1]?.trim()
