import type { FastifyInstance } from 'fastify'
import type { House } from '../engine/context.ts'
import { runReport } from '../engine/reports/run-report.ts'
import { readQuery } from './read-query.ts'

/** Questions with figures for an answer, each with the list it was made of (api.md). */
export function reportRoutes(app: FastifyInstance, { reports }: House): void {
  const known = Object.fromEntries(reports.flatMap(({ asks }) => Object.keys(asks)).map((name) => [name, 'text' as const]))
  app.get('/api/reports', { config: { policy: 'person' } }, ({ ctx }) => ({
    reports: reports.map(({ name, label, asks }) => ({ name, label: label[ctx.lang], asks })),
  }))
  app.get<{ Params: { name: string } }>('/api/reports/:name', { config: { policy: 'person', rate: 'report' } }, (request) =>
    runReport(request.ctx, request.params.name, readQuery(request.query, known)),
  )
}
