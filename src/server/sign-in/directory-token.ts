import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../../engine/context.ts'
import { newId } from '../../lib/id.ts'
import { networkOf } from './network.ts'
import { demandAdministrator, demandFreshAdministrator } from './people-routes.ts'
import type { Room, Route } from './room.ts'
import { keyHash } from './session.ts'
import { type Asked, bearerOf } from './who.ts'

const shape = /^kxd_[A-Za-z0-9_-]{43}$/

/** Is there a directory token, since when, and when was it used last? Where the directory is to call. */
export const showDirectory: Route = async (room, request) => {
  await demandAdministrator(room, request)
  const { rows } = await sql`select created_at as "createdAt", last_used_at as "lastUsedAt" from directory_token`.execute(room.db)
  return { address: `${room.base()}/scim/v2`, token: rows[0] ?? null }
}

/** A new token, shown this once; the one before it works no more. */
export const makeDirectoryToken: Route = async (room, request, reply) => {
  const { userId } = await demandFreshAdministrator(room, request)
  const token = `kxd_${randomBytes(32).toString('base64url')}`
  await room.db.transaction().execute(async (tx) => {
    await sql`delete from directory_token`.execute(tx)
    await sql`insert into directory_token (id, hash) values (${newId()}, ${keyHash(token)})`.execute(tx)
  })
  await room.person.writeDown(userId, 'setDirectory', null)
  return reply.status(201).send({ token })
}

export const endDirectoryToken: Route = async (room, request, reply) => {
  const { userId } = await demandFreshAdministrator(room, request)
  await sql`delete from directory_token`.execute(room.db)
  await room.person.writeDown(userId, 'removeDirectory', null)
  return reply.status(204).send()
}

/** Does the directory call? A wrong token costs its network a point, like a wrong key. */
export async function isDirectory(room: Pick<Room, 'db' | 'throttle' | 'now'>, request: Asked): Promise<boolean> {
  const token = bearerOf(request.headers.authorization) ?? ''
  if (shape.test(token) && (await used(room.db, token, room.now()))) return true
  await room.throttle.spend('token', networkOf(request.ip))
  return false
}

async function used(db: Db, token: string, now: Date): Promise<boolean> {
  const { rows } = await sql<{ id: string; old: boolean }>`
    select id, last_used_at is null or last_used_at < ${new Date(now.getTime() - 60_000)} as old from directory_token where hash = ${keyHash(token)}`.execute(
    db,
  )
  if (rows[0]?.old) await sql`update directory_token set last_used_at = ${now} where id = ${rows[0].id}`.execute(db)
  return rows.length > 0
}
