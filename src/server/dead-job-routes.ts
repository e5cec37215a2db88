import type { FastifyInstance } from 'fastify'
import { deadJobs, retryJob } from '../engine/jobs/queue.ts'
import { readQuery } from './read-query.ts'

const config = { policy: 'admin' } as const

/** Work that the queue has given up on: an administrator sees why, mends the cause and lets it be done again. */
export function deadJobRoutes(app: FastifyInstance): void {
  app.get('/api/dead-jobs', { config }, async ({ ctx, query }) => {
    readQuery(query, {})
    return { jobs: await deadJobs(ctx) }
  })
  app.post<{ Params: { id: string } }>('/api/dead-jobs/:id/retry', { config }, async ({ ctx, params }, reply) => {
    await retryJob(ctx, params.id)
    return reply.status(204).send()
  })
}
