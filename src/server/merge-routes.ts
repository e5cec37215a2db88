import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type House, inTransaction } from '../engine/context.ts'
import { startBackgroundJob } from '../engine/jobs/background-job.ts'
import { demandMerge, type MergeWish, merge, mostMerged } from '../engine/merge/merge.ts'
import { mostMovedAtOnce } from '../engine/merge/merge-work.ts'
import { previewMerge } from '../engine/merge/preview.ts'
import { canOf } from '../engine/records/can.ts'
import { one } from '../engine/records/read.ts'
import { Problem } from '../kernel/problem.ts'
import { isId } from '../lib/id.ts'
import { readObject, readVersion } from './read-query.ts'
import { objectNamed } from './request.ts'

type WithId = { Params: { plural: string; id: string } }
const config = { policy: 'person', rate: 'bulk' } as const

/** Merging two to ten records of any object that has twins, and a look at it beforehand. */
export function mergeRoutes(app: FastifyInstance, house: House): void {
  const object = (request: FastifyRequest<WithId>) => objectNamed(house, request.params.plural)

  app.post<WithId>('/api/:plural/:id/merge/preview', { config }, async (request) => {
    const { winnerId, losers, choose } = readWish(request)
    demandMerge(request.ctx, object(request))
    const { load: _, ...preview } = await previewMerge(request.ctx, object(request), [winnerId, ...losers], choose)
    return preview
  })

  app.post<WithId>('/api/:plural/:id/merge', { config }, async (request, reply) => {
    const { ctx } = request
    const wish = readWish(request)
    demandMerge(ctx, object(request))
    const { load } = await previewMerge(ctx, object(request), [wish.winnerId, ...wish.losers])
    if (load > mostMovedAtOnce)
      return reply
        .status(202)
        .send({ job: await inTransaction(ctx, (tx) => startBackgroundJob(tx, 'merge', { ...wish, object: object(request).name })), act: ctx.act })
    await merge(ctx, object(request), wish)
    const record = await one(ctx, object(request), wish.winnerId)
    return { record: { ...record, can: await canOf(ctx, object(request), record) }, act: ctx.act }
  })
}

const wrong = (field: string, zh: string, en: string): Problem => new Problem('invalid', { zh, en }, [{ field, code: 'merge', message: { zh, en } }])

/** `{ losers: [id], choose?: { field: id }, versions?: { id: version } }`; anything else is refused. */
function readWish(request: FastifyRequest<WithId>): MergeWish {
  const { losers, choose = {}, versions = {}, ...rest } = readObject(request.body)
  for (const name of Object.keys(rest)) throw wrong(name.slice(0, 40), '没有这个参数', 'There is no such parameter')
  if (!isId(request.params.id)) throw new Problem('missing', { zh: '记录不存在，或您无权查看', en: 'There is no such record, or you may not see it' })
  if (!Array.isArray(losers) || !losers.length || losers.length >= mostMerged || !losers.every((id) => typeof id === 'string' && isId(id)))
    throw wrong('losers', `请给出 1 到 ${mostMerged - 1} 条要并入的记录`, `Give 1 to ${mostMerged - 1} records to merge in`)
  return {
    winnerId: request.params.id,
    losers: losers as string[],
    choose: Object.fromEntries(Object.entries(readObject(choose)).map(([name, id]) => [name, asId(id, 'choose')])),
    versions: Object.fromEntries(Object.entries(readObject(versions)).map(([id, version]) => [asId(id, 'versions'), readVersion(version) as number])),
  }
}

function asId(value: unknown, field: string): string {
  if (typeof value === 'string' && isId(value)) return value
  throw wrong(field, '应为记录编号', 'The id of a record is wanted')
}
