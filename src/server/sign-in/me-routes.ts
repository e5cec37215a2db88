import { Problem, type Trouble } from '../../kernel/problem.ts'
import { isId } from '../../lib/id.ts'
import { keysOf, makeKey, revokeKey } from './keys.ts'
import { readBody } from './read-body.ts'
import type { Room, Route } from './room.ts'
import { demandFresh, demandPerson, type SignedIn } from './session.ts'
import { endSession, endSessions, sessionsOf } from './sessions.ts'

export const mySessions: Route = async (room, request) => {
  const me = demandPerson(await room.sessionOf(request))
  const sessions = await sessionsOf(room.db, me.authId, room.now())
  return { sessions: sessions.map((each) => ({ ...each, isCurrent: each.id === me.sessionId })) }
}

export const endMySession: Route = async (room, request, reply) => {
  const me = demandPerson(await room.sessionOf(request))
  const id = idOf(request.params)
  if (!(await endSession(room.db, me.authId, id))) throw gone()
  room.forget(me.authId)
  return reply.status(204).send()
}

/** All but the one this is asked from. */
export const endMyOtherSessions: Route = async (room, request, reply) => {
  const me = demandPerson(await room.sessionOf(request))
  await endSessions(room.db, me.authId, me.sessionId)
  room.forget(me.authId)
  return reply.status(204).send()
}

export const myKeys: Route = async (room, request) => {
  const me = demandPerson(await room.sessionOf(request))
  return { keys: await keysOf(room.db, me.authId) }
}

/** 201 `{ key, secret }`; the secret is shown this once. A key cannot make a key, so a stolen one cannot outlive its end. */
export const makeMyKey: Route = async (room, request, reply) => {
  const me = demandFresh(await room.sessionOf(request))
  const wish = readBody(request.body, { name: 'text', roles: 'texts?', expiresAt: 'text?' })
  const expiresAt = expiryOf(wish.expiresAt, room.now())
  const roles = await rolesOf(room, me, wish.roles)
  const made = await makeKey(room.db, { authId: me.authId, name: wish.name.trim().slice(0, 100), roles, expiresAt })
  return reply.status(201).header('cache-control', 'no-store').send(made)
}

export const endMyKey: Route = async (room, request, reply) => {
  const me = demandPerson(await room.sessionOf(request))
  if (!(await revokeKey(room.db, me.authId, idOf(request.params), room.now()))) throw gone()
  room.forget(me.authId)
  return reply.status(204).send()
}

const year = 365 * 24 * 3600_000

function expiryOf(text: string | null | undefined, now: Date): Date {
  const at = text ? new Date(text) : new Date(now.getTime() + year)
  if (at.getTime() > now.getTime() && at.getTime() <= now.getTime() + 2 * year) return at
  throw marked({ field: 'expiresAt', code: 'range', message: { zh: '有效期应在今后两年以内', en: 'It must end within the next two years' } })
}

/** None chosen: all he has, now and later. One he has not is refused, not left out. */
async function rolesOf(room: Room, me: SignedIn, wish: readonly string[] | null | undefined): Promise<readonly string[] | null> {
  if (!wish || wish.length === 0) return null
  const own = await room.person.rolesOf(me.userId)
  if (wish.every((role) => own.includes(role))) return [...new Set(wish)]
  throw marked({ field: 'roles', code: 'notYours', message: { zh: '只能选择您自己拥有的角色', en: 'Only roles you hold yourself can be chosen' } })
}

const marked = (trouble: Trouble) => new Problem('invalid', trouble.message, [trouble])

function idOf(params: unknown): string {
  const { id } = params as { id: string }
  if (isId(id)) return id
  throw gone()
}

const gone = () => new Problem('missing', { zh: '不存在或已经结束', en: 'It does not exist or has ended already' })
