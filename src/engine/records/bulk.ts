import { sql } from 'kysely'
import { linesOf } from '../../kernel/lines.ts'
import type { Declaration } from '../../kernel/object.ts'
import { Problem } from '../../kernel/problem.ts'
import { demand } from '../access/demand.ts'
import { type Context, inTransaction, objectOf } from '../context.ts'
import type { Progress, Work } from '../jobs/background-job.ts'
import { actionOf } from './can.ts'
import { change } from './change.ts'
import { tableOf } from './columns.ts'
import { runCommand } from './command.ts'
import type { Result } from './create.ts'
import { guardProblem } from './guarded.ts'
import { matching } from './read.ts'
import { type Gone, remove } from './remove.ts'
import { invalid } from './troubles.ts'

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
  demand(ctx, object, actionOfBulk(ctx, object, bulk))
  const lines = linesOf(object).filter(({ name }) => Object.hasOwn(bulk.patch ?? {}, name))
  if (lines.length) throw invalid(lines.map(({ name }) => ({ field: name, ...ownLines })))
}

const ownLines = {
  code: 'lines',
  message: {
    zh: '明细行属于各自的记录，不能批量修改；请逐条打开记录修改，或用“导入”更新明细',
    en: 'Lines belong to their own record and cannot be changed in bulk; open each record, or import the lines',
  },
}

/** The grant that each of its records must be reached by. */
function actionOfBulk(ctx: Context, object: Declaration, { remove: removes, command: name }: Omit<Bulk, 'object' | 'ids'>): string {
  if (removes) return 'delete'
  const command = ctx.house.commands.get(`${object.name}.${name}`)
  return command ? actionOf(command) : 'update'
}

/** The records a filter means now, fixed when the person says so: what comes to match later is not touched. */
export async function idsMatching(
  ctx: Context,
  object: Declaration,
  query: { filter?: unknown; q?: string },
  act: Omit<Bulk, 'object' | 'ids'>,
): Promise<string[]> {
  const where = matching(ctx, object, query, actionOfBulk(ctx, object, act))
  const found = await sql<{ id: string }>`select t.id from ${sql.table(tableOf(object))} as t where ${where} order by t.id limit ${mostBulk + 1}`.execute(
    ctx.db,
  )
  if (found.rows.length > mostBulk)
    throw new Problem('invalid', { zh: `一次最多处理 ${mostBulk} 条，请缩小范围`, en: `At most ${mostBulk} records at once; narrow the list` })
  return found.rows.map((row) => row.id)
}

/** Does a bulk act piece by piece under one act id. A piece done before a kill finds nothing left to change and writes no second fact. */
export const bulkWork: Work = {
  kind: 'bulk',
  label: { zh: '批量操作', en: 'The bulk change' },
  run: async (ctx, input, progress: Progress) => {
    const bulk = input as unknown as Bulk
    const object = objectOf(ctx.house, bulk.object)
    demandBulk(ctx, object, bulk)
    const left: { id: string; why: unknown }[] = []
    for (let at = 0; at < bulk.ids.length; at += chunk) {
      await progress(at, bulk.ids.length)
      const ids = bulk.ids.slice(at, at + chunk)
      const answers = await doPiece(ctx, object, bulk, ids)
      for (const [place, answer] of answers.entries())
        if ('problem' in answer) left.push({ id: ids[place] as string, why: answer.problem.fields[0]?.message ?? answer.problem.detail })
    }
    await progress(bulk.ids.length, bulk.ids.length)
    return { act: ctx.act, object: object.name, done: bulk.ids.length - left.length, left: left.slice(0, 500), leftCount: left.length }
  },
}

/** One transaction. What the database's own rules refuse (the last administrator) is that record's answer, not its neighbours'. */
async function doPiece(ctx: Context, object: Declaration, bulk: Bulk, ids: readonly string[]): Promise<readonly (Result | Gone)[]> {
  try {
    return await inTransaction(ctx, (tx) => doPart(tx, object, bulk, ids))
  } catch (error) {
    const problem = guardProblem(error)
    if (!problem) throw error
    if (ids.length === 1) return [{ problem }]
    const answers: (Result | Gone)[] = []
    for (const id of ids) answers.push(...(await doPiece(ctx, object, bulk, [id])))
    return answers
  }
}

function doPart(ctx: Context, object: Declaration, bulk: Bulk, ids: readonly string[]): Promise<readonly (Result | Gone)[]> {
  if (bulk.remove)
    return remove(
      ctx,
      object,
      ids.map((id) => ({ id })),
    )
  if (bulk.command)
    return runCommand(
      ctx,
      object,
      bulk.command,
      ids.map((id) => ({ id })),
      bulk.input ?? {},
    )
  return change(
    ctx,
    object,
    ids.map((id) => ({ id, patch: bulk.patch ?? {} })),
  )
}
