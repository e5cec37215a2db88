import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { endLinks } from './accounts.ts'
import { ask, hand } from './ask.ts'
import { networkOf } from './network.ts'
import { demandRoomToHash, isPassword, spendTheTime } from './password-hash.ts'
import { demandPassword } from './password-policy.ts'
import { readBody } from './read-body.ts'
import { refusal } from './refusals.ts'
import type { Room, Route } from './room.ts'
import { takeCode } from './second-step.ts'
import { demandFresh, demandPerson, type SignedIn } from './session.ts'

/** A new password for the one who knows the old one. All other sessions end; this one goes on under a new id. */
export const changePassword: Route = async (room, request, reply) => {
  const session = demandFresh(await room.sessionOf(request))
  const { currentPassword, newPassword } = readBody(request.body, { currentPassword: 'text', newPassword: 'text' })
  const { email, name } = await accountOf(room, session)
  await demandPassword(newPassword, [await room.person.companyName(), name, email], { least: (await room.person.policy()).leastPassword })
  const answer = await guarded(room, request, session, () =>
    ask(room, request, '/change-password', { currentPassword, newPassword, revokeOtherSessions: true }),
  )
  if (!answer.problem) await endLinks(room.db, session.authId)
  return hand(reply, answer)
}

/** Switching the second step on (`/two-factor/enable`), off, or making new recovery codes: each asks for the password. */
export const twoFactor =
  (path: '/two-factor/enable' | '/two-factor/disable' | '/two-factor/generate-backup-codes'): Route =>
  async (room, request, reply) => {
    const session = demandFresh(await room.sessionOf(request), { evenOnce: path === '/two-factor/enable' })
    const { password } = readBody(request.body, { password: 'text' })
    return hand(reply, await guarded(room, request, session, () => ask(room, request, path, { password })))
  }

/** Proves again who sits there, for a quarter of an hour: by password, and by a code where the second step is on. */
export const reauthenticate: Route = async (room, request, reply) => {
  const session = demandPerson(await room.sessionOf(request), { evenOnce: true })
  const { password, code } = readBody(request.body, { password: 'text', code: 'text?' })
  await guarded(room, request, session, async () => {
    const account = await accountOf(room, session)
    const isRight = account.password ? await isPassword(password, account.password) : await spendTheTime(password)
    if (!isRight) throw refusal(400, 'INVALID_PASSWORD')
    if (account.twoFactor) await demandCode(room, session, code)
    await sql`update auth_session set fresh_at = ${room.now()} where id = ${session.sessionId}`.execute(room.db)
    return {}
  })
  return reply.status(204).send()
}

async function demandCode(room: Room, { authId }: SignedIn, code: string | null | undefined): Promise<void> {
  const { secretConfig } = await room.auth.$context
  if ((await takeCode(room.db, secretConfig, { authId, code: (code ?? '').replace(/\s/g, '') })) !== 'taken') throw refusal(401, 'INVALID_CODE')
}

/** A password asked for inside a session is guessed at like any other, so it is throttled like any other. */
async function guarded<T extends { problem?: unknown }>(room: Room, request: FastifyRequest, session: SignedIn, work: () => Promise<T>): Promise<T> {
  demandRoomToHash()
  const { email } = await accountOf(room, session)
  const attempt = await room.throttle.attempt({ email, network: networkOf(request.ip) })
  const answer = await work()
  if (!answer.problem) await attempt.succeeded(true)
  room.forget(session.authId)
  return answer
}

type Account = { email: string; name: string; password: string | null; twoFactor: boolean }

async function accountOf(room: Room, { authId }: SignedIn): Promise<Account> {
  const { rows } = await sql<Account>`
    select u.email, u.name, a.password, coalesce(u.two_factor_enabled, false) as "twoFactor"
    from auth_user u left join auth_account a on a.user_id = u.id and a.provider_id = 'credential' where u.id = ${authId}`.execute(room.db)
  return rows[0] as Account
}
