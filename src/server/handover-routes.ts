import type { FastifyInstance } from 'fastify'
import { handoversOf } from '../engine/handover/past.ts'
import { ownedBy } from '../engine/handover/preview.ts'
import { readPlan } from '../engine/handover/rules.ts'
import { startHandover } from '../engine/handover/work.ts'
import { readObject, readQuery } from './read-query.ts'

const config = { policy: 'person' } as const

/** Handing over what a person looks after: counted first, then done by a job that can be followed, stopped and undone. */
export function handoverRoutes(app: FastifyInstance): void {
  app.get('/api/handovers', { config }, async (request) => {
    const { personId = '' } = readQuery(request.query, { personId: 'text' })
    return { handovers: await handoversOf(request.ctx, personId) }
  })

  app.post('/api/handovers/preview', { config: { ...config, rate: 'bulk' } }, async (request) => {
    const { personId } = readObject(request.body)
    return { owned: await ownedBy(request.ctx, String(personId ?? '')) }
  })

  app.post('/api/handovers', { config: { ...config, rate: 'bulk' } }, async (request, reply) =>
    reply.status(202).send(await startHandover(request.ctx, await readPlan(request.ctx, readObject(request.body)))),
  )
}
