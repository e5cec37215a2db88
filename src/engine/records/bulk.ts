import { sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import { Problem } from '../../kernel/problem.ts'
import { demand } from '../access/demand.ts'
import { type Context, inTransaction, objectOf } from '../context.ts'
import type { Progress, Work } from '../jobs/task.ts'
import { tableOf } from './columns.ts'
import { change } from './change.ts'
import { runCommand } from './command.ts'
import type { Result } from './create.ts'
import { matching } from './read.ts'
import { type Gone, remove } from './remove.ts'

export type Bulk = {
  readonly object: string
  readonly ids: readonly string[]
  readonly patch?: Readonly<Record<string, unknown>>
  readonly command?: string
  readonly input?: Readonly<Record<string, unknown>>
  readonly remove?: boolean
}

/** Most records one bulk act may touch, and how many go in one transaction. */
export const mostBulk = 50_000
const chunk = 250

/** Rights a bulk act asks for before it is queued: the special right, and the one of what it does. */
export function demandBulk(ctx: Context, object: Declaration, bulk: Omit<Bulk, 'object' | 'ids'>): void {
  demand(ctx, object, 'bulk')
  demand(ctx, object, bulk.remove ? 'delete' : 'update')
}

/** The records a filter means now, fixed when the person says so: what comes to match later is not touched. */
export async function idsMatching(ctx: Context, object: Declaration, query: { filter?: unknown; q?: string }): Promise<string[]> {
  const where = matching(ctx, object, query, 'update')
  const found = await sql<{ id: string }>`select t.id from ${sql.table(tableOf(object))} as t where ${where} order by t.id limit ${mostBulk + 1}`.execute(ctx.db)
  if (found.rows.length > mostBulk) throw new Problem('invalid', { zh: `一次最多处理 ${mostBulk} 条，请缩小范围`, en: `At most ${mostBulk} records at once; narrow the list` })
  return found.rows.map((row) => row.id)
}

/** Does a bulk act piece by piece under one act id. A piece done before a kill finds nothing left to change and writes no second fact. */
export const bulkWork: Work = {
  kind: 'bulk',
  run: async (ctx, input, progress: Progress) => {
    const bulk = input as unknown as Bulk
    const object = objectOf(ctx.house, bulk.object)
    demandBulk(ctx, object, bulk)
    const left: { id: string; why: unknown }[] = []
    for (let at = 0; at < bulk.ids.length; at += chunk) {
      await progress(at, bulk.ids.length)
      const ids = bulk.ids.slice(at, at + chunk)
      const answers = await inTransaction(ctx, (tx) => doPart(tx, object, bulk, ids))
      for (const [place, answer] of answers.entries()) if ('problem' in answer) left.push({ id: ids[place] as string, why: answer.problem.fields[0]?.message ?? answer.problem.detail })
    }
    await progress(bulk.ids.length, bulk.ids.length)
    return { act: ctx.act, object: object.name, done: bulk.ids.length - left.length, left: left.slice(0, 500), leftCount: left.length }
  },
}

function doPart(ctx: Context, object: Declaration, bulk: Bulk, ids: readonly string[]): Promise<readonly (Result | Gone)[]> {
  if (bulk.remove) return remove(ctx, object, ids.map((id) => ({ id })))
  if (bulk.command) return runCommand(ctx, object, bulk.command, ids.map((id) => ({ id })), bulk.input ?? {})
  return change(ctx, object, ids.map((id) => ({ id, patch: bulk.patch ?? {} })))
}
