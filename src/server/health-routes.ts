import type { FastifyInstance } from 'fastify'
import type { House } from '../engine/context.ts'
import { isAnswering } from '../engine/jobs/kept-answer.ts'

/** Probes: alive says the program answers, ready that its database does. */
export function healthRoutes(app: FastifyInstance, house: House): void {
  const config = { policy: 'public' } as const
  app.get('/health/live', { config }, () => ({ status: 'live' }))
  app.get('/health/ready', { config }, async (_, reply) => {
    const ready = await isAnswering(house.db)
    return reply.status(ready ? 200 : 503).send({ status: ready ? 'ready' : 'waiting' })
  })
}
