import type { FastifyInstance, FastifyRequest } from 'fastify'
import { membersOf, removeMember, setMember } from '../engine/access/members.ts'
import { readsOf } from '../engine/access/reads.ts'
import { type House, inTransaction } from '../engine/context.ts'
import { comment } from '../engine/facts/comment.ts'
import { feed } from '../engine/facts/feed.ts'
import { follow } from '../engine/facts/follow.ts'
import { history } from '../engine/facts/history.ts'
import { demandUndo, isBigAct, undo } from '../engine/facts/undo.ts'
import { backgroundJobOf, cancelBackgroundJob, startBackgroundJob } from '../engine/jobs/background-job.ts'
import { say } from '../kernel/label.ts'
import { Problem } from '../kernel/problem.ts'
import { isId } from '../lib/id.ts'
import { readObject, readQuery } from './read-query.ts'
import { objectNamed } from './request.ts'

type WithId = { Params: { plural: string; id: string } }
type WithUser = { Params: { plural: string; id: string; userId: string } }
const config = { policy: 'person' } as const

/** What stands around a record: its history, what is said about it, who follows it, who is counted in. */
export function factRoutes(app: FastifyInstance, house: House): void {
  const object = (request: FastifyRequest<{ Params: { plural: string } }>) => objectNamed(house, request.params.plural)

  app.get('/api/facts', { config }, (request) => {
    const query = readQuery(request.query, { objects: 'names', verbs: 'names', actorId: 'text', from: 'text', to: 'text', after: 'text', limit: 'count' })
    for (const name of ['from', 'to'] as const) demandInstant(name, query[name])
    if (query.actorId && !isId(query.actorId)) throw notRight('actorId', '应为人员编号', 'the id of a person')
    return feed(request.ctx, query)
  })
  app.get<WithId>('/api/:plural/:id/facts', { config }, (request) =>
    history(
      request.ctx,
      object(request),
      request.params.id,
      readQuery(request.query, { children: 'yesNo', after: 'text', limit: 'count', verbs: 'names', objects: 'names' }),
    ),
  )
  app.get<WithId>('/api/:plural/:id/reads', { config }, async (request) => ({ reads: await readsOf(request.ctx, object(request), request.params.id) }))
  app.post<WithId>('/api/:plural/:id/comments', { config }, async (request, reply) =>
    reply.status(201).send({ fact: await comment(request.ctx, object(request), request.params.id, readObject(request.body)) }),
  )
  for (const [method, wanted] of [
    ['PUT', true],
    ['DELETE', false],
  ] as const) {
    app.route<WithId>({
      method,
      url: '/api/:plural/:id/follow',
      config,
      handler: async (request, reply) => {
        await follow(request.ctx, object(request), request.params.id, wanted)
        return reply.status(204).send()
      },
    })
  }
  app.get<WithId>('/api/:plural/:id/members', { config }, async (request) => ({ members: await membersOf(request.ctx, object(request), request.params.id) }))
  app.put<WithUser>('/api/:plural/:id/members/:userId', { config }, async (request, reply) => {
    await setMember(request.ctx, object(request), request.params, readObject(request.body))
    return reply.status(204).send()
  })
  app.delete<WithUser>('/api/:plural/:id/members/:userId', { config }, async (request, reply) => {
    await removeMember(request.ctx, object(request), request.params)
    return reply.status(204).send()
  })

  app.post<{ Params: { act: string } }>('/api/acts/:act/undo', { config }, async (request, reply) => {
    if (await isBigAct(request.ctx, request.params.act)) {
      await demandUndo(request.ctx, request.params.act)
      return reply.status(202).send({ job: await inTransaction(request.ctx, (tx) => startBackgroundJob(tx, 'undo', { act: request.params.act })) })
    }
    const { act, undone, left } = await undo(request.ctx, request.params.act)
    return { act, undone, left: left.map((each) => ({ ...each, why: say(each.why, request.ctx.lang) })) }
  })
  app.get<{ Params: { id: string } }>('/api/jobs/:id', { config }, async (request) => ({ job: await backgroundJobOf(request.ctx, request.params.id) }))
  app.post<{ Params: { id: string } }>('/api/jobs/:id/cancel', { config }, async (request) => ({
    job: await cancelBackgroundJob(request.ctx, request.params.id),
  }))
}

const notRight = (field: string, zh: string, en: string): Problem =>
  new Problem('invalid', { zh: `参数 ${field} 有误：${zh}`, en: `The parameter ${field} is not right: ${en}` }, [{ field, code: 'query', message: { zh, en } }])

function demandInstant(field: string, text: string | undefined): void {
  if (text && !(/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text) && Date.parse(text)))
    throw notRight(field, '应为时刻，如 2026-01-31T00:00:00Z', 'an instant such as 2026-01-31T00:00:00Z')
}
