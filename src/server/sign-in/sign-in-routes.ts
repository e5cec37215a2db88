import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { type Answer, ask, hand } from './ask.ts'
import { rawCookie, signedValue } from './cookie.ts'
import { type Outcome, writeSignIn } from './log.ts'
import { networkOf } from './network.ts'
import { leavingUrl } from './oidc/flow.ts'
import { providerOf } from './oidc/providers.ts'
import { demandRoomToHash } from './password-hash.ts'
import { readBody } from './read-body.ts'
import { refusal } from './refusals.ts'
import type { Room, Route } from './room.ts'
import { takeCode } from './second-step.ts'

type Account = { readonly id: string; readonly email: string }

/** The first step: mail address and password. With a second step on, the answer is `twoFactorRedirect` and there is no session yet. */
export const signInByPassword: Route = async (room, request, reply) => {
  const { email, password, rememberMe } = readBody(request.body, { email: 'text', password: 'text', rememberMe: 'yesNo?' })
  return hand(reply, await tryPassword(room, request, { email: email.trim(), password, rememberMe: rememberMe ?? true }))
}

export async function tryPassword(room: Room, request: FastifyRequest, wish: { email: string; password: string; rememberMe: boolean }): Promise<Answer> {
  demandRoomToHash()
  const attempt = await room.throttle.attempt({ email: wish.email, network: networkOf(request.ip) })
  const answer = await ask(room, request, '/sign-in/email', wish)
  const isHalf = answer.body?.twoFactorRedirect === true
  const account = await accountBy(room, sql`email = ${wish.email.toLowerCase()}`)
  if (answer.problem) await note(room, request, account, 'refused', reasonOf(answer, account))
  else await Promise.all([attempt.succeeded(!isHalf), note(room, request, account, isHalf ? 'half' : 'ok', 'password')])
  return answer
}

const reasonOf = ({ code }: Answer, account: Account | undefined): string => (!account ? 'unknown' : code === 'DISABLED' ? 'disabled' : 'password')

/** The second step of a sign-in, or the first code after switching the second step on. */
export const verifyCode: Route = async (room, request, reply) => {
  const code = readBody(request.body, { code: 'text' }).code.replace(/\s/g, '')
  const who = await whoVerifies(room, request)
  if (who) {
    const { secretConfig } = await room.auth.$context
    if ((await takeCode(room.db, secretConfig, { authId: who.id, code })) === 'used') {
      await note(room, request, who, 'refused', 'codeUsed')
      throw refusal(401, 'INVALID_CODE')
    }
  }
  return hand(reply, await tryCode(room, request, { who, path: '/two-factor/verify-totp', code, reason: 'code' }))
}

/** The second step without the phone. Each recovery code works once. */
export const verifyRecoveryCode: Route = async (room, request, reply) => {
  const code = readBody(request.body, { code: 'text' }).code.trim()
  const who = await whoVerifies(room, request)
  return hand(reply, await tryCode(room, request, { who, path: '/two-factor/verify-backup-code', code, reason: 'recoveryCode' }))
}

type Verifier = Account & { readonly isSignedIn: boolean }
type Try = { readonly who: Verifier | undefined; readonly path: string; readonly code: string; readonly reason: string }

/** better-auth counts: five tries for one challenge, ten in a row for one account. */
async function tryCode(room: Room, request: FastifyRequest, { who, path, code, reason }: Try): Promise<Answer> {
  const network = networkOf(request.ip)
  await room.throttle.spend('network', network)
  const answer = await ask(room, request, path, { code })
  if (!who) return answer
  room.forget(who.id)
  if (!who.isSignedIn) await note(room, request, who, answer.problem ? 'refused' : 'ok', reason)
  if (!answer.problem) await room.throttle.clear({ email: who.email, network })
  return answer
}

/** Who is asked for a code: the one signed in, or the one whose password was right a moment ago. */
async function whoVerifies(room: Room, request: FastifyRequest): Promise<Verifier | undefined> {
  const session = await room.sessionOf(request)
  const authId = session?.authId ?? (await challenged(room, request))
  const account = authId && (await accountBy(room, sql`id = ${authId}`))
  return account ? { ...account, isSignedIn: session !== null } : undefined
}

async function challenged(room: Room, request: FastifyRequest): Promise<string | undefined> {
  const raw = rawCookie(request.headers.cookie, `${room.cookiePrefix}.two_factor`)
  const challenge = raw && signedValue(raw, room.secret)
  if (!challenge) return undefined
  const found = await (await room.auth.$context).internalAdapter.findVerificationValue(challenge)
  return found && found.expiresAt > room.now() ? found.value : undefined
}

async function accountBy(room: Room, where: ReturnType<typeof sql>): Promise<Account | undefined> {
  const { rows } = await sql<Account>`select id, email from auth_user where ${where}`.execute(room.db)
  return rows[0]
}

async function note(room: Room, request: FastifyRequest, account: Account | undefined, outcome: Outcome, reason: string): Promise<void> {
  const visit = { ip: request.ip, agent: request.headers['user-agent'] }
  await writeSignIn(room.db, { authId: account?.id ?? null, visit, outcome, reason, at: room.now() })
}

/** Ends the session and takes its cookies; says the same to who had none. `leave`: the provider's own sign-out page, for who came from one. */
export const signOut: Route = async (room, request, reply) => {
  const session = await room.sessionOf(request)
  const provider = session && (await providerOf(room, session))
  const answer = await ask(room, request, '/sign-out', {})
  if (session) room.forget(session.authId)
  const leave = provider && (await leavingUrl(room, provider))
  return { ...hand(reply, answer), ...(leave ? { leave } : {}) }
}

/** `{ session, user }` of who is signed in, or null. */
export const getSession: Route = async (room, request, reply) => {
  const session = await room.sessionOf(request)
  reply.header('cache-control', 'no-store').type('application/json')
  return session?.via === 'cookie' ? JSON.stringify(hand(reply, await ask(room, request, '/get-session'))) : 'null'
}
