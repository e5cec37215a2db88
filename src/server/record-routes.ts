import type { FastifyInstance, FastifyRequest } from 'fastify'
import { demand } from '../engine/access/demand.ts'
import { isComparable } from '../engine/access/fields.ts'
import type { Context, House } from '../engine/context.ts'
import { askToJoin } from '../engine/duplicates/ask-to-join.ts'
import { asHit, type Hit, twinsOf } from '../engine/duplicates/twins.ts'
import { oneOrWinner } from '../engine/merge/one.ts'
import { canOf } from '../engine/records/can.ts'
import { change } from '../engine/records/change.ts'
import { runCommand } from '../engine/records/command.ts'
import { create, type Result } from '../engine/records/create.ts'
import { group } from '../engine/records/group.ts'
import { withLines } from '../engine/records/lines-read.ts'
import { list, one } from '../engine/records/read.ts'
import { type Gone, remove, restore } from '../engine/records/remove.ts'
import type { RecordRow } from '../engine/records/show.ts'
import { invalid } from '../engine/records/troubles.ts'
import { check } from '../kernel/check.ts'
import type { Declaration } from '../kernel/object.ts'
import { Problem } from '../kernel/problem.ts'
import { startBulk } from './bulk.ts'
import { problemBody } from './problems.ts'
import { readObject, readQuery, readVersion } from './read-query.ts'
import { objectNamed } from './request.ts'

type WithPlural = { Params: { plural: string } }
type WithId = { Params: { plural: string; id: string } }
type WithCommand = { Params: { plural: string; id: string; command: string } }

/** Most drafts one request may carry; more goes through an import. */
const mostDrafts = 1000
const listQuery = {
  filter: 'json',
  sort: 'text',
  q: 'text',
  fields: 'names',
  limit: 'count',
  after: 'text',
  page: 'count',
  count: 'yesNo',
  deleted: 'yesNo',
} as const
const groupQuery = { filter: 'json', q: 'text', by: 'text', sum: 'names' } as const
const config = { policy: 'person' } as const

/** The routes every object has, made once for all of them (api.md). */
export function recordRoutes(app: FastifyInstance, house: House): void {
  const object = (request: FastifyRequest<WithPlural>): Declaration => objectNamed(house, request.params.plural)

  app.get<WithPlural>('/api/:plural', { config }, (request) => list(request.ctx, object(request), readQuery(request.query, listQuery)))

  app.get<WithPlural>('/api/:plural/groups', { config }, (request) => group(request.ctx, object(request), readQuery(request.query, groupQuery)))

  app.get<WithId>('/api/:plural/:id', { config }, async (request) => {
    const { fields } = readQuery(request.query, { fields: 'names' })
    const { mergedFrom, ...record } = await oneOrWinner(request.ctx, object(request), request.params.id, fields)
    return { record: await withCan(request.ctx, object(request), record as RecordRow), ...(mergedFrom ? { mergedFrom } : {}) }
  })

  app.post<WithPlural>('/api/:plural', { config }, async (request, reply) => {
    const { atomic } = readQuery(request.query, { atomic: 'yesNo' })
    if (Array.isArray(request.body)) return reply.status(207).send({ results: await createMany(request.ctx, object(request), request.body, atomic ?? false) })
    const [result] = await create(request.ctx, object(request), [readObject(request.body)], { atomic: true })
    return reply.status(201).send({ record: await recordOf(request.ctx, object(request), result) })
  })

  app.patch<WithId>('/api/:plural/:id', { config }, async (request) => {
    const { version, ...patch } = readObject(request.body)
    const [result] = await change(request.ctx, object(request), [{ id: request.params.id, version: demandVersion(version), patch }], { atomic: true })
    return { record: await recordOf(request.ctx, object(request), result) }
  })

  app.delete<WithId>('/api/:plural/:id', { config }, async (request, reply) => {
    const query = readQuery(request.query, { version: 'count' })
    const version = readVersion(query.version ?? readObject(request.body).version)
    settled(await remove(request.ctx, object(request), [{ id: request.params.id, version }]))
    return reply.status(200).send({ act: request.ctx.act })
  })

  app.post<WithId>('/api/:plural/:id/restore', { config }, async (request) => {
    settled(await restore(request.ctx, object(request), [{ id: request.params.id }]))
    return { record: await withCan(request.ctx, object(request), await one(request.ctx, object(request), request.params.id)) }
  })

  app.post<WithPlural>('/api/:plural/bulk', { config: { ...config, rate: 'bulk' } }, async (request, reply) =>
    reply.status(202).send({ job: await startBulk(request.ctx, object(request), readObject(request.body)) }),
  )

  app.post<WithPlural>('/api/:plural/duplicates', { config: { ...config, rate: 'duplicates' } }, async (request) => {
    demand(request.ctx, object(request), 'create')
    const { id, ...draft } = readObject(request.body)
    const [hits] = await twinsOf(request.ctx, object(request), [comparableDraft(request.ctx, object(request), draft)], typeof id === 'string' ? id : undefined)
    logMasked(request, object(request), hits ?? [])
    return { hits: (hits ?? []).map(asHit) }
  })

  app.post<WithPlural>('/api/:plural/duplicates/join', { config: { ...config, rate: 'duplicates' } }, async (request, reply) => {
    demand(request.ctx, object(request), 'create')
    const { draft, title, object: name, reason } = readObject(request.body)
    if (typeof title !== 'string' || typeof reason !== 'string' || !reason.trim())
      throw invalid([{ field: 'reason', code: 'required', message: { zh: '请写明为什么要加入', en: 'Please say why you wish to join' } }])
    const seen = comparableDraft(request.ctx, object(request), readObject(draft))
    await askToJoin(request.ctx, object(request), { draft: seen, title, object: typeof name === 'string' ? name : null, reason: reason.trim().slice(0, 300) })
    return reply.status(204).send()
  })

  app.post<WithCommand>('/api/:plural/:id/:command', { config }, async (request) => {
    const { version, ...input } = readObject(request.body)
    const [result] = await runCommand(request.ctx, object(request), request.params.command, [{ id: request.params.id, version: readVersion(version) }], input)
    return { record: await recordOf(request.ctx, object(request), result) }
  })
}

/** What he may not compare by elsewhere finds nothing here either (attack row 8). */
function comparableDraft({ person }: Context, object: Declaration, draft: Record<string, unknown>): Record<string, unknown> {
  const { values } = check(object, draft, false)
  return Object.fromEntries(Object.entries(values).filter(([name]) => isComparable(person, object, name)))
}

/** Who feels for what he may not read leaves a trace (china-practice 2). */
function logMasked({ ctx, log }: FastifyRequest, object: Declaration, hits: readonly Hit[]): void {
  const masked = hits.filter((hit) => hit.masked).length
  if (masked) log.warn({ personId: ctx.person.id, object: object.name, masked }, 'a duplicate check met records out of reach')
}

function demandVersion(version: unknown): number {
  const read = readVersion(version)
  if (read !== undefined) return read
  throw new Problem('invalid', { zh: '请带上您看到的版本号 version', en: 'Please send the version you saw' }, [
    { field: 'version', code: 'required', message: { zh: '缺少版本号', en: 'The version is missing' } },
  ])
}

async function createMany(ctx: Context, object: Declaration, drafts: readonly unknown[], atomic: boolean): Promise<unknown[]> {
  if (drafts.length > mostDrafts)
    throw new Problem('invalid', { zh: `一次最多 ${mostDrafts} 条，更多请用导入`, en: `At most ${mostDrafts} at once; import a file for more` })
  const results = await written(ctx, object, await create(ctx, object, drafts.map(readObject), { atomic }))
  return results.map((result) => ('record' in result ? result : { problem: problemBody(result.problem, ctx.lang) }))
}

async function recordOf(ctx: Context, object: Declaration, result: Result | undefined): Promise<RecordRow> {
  if (!result) throw new Error('the engine gave no result')
  if ('problem' in result) throw result.problem
  const [record] = await withLines(ctx, object, [result.record])
  return withCan(ctx, object, record as RecordRow)
}

const withCan = async (ctx: Context, object: Declaration, record: RecordRow): Promise<RecordRow> => ({ ...record, can: await canOf(ctx, object, record) })

/** What was written, as one reads it: a record with its lines. */
async function written(ctx: Context, object: Declaration, results: readonly Result[]): Promise<Result[]> {
  const records = await withLines(
    ctx,
    object,
    results.flatMap((result) => ('record' in result ? [result.record] : [])),
  )
  const byId = new Map(records.map((record) => [record.id, record]))
  return results.map((result) => ('record' in result ? { record: byId.get(result.record.id) ?? result.record } : result))
}

function settled(answers: readonly Gone[]): void {
  for (const answer of answers) if ('problem' in answer) throw answer.problem
}
