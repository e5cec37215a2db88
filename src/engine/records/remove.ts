import { type RawBuilder, sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import { Problem } from '../../kernel/problem.ts'
import { demand, missing } from '../access/demand.ts'
import { asItStands, type Context, childrenOf, inTransaction, parentOf } from '../context.ts'
import { refuseTwins, twinProblem } from '../duplicates/twins.ts'
import { remember } from '../facts/remember.ts'
import { isMergeable, redirectOf } from '../merge/redirect.ts'
import { column, tableOf } from './columns.ts'
import { staleProblem } from './conflict.ts'
import { namedBy, stillNamed } from './keeps.ts'
import { moveParents } from './lines-parent.ts'
import type { Under } from './lines-write.ts'
import { lockRows, type Raw, rawRows } from './lock.ts'
import { saidOnce, spare } from './once.ts'
import { refreshRollups } from './rollup.ts'
import { isSettled, settledParents, settledProblem } from './settled.ts'
import { isStale } from './stale.ts'

/** A record to delete or restore; `version`: the one the person saw. */
export type Target = { readonly id: string; readonly version?: number }
type RemoveOptions = {
  readonly verb?: string
  /** These are lines, and the records that carry them are written in the same act. */
  readonly under?: Under
  /** The version is the record's own: that its lines moved on is no reason to keep it (an undo). */
  readonly itself?: boolean
}
export type Gone = { readonly id: string } | { readonly problem: Problem }

/** Deletes to the recycle bin, children with their parent, all in one act. What the person may not delete is `missing`. */
export async function remove(ctx: Context, declared: Declaration, targets: readonly Target[], options: RemoveOptions = {}): Promise<Gone[]> {
  const object = asItStands(ctx, declared)
  demand(ctx, object, 'delete')
  return inTransaction(ctx, async (tx) => {
    const rows = await lockRows(
      tx,
      object,
      targets.map(({ id }) => id),
      'delete',
    )
    const named = await namedBy(tx, object, [...rows.keys()])
    const held = options.under
      ? new Map()
      : await settledParents(
          tx,
          object,
          [...rows.values()].map((row) => row[object.parent ?? '']),
        )
    const answers = await Promise.all(
      targets.map(async ({ id, version }): Promise<Gone> => {
        const row = rows.get(id)
        if (!row) return { problem: missing() }
        if (isSettled(object, row)) return { problem: settledProblem(object, row) }
        const stands = held.get(String(row[object.parent ?? '']))
        if (stands) return { problem: stands }
        const by = named.get(id)
        if (by) return { problem: stillNamed(object, by) }
        const stale = await isStale(tx, object, row, { version, mindsLines: !options.itself })
        return stale ? { problem: await staleProblem(tx, object, row, { version, patch: {} }) } : { id }
      }),
    )
    const going = answers.flatMap((answer) => ('id' in answer ? [rows.get(answer.id) as Raw] : []))
    await bury(tx, object, going, options.verb ?? 'delete')
    if (!options.under) await moveParents(tx, object, going)
    return answers
  })
}

/** Puts these, and all below them, into the recycle bin; the caller holds their locks. */
export async function bury(ctx: Context, object: Declaration, rows: readonly Raw[], verb: string): Promise<void> {
  if (!rows.length) return
  await mark(ctx, object, rows, { deletedAt: sql`${ctx.now.toISOString()}::timestamptz`, verb })
  for (const child of childrenOf(ctx.house, object.name)) {
    const below = await rawRows(
      ctx,
      child,
      sql`${sql.ref(`t.${column(child.parent as string)}`)} = any(${rows.map((row) => row.id)}::uuid[]) and t.deleted_at is null order by t.id for update of t`,
    )
    await bury(ctx, child, [...below.values()], verb)
  }
}

type Mark = { readonly deletedAt: RawBuilder<unknown>; readonly verb: string; readonly note?: unknown }

/** Writes these very rows into or out of the recycle bin, with a fact each; the caller holds their locks and sees to their children. */
export async function mark(ctx: Context, object: Declaration, rows: readonly Raw[], { deletedAt, verb, note }: Mark): Promise<void> {
  await sql`update ${sql.table(tableOf(object))} set deleted_at = ${deletedAt}, version = version + 1, updated_at = ${ctx.now.toISOString()}::timestamptz, updated_by_id = ${ctx.person.id}::uuid where id = any(${rows.map((row) => row.id)}::uuid[])`.execute(
    ctx.db,
  )
  await remember(
    ctx,
    object,
    rows.map((row) => ({ recordId: row.id, rootId: row.rootId, version: row.version + 1, ownerId: row.ownerId, unitId: row.unitId, verb, note })),
  )
  await refreshRollups(ctx, object, rows)
}

/**
 * Brings records back from the recycle bin, with the children that went in the same moment. A record whose place has been
 * taken (unique value, twin) or whose parent is gone stays, and the answer says why.
 */
export async function restore(ctx: Context, declared: Declaration, targets: readonly Target[], verb = 'restore'): Promise<Gone[]> {
  const object = asItStands(ctx, declared)
  demand(ctx, object, 'delete')
  return inTransaction(ctx, async (tx) => {
    const rows = await lockRows(
      tx,
      object,
      targets.map(({ id }) => id),
      'delete',
      true,
    )
    const answers: Gone[] = []
    for (const { id } of targets) answers.push(await raise(tx, object, rows.get(id), verb))
    const back = answers.flatMap((answer) => ('id' in answer ? [rows.get(answer.id) as Raw] : []))
    await moveParents(tx, object, back)
    return answers
  })
}

async function raise(ctx: Context, object: Declaration, row: Raw | undefined, verb: string): Promise<Gone> {
  if (!row) return { problem: missing() }
  const problem = (await wasMerged(ctx, object, row)) ?? (await parentGone(ctx, object, row)) ?? (await placeTaken(ctx, object, row))
  if (problem) return { problem }
  await raiseTree(ctx, object, [row], row.deletedAt as string, verb)
  return { id: row.id }
}

async function wasMerged(ctx: Context, object: Declaration, row: Raw): Promise<Problem | undefined> {
  if (!isMergeable(object) || !(await redirectOf(ctx, row.id))) return undefined
  return new Problem('conflict', {
    zh: '这条记录已并入另一条，请在时间线上撤销那次合并',
    en: 'This record was merged into another; undo that merge on its time line',
  })
}

async function parentGone(ctx: Context, object: Declaration, row: Raw): Promise<Problem | undefined> {
  const up = parentOf(ctx.house, object)
  if (!up) return undefined
  const alive = await sql`select 1 from ${sql.table(tableOf(up.parent))} where id = ${row[up.field]}::uuid and deleted_at is null for share`.execute(ctx.db)
  if (alive.rows.length) return undefined
  return new Problem('conflict', {
    zh: `所属“${up.parent.label.zh}”仍在回收站，请先恢复它`,
    en: `Its ${up.parent.label.en} is still in the recycle bin; restore that first`,
  })
}

async function placeTaken(ctx: Context, object: Declaration, row: Raw): Promise<Problem | undefined> {
  const [twin] = await refuseTwins(ctx, object, [row], [row.id])
  const said = twin ?? (await saidOnce(ctx, object, row, row.id))
  if (said) return said
  for (const [name, field] of Object.entries(object.fields)) {
    if (!field.unique || row[name] === null) continue
    const taken =
      await sql`select 1 from ${sql.table(tableOf(object))} where ${sql.ref(column(name))} = ${row[name]} and deleted_at is null and id <> ${row.id}::uuid`.execute(
        ctx.db,
      )
    if (taken.rows.length) return twinProblem(object, [])
  }
  return undefined
}

/** Brings these back with the children that went in the same moment, but for what has come to be said by another meanwhile. */
export async function raiseTree(ctx: Context, object: Declaration, rows: readonly Raw[], deletedAt: string, verb: string): Promise<void> {
  if (!rows.length) return
  await mark(ctx, object, rows, { deletedAt: sql`null`, verb })
  for (const child of childrenOf(ctx.house, object.name)) {
    const below = await rawRows(
      ctx,
      child,
      sql`${sql.ref(`t.${column(child.parent as string)}`)} = any(${rows.map((row) => row.id)}::uuid[]) and t.deleted_at = ${deletedAt}::timestamptz order by t.id for update of t`,
    )
    const many = await spare(ctx, child, [...below.values()])
    const back = [...below.values()].filter((each) => !many.includes(each))
    await raiseTree(ctx, child, back, deletedAt, verb)
  }
}
