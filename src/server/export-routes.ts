import type { FastifyInstance } from 'fastify'
import { type House, inTransaction } from '../engine/context.ts'
import { startBackgroundJob } from '../engine/jobs/background-job.ts'
import { mostBulk } from '../engine/records/bulk.ts'
import { exportRecords } from '../engine/transfer/export/export.ts'
import type { ExportWish } from '../engine/transfer/export/shapes.ts'
import { type ExportRoom, exportable, exportedFile, startExport } from '../engine/transfer/export/work.ts'
import { Problem } from '../kernel/problem.ts'
import { isId } from '../lib/id.ts'
import { disposition } from './disposition.ts'
import { readObject, readQuery } from './read-query.ts'
import { objectNamed } from './request.ts'

type WithPlural = { Params: { plural: string } }

const query = {
  format: 'text',
  filter: 'json',
  sort: 'text',
  q: 'text',
  fields: 'names',
  heads: 'text',
  ids: 'yesNo',
  bom: 'yesNo',
  version: 'text',
} as const

/** Lists as files (api.md): streamed at once, or by a job whose file waits for its asker. */
export function exportRoutes(app: FastifyInstance, house: House, room: ExportRoom): void {
  const named = (plural: string) => exportable(objectNamed(house, plural), room.cards)
  // A HEAD would read the whole list to throw it away.
  const config = { config: { policy: 'person', stream: true, rate: 'export' }, exposeHeadRoute: false } as const

  app.get<WithPlural>('/api/:plural/export', config, async (request, reply) => {
    const { name, type, stream } = await exportRecords(request.ctx, named(request.params.plural), readQuery(request.query, query))
    return reply
      .type(type)
      .headers({ 'content-disposition': disposition('attachment', name), 'x-content-type-options': 'nosniff' })
      .send(stream)
  })

  app.post<WithPlural>('/api/:plural/export', { config: { policy: 'person', rate: 'export' } }, async (request, reply) => {
    const wish = readWish(readObject(request.body))
    return reply.status(202).send({ job: await startExport(request.ctx, named(request.params.plural), wish) })
  })

  app.post('/api/company-export', { config: { policy: 'admin', rate: 'export' } }, async (request, reply) => {
    const job = await inTransaction(request.ctx, (tx) => startBackgroundJob(tx, 'companyExport', {}))
    return reply.status(202).send({ job })
  })

  app.get<{ Params: { id: string } }>('/api/jobs/:id/file', { config: { policy: 'person', stream: true }, exposeHeadRoute: false }, async (request, reply) => {
    readQuery(request.query, {})
    const { file, type, size, bytes } = await exportedFile(request.ctx, room.folder, request.params.id)
    return reply
      .type(type)
      .headers({ 'content-length': size, 'content-disposition': disposition('attachment', file), 'x-content-type-options': 'nosniff' })
      .send(bytes)
  })
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= 2000 && !value.includes('\0')
const isYesNo = (value: unknown): boolean => typeof value === 'boolean'
const isList = (value: unknown, most: number): value is unknown[] => Array.isArray(value) && value.length <= most

/** What each part of a wish must be. */
const parts: Readonly<Record<string, (value: unknown) => boolean>> = {
  format: isText,
  filter: (value) => typeof value === 'object' && value !== null,
  sort: isText,
  q: isText,
  fields: (value) => isList(value, 200) && value.every(isText),
  heads: isText,
  version: isText,
  ids: isYesNo,
  bom: isYesNo,
  records: (value) => isList(value, mostBulk) && value.length > 0 && value.every((id) => typeof id === 'string' && isId(id)),
}

/** The same wish as a body, where chosen records may stand too. */
function readWish(body: Record<string, unknown>): ExportWish {
  for (const [name, value] of Object.entries(body)) {
    const fits = Object.hasOwn(parts, name) ? parts[name] : undefined
    if (!fits?.(value)) {
      const message = fits ? { zh: '参数的写法不对', en: 'It is not written as it should be' } : { zh: '没有这个参数', en: 'There is no such parameter' }
      throw new Problem('invalid', message, [{ field: name.slice(0, 40), code: 'query', message }])
    }
  }
  return body as ExportWish
}
