import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { Problem } from '../../kernel/problem.ts'
import { isId } from '../../lib/id.ts'
import { hand } from './ask.ts'
import { keepAttempt, takeAttempt } from './attempts.ts'
import { writeSignIn } from './log.ts'
import { networkOf } from './network.ts'
import { openSession } from './open-session.ts'
import { addPasskey, countPasskey, credentialsOf, namePasskey, type Passkey, passkeyBy, passkeysOf, removePasskey } from './passkeys.ts'
import { readBody } from './read-body.ts'
import type { Room, Route } from './room.ts'
import { demandFresh, demandPerson } from './session.ts'
import { takeWayIn } from './ways-in.ts'

/** The name a passkey is bound to is the house's host; pages of other spellings of it are none of ours here. */
const partyOf = (room: Room) => {
  const { hostname } = new URL(room.base())
  return { expectedRPID: hostname, expectedOrigin: room.origins().filter((origin) => new URL(origin).hostname === hostname) }
}

/** A challenge counts once, for whom it was made: `sign-in` is anybody's who comes. */
const keepChallenge = (room: Room, challenge: string, whom: string) =>
  keepAttempt(room.db, { kind: 'passkey', tokens: [challenge, whom], value: {}, now: room.now() })
const takesChallenge = (room: Room, whom: string) => async (challenge: string) =>
  (await takeAttempt(room.db, { kind: 'passkey', tokens: [challenge, whom], now: room.now() })) !== undefined

export const offerPasskey: Route = async (room, request) => {
  const { authId } = demandFresh(await room.sessionOf(request), { evenOnce: true })
  const { rows } = await sql<{ name: string; email: string }>`select name, email from auth_user where id = ${authId}::uuid`.execute(room.db)
  const options = await generateRegistrationOptions({
    rpName: 'Kexin',
    rpID: partyOf(room).expectedRPID,
    userName: rows[0]?.email ?? '',
    userDisplayName: rows[0]?.name ?? '',
    userID: new TextEncoder().encode(authId),
    attestationType: 'none',
    excludeCredentials: (await credentialsOf(room.db, authId)).map(({ id, transports }) => ({ id, ...(transports ? { transports } : {}) })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  await keepChallenge(room, options.challenge, authId)
  return options
}

export const takePasskey: Route = async (room, request, reply) => {
  const { authId } = demandFresh(await room.sessionOf(request), { evenOnce: true })
  const { name, response } = readBody(request.body, { name: 'text', response: 'document' })
  const verified = await verifyRegistrationResponse({
    response: response as unknown as RegistrationResponseJSON,
    expectedChallenge: takesChallenge(room, authId),
    ...partyOf(room),
    requireUserVerification: true,
  }).catch((error: unknown) => refused(room, error))
  if (!verified?.verified || !verified.registrationInfo) throw notRight(422)
  const { credential, credentialBackedUp: isBackedUp } = verified.registrationInfo
  const passkey = await addPasskey(room.db, { authId, name: name.trim().slice(0, 60), credential, isBackedUp })
  if (!passkey) throw new Problem('conflict', { zh: '这个通行密钥已经登记过', en: 'This passkey is registered already' })
  // Who just made one has proven himself as well as by using it.
  await sql`update auth_session set is_strong = true where id = ${(await room.sessionOf(request))?.sessionId ?? null}::uuid`.execute(room.db)
  room.forget(authId)
  return reply.status(201).send({ passkey })
}

export const myPasskeys: Route = async (room, request) => ({ passkeys: await passkeysOf(room.db, demandPerson(await room.sessionOf(request)).authId) })

export const renamePasskey: Route = async (room, request, reply) => {
  const { authId } = demandPerson(await room.sessionOf(request))
  const { name } = readBody(request.body, { name: 'text' })
  if (!(await namePasskey(room.db, { authId, id: idOf(request), name: name.trim().slice(0, 60) }))) throw gone()
  return reply.status(204).send()
}

export const endPasskey: Route = async (room, request, reply) => {
  const { authId } = demandFresh(await room.sessionOf(request))
  if (!(await takeWayIn(room.db, authId, (tx) => removePasskey(tx, authId, idOf(request))))) throw gone()
  return reply.status(204).send()
}

/** Asks nobody's name: the authenticator knows whose keys it holds, and the answer says no more of one account than of another (row 65). */
export const askPasskey: Route = async (room, request) => {
  await room.throttle.spend('network', networkOf(request.ip))
  const options = await generateAuthenticationOptions({ rpID: partyOf(room).expectedRPID, userVerification: 'required' })
  await keepChallenge(room, options.challenge, 'sign-in')
  return options
}

export const signInByPasskey: Route = async (room, request, reply) => {
  await room.throttle.spend('network', networkOf(request.ip))
  const passkey = await verified(room, request)
  const note = (outcome: 'ok' | 'refused') =>
    writeSignIn(room.db, {
      authId: passkey?.authId ?? null,
      visit: { ip: request.ip, agent: request.headers['user-agent'] },
      outcome,
      reason: 'passkey',
      at: room.now(),
    })
  const answer = passkey && (await openSession(room, request, { authId: passkey.authId, isStrong: true }))
  await note(answer && !answer.problem ? 'ok' : 'refused')
  if (!passkey || !answer || answer.problem) throw notRight(401)
  room.forget(passkey.authId)
  await room.throttle.giveBack(networkOf(request.ip), 2)
  hand(reply, answer)
  return { success: true }
}

/** The fresh proof of who signs in without a password. */
export const reauthenticateByPasskey: Route = async (room, request, reply) => {
  const session = demandPerson(await room.sessionOf(request), { evenOnce: true })
  await room.throttle.spend('network', networkOf(request.ip))
  const passkey = await verified(room, request)
  if (passkey?.authId !== session.authId) throw notRight(401)
  await sql`update auth_session set fresh_at = ${room.now()} where id = ${session.sessionId}::uuid`.execute(room.db)
  room.forget(session.authId)
  return reply.status(204).send()
}

/** Whose passkey answered, if origin, host, challenge, signature, presence and counter are all right. */
async function verified(room: Room, request: FastifyRequest): Promise<Passkey | undefined> {
  const response = readBody(request.body, { response: 'document' }).response as unknown as AuthenticationResponseJSON
  const passkey = typeof response.id === 'string' ? await passkeyBy(room.db, response.id) : undefined
  if (!passkey) return undefined
  const answer = await verifyAuthenticationResponse({
    response,
    expectedChallenge: takesChallenge(room, 'sign-in'),
    ...partyOf(room),
    credential: passkey.credential,
    requireUserVerification: true,
  }).catch((error: unknown) => refused(room, error))
  if (!answer?.verified) return undefined
  return (await countPasskey(room.db, passkey, answer.authenticationInfo.newCounter, room.now())) ? passkey : undefined
}

function refused(room: Room, error: unknown): undefined {
  room.log.warn({ err: error }, 'a passkey’s answer was refused')
  return undefined
}

const notRight = (status: 401 | 422) =>
  new Problem(status === 401 ? 'unsigned' : 'invalid', {
    zh: '通行密钥验证未通过，请重试，或改用密码登录',
    en: 'The passkey was not accepted; please try again, or sign in by password',
  })

function idOf(request: FastifyRequest): string {
  const { id } = request.params as { id: string }
  if (isId(id)) return id
  throw gone()
}

const gone = () => new Problem('missing', { zh: '没有这个通行密钥', en: 'There is no such passkey' })
