import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../engine/context.ts'
import { claimWish, effectsOf, freeWish, type KeptAnswer, keepAnswer, keptAnswer, type Wished } from '../engine/jobs/kept-answer.ts'
import { one } from '../engine/records/read.ts'
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
 * answer may be asked for again, even when the process that worked on it died before it could send one.
 */
export function idempotency(app: FastifyInstance, { db }: House): void {
  app.addHook('preHandler', async (request, reply) => {
    const key = request.headers['idempotency-key']
    if (request.method !== 'POST' || key === undefined || request.routeOptions.config.stream) return
    if (typeof key !== 'string' || key.length < 1 || key.length > 255)
      throw new Problem('invalid', { zh: 'Idempotency-Key 应为 1 到 255 个字符', en: 'An Idempotency-Key has 1 to 255 characters' })
    const wish = { userId: request.ctx.person.id, route: request.routeOptions.url ?? request.url, key, act: request.ctx.act }
    const hash = hashOf(request)
    if (!(await claimWish(db, wish, hash))) return answerAgain(request, reply, { hash, look: () => keptAnswer(db, wish) })
    request.wished = wish
    request.ctx = { ...request.ctx, wish }
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

type Asked = { readonly hash: string; readonly look: () => Promise<KeptAnswer | undefined> }

async function answerAgain(request: FastifyRequest, reply: FastifyReply, { hash, look }: Asked): Promise<FastifyReply> {
  let kept = await look()
  for (let tries = 0; tries < waits.times; tries++) {
    if (!kept) throw wrong('前一次请求未成功，请重试', 'The earlier request did not succeed; please try again')
    if (kept.request_hash !== hash) throw wrong('同一个 Idempotency-Key 不能用于不同的内容', 'One Idempotency-Key cannot serve two different bodies')
    if (kept.status) return sendKept(reply, kept.status, kept.answer)
    await new Promise((wake) => setTimeout(wake, waits.ms))
    kept = await look()
  }
  if (kept?.acted && kept.act) return sendKept(reply, ...(await lostAnswer(request, kept.act)))
  throw wrong('前一次请求仍在处理，请稍后再试', 'The earlier request is still being worked on; try again shortly')
}

const sendKept = (reply: FastifyReply, status: number, answer: unknown): FastifyReply =>
  reply.status(status).header('idempotency-replayed', 'true').type('application/json; charset=utf-8').send(answer)

/** The effect is there and its answer is not: what was done is told from its facts. */
async function lostAnswer(request: FastifyRequest, act: string): Promise<[number, unknown]> {
  const { ctx, params } = request
  const object = [...ctx.house.objects.values()].find(({ plural }) => plural === (params as { plural?: string }).plural)
  const [effect, another] = object ? await effectsOf(ctx.db, act, object.name) : []
  if (object && effect && !another) return [effect.verb === 'create' ? 201 : 200, { record: await one(ctx, object, effect.record_id) }]
  throw new Problem(
    'conflict',
    { zh: '前一次请求已经完成，但结果未能送达，请刷新查看', en: 'The earlier request was carried out but its answer was lost; refresh to see the result' },
    [],
    {
      act,
    },
  )
}
