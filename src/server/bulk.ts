import { type Context, inTransaction } from '../engine/context.ts'
import { type BackgroundJob, startBackgroundJob } from '../engine/jobs/background-job.ts'
import { type Bulk, demandBulk, idsMatching, mostBulk } from '../engine/records/bulk.ts'
import type { Declaration } from '../kernel/object.ts'
import { Problem } from '../kernel/problem.ts'
import { isId } from '../lib/id.ts'
import { readObject } from './read-query.ts'

const known = ['ids', 'filter', 'q', 'patch', 'command', 'input', 'remove']
const wrong = (zh: string, en: string): Problem => new Problem('invalid', { zh, en })

/** Reads a bulk wish, demands its rights at once, and queues it: `{ ids or filter, patch or command with input or remove: true }`. */
export async function startBulk(ctx: Context, object: Declaration, body: Record<string, unknown>): Promise<BackgroundJob> {
  for (const name of Object.keys(body)) if (!known.includes(name)) throw wrong(`没有参数 ${name.slice(0, 40)}`, `There is no ${name.slice(0, 40)}`)
  const act = {
    ...(body.patch !== undefined ? { patch: readObject(body.patch) } : {}),
    ...(typeof body.command === 'string' ? { command: body.command, input: readObject(body.input) } : {}),
    ...(body.remove === true ? { remove: true } : {}),
  }
  if (('patch' in act ? 1 : 0) + ('command' in act ? 1 : 0) + ('remove' in act ? 1 : 0) !== 1)
    throw wrong('请说明要修改、执行操作还是删除，三者选一', 'Give one of patch, command or remove')
  demandBulk(ctx, object, act)
  const ids = Array.isArray(body.ids)
    ? readIds(body.ids)
    : body.filter !== undefined || body.q !== undefined
      ? await idsMatching(ctx, object, { filter: body.filter, q: typeof body.q === 'string' ? body.q : undefined }, act)
      : readIds(undefined)
  const bulk: Bulk = { object: object.name, ids, ...act }
  return inTransaction(ctx, (tx) => startBackgroundJob(tx, 'bulk', bulk))
}

function readIds(ids: unknown): string[] {
  if (!Array.isArray(ids) || !ids.length || ids.length > mostBulk || !ids.every((id) => typeof id === 'string' && isId(id)))
    throw wrong(`请给出 1 到 ${mostBulk} 个记录编号`, `Give 1 to ${mostBulk} record ids`)
  return [...new Set(ids as string[])]
}
