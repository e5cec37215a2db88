import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { Problem } from '../../kernel/problem.ts'
import { isId } from '../../lib/id.ts'
import { removeSecondStep } from './accounts.ts'
import { makeLink } from './link-routes.ts'
import { signInsOf } from './log.ts'
import type { Room, Route } from './room.ts'
import { demandFresh, demandPerson, type SignedIn } from './session.ts'
import { endSessions, sessionsOf } from './sessions.ts'

/** An invitation or a link for a new password: `{ sent: true }`, or `{ sent: false, link }` to be shown once. */
export const makeLinkFor: Route = async (room, request) => {
  const session = await demandFreshAdministrator(room, request)
  const made = await makeLink(room, await accountOf(room, request), session.userId)
  if (!made) throw new Problem('conflict', { zh: '此人已停用，请先启用', en: 'This person is disabled; please enable him first' })
  return made
}

export const sessionsOfPerson: Route = async (room, request) => {
  await demandAdministrator(room, request)
  return { sessions: await sessionsOf(room.db, await accountOf(room, request), room.now()) }
}

export const endSessionsOfPerson: Route = async (room, request, reply) => {
  await demandAdministrator(room, request)
  const authId = await accountOf(room, request)
  await endSessions(room.db, authId)
  room.forget(authId)
  return reply.status(204).send()
}

/** For who lost both phone and recovery codes. His sessions end too: somebody else may hold the phone. */
export const removeSecondStepOfPerson: Route = async (room, request, reply) => {
  await demandFreshAdministrator(room, request)
  const authId = await accountOf(room, request)
  await room.db.transaction().execute(async (tx) => {
    await removeSecondStep(tx, authId)
    await endSessions(tx, authId)
  })
  room.forget(authId)
  return reply.status(204).send()
}

/** `?userId=&after=&limit=`, newest first. `user` is null where there was no such account. */
export const listSignIns: Route = async (room, request) => {
  await demandAdministrator(room, request)
  const { userId, after, limit } = request.query as Record<string, string | undefined>
  const count = Math.min(Math.max(Math.trunc(Number(limit ?? 50)) || 50, 1), 200)
  const ofAccount = userId === undefined ? {} : { authId: await accountBy(room, userId) }
  const signIns = await signInsOf(room.db, { ...ofAccount, ...(after && isId(after) ? { after } : {}), limit: count })
  const users = await room.person.namesOf([...new Set(signIns.flatMap(({ authId }) => authId ?? []))])
  const shown = signIns.map(({ authId, ...each }) => ({ ...each, user: (authId && users.get(authId)) ?? null }))
  return { signIns: shown, next: shown.length === count ? shown.at(-1)?.id : null }
}

export async function demandAdministrator(room: Room, request: FastifyRequest): Promise<SignedIn> {
  const session = demandPerson(await room.sessionOf(request))
  if (await room.person.isAdministrator(session.userId)) return session
  throw new Problem('forbidden', { zh: '只有管理员可以进行此操作', en: 'Only an administrator may do this' })
}

export async function demandFreshAdministrator(room: Room, request: FastifyRequest): Promise<SignedIn> {
  await demandAdministrator(room, request)
  return demandFresh(await room.sessionOf(request))
}

const accountOf = (room: Room, request: FastifyRequest): Promise<string> => accountBy(room, (request.params as { userId: string }).userId)

async function accountBy(room: Room, userId: string): Promise<string> {
  const authId = isId(userId) ? await room.person.accountOf(userId) : null
  if (authId) return authId
  throw new Problem('missing', { zh: '没有这个用户', en: 'There is no such user' })
}

/** Has he taken his invitation, and how is his door locked? For administrators; nothing secret. */
export const accountOfPerson: Route = async (room, request) => {
  await demandAdministrator(room, request)
  const authId = await accountOf(room, request)
  const { rows } = await sql`
    select exists (select 1 from auth_account a where a.user_id = u.id and a.provider_id = 'credential' and a.password is not null) as "hasPassword",
      coalesce(u.two_factor_enabled, false) as "secondStep",
      (select count(*)::int from auth_passkey p where p.auth_id = u.id) as passkeys,
      array(select p.name from auth_provider p join auth_account a on a.provider_id = 'oidc:' || p.issuer where a.user_id = u.id order by p.name) as providers,
      (select s.at from sign_in s where s.auth_id = u.id and s.outcome = 'ok' order by s.id desc limit 1) as "lastSignInAt"
    from auth_user u where u.id = ${authId}::uuid`.execute(room.db)
  return { account: rows[0] }
}
