import type { FastifyInstance, FastifyRequest } from 'fastify'
import { demand } from '../engine/access/demand.ts'
import { type Context, type House, inTransaction } from '../engine/context.ts'
import { type DeskQuery, deskCounts, duplicateGroups } from '../engine/duplicates/desk.ts'
import { compareAll, scanOf, wantScan } from '../engine/duplicates/scan.ts'
import { type Pair, tellPairs } from '../engine/duplicates/tell.ts'
import { startBackgroundJob } from '../engine/jobs/background-job.ts'
import { addJob } from '../engine/jobs/reaction.ts'
import { demandMerge, mostMerged } from '../engine/merge/merge.ts'
import type { Declaration } from '../kernel/object.ts'
import { Problem } from '../kernel/problem.ts'
import { isId } from '../lib/id.ts'
import { readObject, readQuery } from './read-query.ts'

const config = { policy: 'person' } as const
const mostGroups = 1000

/** The duplicates desk over the whole base: groups that are likely one, what people say of them, and the merge of the sure ones. */
export function duplicateRoutes(app: FastifyInstance, house: House): void {
  app.get('/api/duplicates', { config }, async (request) => {
    const {
      object: name,
      level,
      state,
      ...rest
    } = readQuery(request.query, { object: 'text', level: 'text', state: 'text', record: 'text', after: 'text', limit: 'count' })
    const object = objectOf(house, name)
    const query: DeskQuery = {
      ...rest,
      level: oneOf('level', level ?? 'sure', ['sure', 'possible']),
      state: oneOf('state', state ?? 'open', ['open', 'later', 'different']),
    }
    const found = await duplicateGroups(request.ctx, object, query)
    const isFirst = !query.after && !query.record
    return { ...found, ...(isFirst ? { counts: await deskCounts(request.ctx, object), scan: (await scanOf(request.ctx, object)) ?? null } : {}) }
  })

  app.post('/api/duplicates/tell', { config: { ...config, rate: 'bulk' } }, async (request) => {
    const { object: name, pairs, state, until, ...rest } = readObject(request.body)
    demandNothingElse(rest)
    const said = { state: oneOf('state', state, ['different', 'later', 'open'] as const), until: readUntil(state, until, request.ctx) }
    return { told: await tellPairs(request.ctx, objectOf(house, name), readPairs(pairs), said) }
  })

  app.post('/api/duplicates/scan', { config: { ...config, rate: 'bulk' } }, async (request, reply) => {
    const object = wantedObject(request, house)
    demand(request.ctx, object, 'bulk')
    await wantScan(request.ctx, object)
    await addJob(request.ctx, compareAll.name, {}, { key: `clock:${compareAll.name}` })
    return reply.status(202).send({ scan: await scanOf(request.ctx, object) })
  })

  app.post('/api/duplicates/merge', { config: { ...config, rate: 'bulk' } }, async (request, reply) => {
    const { object: name, groups, ...rest } = readObject(request.body)
    demandNothingElse(rest)
    const object = objectOf(house, name)
    demand(request.ctx, object, 'bulk')
    demandMerge(request.ctx, object)
    const input = { object: object.name, groups: readGroups(groups) }
    return reply.status(202).send({ job: await inTransaction(request.ctx, (tx) => startBackgroundJob(tx, 'mergeTwins', input)), act: request.ctx.act })
  })
}

const wrong = (field: string, zh: string, en: string): Problem => new Problem('invalid', { zh, en }, [{ field, code: 'query', message: { zh, en } }])

function demandNothingElse(rest: Readonly<Record<string, unknown>>): void {
  for (const name of Object.keys(rest)) throw wrong(name.slice(0, 40), '没有这个参数', 'There is no such parameter')
}

function wantedObject(request: FastifyRequest, house: House): Declaration {
  const { object, ...rest } = readObject(request.body)
  demandNothingElse(rest)
  return objectOf(house, object)
}

function objectOf(house: House, name: unknown): Declaration {
  const object = typeof name === 'string' ? house.objects.get(name) : undefined
  if (object?.twins) return object
  throw wrong('object', '请给出一个能查重的对象，如 customer', 'Give an object that has duplicates, such as customer')
}

function oneOf<const T extends string>(field: string, value: unknown, known: readonly T[]): T {
  if (known.includes(value as T)) return value as T
  throw wrong(field, `应为 ${known.join('、')} 之一`, `One of ${known.join(', ')}`)
}

const isPair = (value: unknown): value is Pair => Array.isArray(value) && value.length === 2 && value.every((id) => typeof id === 'string' && isId(id))

function readPairs(value: unknown): Pair[] {
  if (Array.isArray(value) && value.length && value.every(isPair)) return value
  throw wrong('pairs', '请给出成对的记录编号', 'Give pairs of record ids')
}

function readGroups(value: unknown): string[][] {
  const isGroup = (group: unknown) =>
    Array.isArray(group) && group.length >= 2 && group.length <= mostMerged && group.every((id) => typeof id === 'string' && isId(id))
  if (Array.isArray(value) && value.length && value.length <= mostGroups && value.every(isGroup)) return value as string[][]
  throw wrong('groups', `请给出 1 到 ${mostGroups} 组，每组 2 到 ${mostMerged} 条`, `Give 1 to ${mostGroups} groups of 2 to ${mostMerged} records`)
}

const longestHold = 366 * 86_400_000

/** A hold-off ends on a day within a year; nothing else has one. */
function readUntil(state: unknown, until: unknown, ctx: Context): string | null {
  if (state !== 'later') return null
  const at = typeof until === 'string' && /^\d{4}-\d{2}-\d{2}(T[\d:.]+Z)?$/.test(until) ? Date.parse(until) : Number.NaN
  if (at > ctx.now.getTime() && at < ctx.now.getTime() + longestHold) return new Date(at).toISOString()
  throw wrong('until', '请给出一年以内的日期，如 2026-12-31', 'Give a day within a year, such as 2026-12-31')
}
