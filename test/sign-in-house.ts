import { setImmediate as turn } from 'node:timers/promises'
import Fastify, { type FastifyInstance, type LightMyRequestResponse } from 'fastify'
import { afterAll } from 'vitest'
import type { Post } from '../src/engine/mail/send.ts'
import { newId } from '../src/lib/id.ts'
import { createAccount, setPassword } from '../src/server/sign-in/accounts.ts'
import { trustedOrigins } from '../src/server/sign-in/origins.ts'
import { hashPassword } from '../src/server/sign-in/password-hash.ts'
import type { PersonDoor } from '../src/server/sign-in/person-door.ts'
import { type SignInPolicy, usualPolicy } from '../src/server/sign-in/policy.ts'
import { makeSignIn, type SignIn } from '../src/server/sign-in/sign-in.ts'
import { type House, house } from './house.ts'

export const goodPassword = 'kite lamp river 9'
export const port = 3000

/** One server process of a house under test. */
export type Process = { readonly app: FastifyInstance; readonly signIn: SignIn }
type Wish = { readonly url?: string; readonly post?: Post; readonly now?: () => Date; readonly inside?: readonly string[] }

/**
 * A house with sign-in alone: a user is his account (same id), administrators are a set, roles a map. `process()` starts
 * one more server process on its database.
 */
export async function signInHouse() {
  const home: House = await house()
  const administrators = new Set<string>()
  const roles = new Map<string, readonly string[]>()
  const processes: Process[] = []
  const lines: string[] = []
  const policy: { -readonly [K in keyof SignInPolicy]?: SignInPolicy[K] } = {}
  const plain = [newId(), newId()] as const
  const written: { by: string; verb: string; note: unknown }[] = []
  const person: PersonDoor = {
    userOf: async (authId) => authId,
    accountOf: async (userId) => userId,
    namesOf: async (authIds) => new Map(authIds.map((id) => [id, { id, title: `user ${id.slice(-4)}` }])),
    isAdministrator: async (userId) => administrators.has(userId),
    rolesOf: async (userId) => roles.get(userId) ?? [],
    companyName: async () => 'Acme Power',
    policy: async () => ({ ...usualPolicy, ...policy }),
    accountBy: async (email) => (await home.db.selectFrom('auth_user').select('id').where('email', '=', email).executeTakeFirst())?.id ?? null,
    makePerson: async ({ email, name, roleIds }) => {
      const authId = await createAccount(home.db, { email, name })
      roles.set(authId, roleIds)
      return authId
    },
    plainRoles: async () => new Set(plain),
    writeDown: async (by, verb, note) => void written.push({ by, verb, note }),
  }

  async function process({ url, post, now, inside }: Wish = {}): Promise<Process> {
    const app = Fastify({ logger: { level: 'info', stream: { write: (line: string) => void lines.push(line) } } })
    const origins = trustedOrigins({ url, port, bound: [] })
    const signIn = makeSignIn({
      pool: home.pool,
      secret: 'a secret of this test that is long enough',
      url,
      origins: () => origins,
      post,
      person,
      log: app.log,
      ...(now ? { now } : {}),
      ...(inside ? { inside } : {}),
    })
    await app.register(signIn.routes)
    app.get('/who', async (request) => (await signIn.sessionOf(request)) ?? { nobody: true })
    await app.ready()
    await signIn.ready
    const started = { app, signIn }
    processes.push(started)
    return started
  }

  async function account(email: string, password: string | null = goodPassword): Promise<string> {
    const authId = await createAccount(home.db, { email, name: email.split('@')[0] as string })
    if (password) await setPassword(home.db, authId, await hashPassword(password))
    return authId
  }

  afterAll(async () => {
    for (const { app, signIn } of processes) {
      await app.close()
      await signIn.close()
    }
  })
  return { ...home, administrators, roles, lines, written, plain, policy, process, account }
}

export type Sent = { readonly ip?: string; readonly cookie?: string; readonly headers?: Record<string, string> }

export const post = ({ app }: Process, url: string, body: object, { ip = '198.51.100.1', cookie, headers = {} }: Sent = {}) =>
  app.inject({ method: 'POST', url, remoteAddress: ip, headers: { ...(cookie ? { cookie } : {}), ...headers }, payload: body })

export const get = ({ app }: Process, url: string, { ip = '198.51.100.1', cookie, headers = {} }: Sent = {}) =>
  app.inject({ method: 'GET', url, remoteAddress: ip, headers: { ...(cookie ? { cookie } : {}), ...headers } })

export const remove = ({ app }: Process, url: string, { ip = '198.51.100.1', cookie, headers = {} }: Sent = {}) =>
  app.inject({ method: 'DELETE', url, remoteAddress: ip, headers: { ...(cookie ? { cookie } : {}), ...headers } })

export const signInAs = (at: Process, email: string, password = goodPassword, sent: Sent = {}) => post(at, '/api/auth/sign-in/email', { email, password }, sent)

/** The cookies an answer sets, as a browser would send them back; those it takes away are left out. */
export const cookiesOf = (answer: LightMyRequestResponse): string =>
  answer.cookies
    .filter(({ value, maxAge }) => value !== '' && maxAge !== 0)
    .map(({ name, value }) => `${name}=${encodeURIComponent(value)}`)
    .join('; ')

/** Signs in and gives the cookie; fails loudly when it did not work. */
export async function cookieFor(at: Process, email: string, sent: Sent = {}): Promise<string> {
  const answer = await signInAs(at, email, goodPassword, sent)
  if (answer.statusCode !== 200) throw new Error(`sign-in answered ${answer.statusCode} ${answer.body}`)
  return cookiesOf(answer)
}

/** Waits for something another process brings about; fails when it does not come. Lets the loop turn, for an injected request may need no socket. */
export async function until(happens: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 5000; Date.now() < end; await turn()) if (await happens()) return
  throw new Error('it did not come about within five seconds')
}
