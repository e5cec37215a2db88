import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { House } from '../engine/context.ts'
import { Problem } from '../kernel/problem.ts'

type Kept = { request_hash: string; status: number | null; answer: string | null }

declare module 'fastify' {
  interface FastifyRequest {
    claimed?: string
  }
}

const wrong = (zh: string, en: string): Problem => new Problem('conflict', { zh, en })

/**
 * `Idempotency-Key` on a POST: the same person, route, key and body has one effect and one answer, kept for a day; a lost
 * answer may be asked for again. The row is claimed before the work, so of fifty at once one works and the others wait or hear 409.
 */
export function idempotency(app: FastifyInstance, house: House): void {
  app.addHook('preHandler', async (request, reply) => {
    const key = request.headers['idempotency-key']
    if (request.method !== 'POST' || key === undefined || request.routeOptions.config.stream) return
    if (typeof key !== 'string' || key.length < 1 || key.length > 255) throw new Problem('invalid', { zh: 'Idempotency-Key 应为 1 到 255 个字符', en: 'An Idempotency-Key has 1 to 255 characters' })
    const hash = createHash('sha256').update(`${request.url}\n${JSON.stringify(request.body ?? null)}`).digest('hex')
    if (await claim(house, request, key, hash)) request.claimed = key
    else return answerAgain(house, request, reply, key, hash)
  })
  app.addHook('onSend', async (request, reply, payload) => {
    if (!request.claimed) return payload
    // A refusal or our own fault had no effect: the key is free again, so that the corrected request may use it.
    const settled = reply.statusCode < 400 && typeof payload === 'string'
    if (settled) await sql`update idempotency set status = ${reply.statusCode}, answer = ${payload} where user_id = ${request.ctx.person.id} and route = ${routeOf(request)} and key = ${request.claimed}`.execute(house.db)
    else await sql`delete from idempotency where user_id = ${request.ctx.person.id} and route = ${routeOf(request)} and key = ${request.claimed}`.execute(house.db)
    return payload
  })
}

const routeOf = (request: FastifyRequest): string => request.routeOptions.url ?? request.url

async function claim(house: House, request: FastifyRequest, key: string, hash: string): Promise<boolean> {
  const done = await sql`insert into idempotency (user_id, route, key, request_hash) values (${request.ctx.person.id}, ${routeOf(request)}, ${key}, ${hash})
    on conflict (user_id, route, key) do update set request_hash = excluded.request_hash, status = null, answer = null, at = now() where idempotency.at < now() - interval '24 hours' returning key`.execute(house.db)
  return done.rows.length > 0
}

async function answerAgain(house: House, request: FastifyRequest, reply: FastifyReply, key: string, hash: string): Promise<FastifyReply> {
  for (let tries = 0; tries < 40; tries++) {
    const found = await sql<Kept>`select request_hash, status, answer from idempotency where user_id = ${request.ctx.person.id} and route = ${routeOf(request)} and key = ${key}`.execute(house.db)
    const kept = found.rows[0]
    if (!kept) throw wrong('前一次请求未成功，请重试', 'The earlier request did not succeed; please try again')
    if (kept.request_hash !== hash) throw wrong('同一个 Idempotency-Key 不能用于不同的内容', 'One Idempotency-Key cannot serve two different bodies')
    if (kept.status) return reply.status(kept.status).header('idempotency-replayed', 'true').type('application/json; charset=utf-8').send(kept.answer)
    await new Promise((wake) => setTimeout(wake, 100))
  }
  throw wrong('前一次请求仍在处理，请稍后再试', 'The earlier request is still being worked on; try again shortly')
}
