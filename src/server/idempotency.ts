import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../engine/context.ts'
import { claimWish, freeWish, keepAnswer, keptAnswer, type Wished } from '../engine/jobs/kept-answer.ts'
import { Problem } from '../kernel/problem.ts'

declare module 'fastify' {
  interface FastifyRequest {
    wished?: Wished
  }
}

const wrong = (zh: string, en: string): Problem => new Problem('conflict', { zh, en })
/** An equal request that comes while the first still works waits this long for its answer. */
const waits = { times: 40, ms: 100 }

/**
 * `Idempotency-Key` on a POST: the same person, route, key and body has one effect and one answer, kept for a day; a lost
 * answer may be asked for again.
 */
export function idempotency(app: FastifyInstance, { db }: House): void {
  app.addHook('preHandler', async (request, reply) => {
    const key = request.headers['idempotency-key']
    if (request.method !== 'POST' || key === undefined || request.routeOptions.config.stream) return
    if (typeof key !== 'string' || key.length < 1 || key.length > 255)
      throw new Problem('invalid', { zh: 'Idempotency-Key 应为 1 到 255 个字符', en: 'An Idempotency-Key has 1 to 255 characters' })
    const wish = { userId: request.ctx.person.id, route: request.routeOptions.url ?? request.url, key }
    const hash = hashOf(request)
    if (await claimWish(db, wish, hash)) request.wished = wish
    else return answerAgain(reply, hash, () => keptAnswer(db, wish))
  })
  app.addHook('onSend', async (request, reply, payload) => {
    if (!request.wished) return payload
    if (reply.statusCode < 400 && typeof payload === 'string') await keepAnswer(db, request.wished, reply.statusCode, payload)
    else await freeWish(db, request.wished)
    return payload
  })
}

const hashOf = (request: FastifyRequest): string =>
  createHash('sha256')
    .update(`${request.url}\n${JSON.stringify(request.ctx.person.onlyRoles ?? null)}\n${JSON.stringify(request.body ?? null)}`)
    .digest('hex')

async function answerAgain(reply: FastifyReply, hash: string, look: () => ReturnType<typeof keptAnswer>): Promise<FastifyReply> {
  for (let tries = 0; tries < waits.times; tries++) {
    const kept = await look()
    if (!kept) throw wrong('前一次请求未成功，请重试', 'The earlier request did not succeed; please try again')
    if (kept.request_hash !== hash) throw wrong('同一个 Idempotency-Key 不能用于不同的内容', 'One Idempotency-Key cannot serve two different bodies')
    if (kept.status) return reply.status(kept.status).header('idempotency-replayed', 'true').type('application/json; charset=utf-8').send(kept.answer)
    await new Promise((wake) => setTimeout(wake, waits.ms))
  }
  throw wrong('前一次请求仍在处理，请稍后再试', 'The earlier request is still being worked on; try again shortly')
}
