import type { FastifyInstance } from 'fastify'
import type { House } from '../engine/context.ts'
import { printRecord } from '../engine/print/print-record.ts'
import { disposition } from './disposition.ts'
import { readQuery } from './read-query.ts'
import { objectNamed } from './request.ts'

type WithPrint = { Params: { plural: string; id: string; print: string } }

/** Records on paper: the plain `record.pdf` that all have, and the arrangements by name (`card.pdf`). */
export function printRoutes(app: FastifyInstance, house: House): void {
  app.get<WithPrint>('/api/:plural/:id/:print.pdf', { config: { policy: 'person', rate: 'print', stream: true } }, async (request, reply) => {
    const { plural, id, print } = request.params
    const { from, to } = readQuery(request.query, { from: 'text', to: 'text' })
    const paper = await printRecord(request.ctx, objectNamed(house, plural), { id, print, ...(from ? { from } : {}), ...(to ? { to } : {}) })
    return reply
      .type('application/pdf')
      .headers({ 'content-disposition': disposition('attachment', paper.name), 'x-content-type-options': 'nosniff' })
      .send(paper.bytes)
  })
}
