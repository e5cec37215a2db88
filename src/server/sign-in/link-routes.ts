import { sql } from 'kysely'
import { letter } from './letters.ts'
import { linkOf, makeToken, type Purpose, readToken, useToken } from './links.ts'
import { writeSignIn } from './log.ts'
import { networkOf } from './network.ts'
import { demandRoomToHash } from './password-hash.ts'
import { readBody } from './read-body.ts'
import type { Room, Route } from './room.ts'

/**
 * Forgotten password. Answers at once and always the same; whether there is such an account is looked up afterwards,
 * so neither text nor time tells (row 65). Without a mail server nothing is sent: the administrator makes a link.
 */
export const requestReset: Route = async (room, request) => {
  const { email } = readBody(request.body, { email: 'text' })
  await room.throttle.spend('network', networkOf(request.ip))
  await room.throttle.spendFor('mail', email)
  room.later(async () => {
    const account = await accountBy(room, email)
    if (account && room.post) await deliver(room, account, { purpose: 'reset', madeBy: null })
  })
  return { status: true }
}

/** For whom a link is, so that the page can greet him or say at once that it is spent. */
export const showLink: Route = async (room, request) => {
  const { token } = readBody(request.body, { token: 'text' })
  await room.throttle.spend('token', networkOf(request.ip))
  const { purpose, email, name } = await readToken(room.db, token, room.now())
  return { purpose, email, name }
}

export const resetPassword: Route = async (room, request) => {
  const { token, newPassword } = readBody(request.body, { token: 'text', newPassword: 'text' })
  await room.throttle.spend('token', networkOf(request.ip))
  demandRoomToHash()
  const [companyName, { leastPassword: least }] = await Promise.all([room.person.companyName(), room.person.policy()])
  const { authId } = await useToken(room.db, { token, password: newPassword, companyName, least, now: room.now() })
  room.forget(authId)
  // Who holds the link is known here from now on, so a stranger's guesses do not keep him from signing in.
  await writeSignIn(room.db, { authId, visit: { ip: request.ip, agent: request.headers['user-agent'] }, outcome: 'ok', reason: 'newPassword', at: room.now() })
  return { status: true }
}

type Account = { readonly id: string; readonly email: string; readonly name: string }
type Wish = { readonly purpose: Purpose; readonly madeBy: string | null }
export type Delivered = { readonly sent: boolean; readonly link?: string }

async function accountBy(room: Room, email: string): Promise<Account | undefined> {
  const { rows } = await sql<Account>`select id, email, name from auth_user where email = ${email.trim().toLowerCase()} and disabled_at is null`.execute(
    room.db,
  )
  return rows[0]
}

/**
 * A link made by an administrator, or at the command line (`madeBy` null): an invitation until the person has a
 * password, else one for a new password. Undefined: no such account, or it is disabled.
 */
export async function makeLink(room: Room, authId: string, madeBy: string | null): Promise<Delivered | undefined> {
  const { rows } = await sql<Account & { isNew: boolean }>`
    select u.id, u.email, u.name, a.password is null as "isNew" from auth_user u
    left join auth_account a on a.user_id = u.id and a.provider_id = 'credential' where u.id = ${authId} and u.disabled_at is null`.execute(room.db)
  const account = rows[0]
  if (!account) return undefined
  if (madeBy) await room.throttle.spendFor('sender', madeBy)
  return deliver(room, account, { purpose: account.isNew ? 'invite' : 'reset', madeBy })
}

/** By mail; without a mail server, or when it fails, the link is given back to be shown once. */
async function deliver(room: Room, { id, email, name }: Account, { purpose, madeBy }: Wish): Promise<Delivered> {
  const link = linkOf(room.base(), await makeToken(room.db, { authId: id, purpose, madeBy, now: room.now() }))
  if (!room.post) return { sent: false, link }
  try {
    await room.post.send(letter(purpose, { to: email, name, companyName: await room.person.companyName(), link }))
    return { sent: true }
  } catch (error) {
    room.log.error({ err: error }, 'the mail with a link was not sent')
    return { sent: false, link }
  }
}
