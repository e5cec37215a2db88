import { setImmediate as turn } from 'node:timers/promises'
import { sql } from 'kysely'
import { again } from '../../again.ts'
import { type Context, inTransaction, objectOf } from '../../context.ts'
import { lockNames } from '../../duplicates/twins.ts'
import type { Work } from '../../jobs/background-job.ts'
import { twinKeys } from '../../records/derive.ts'
import { demandImport } from './demand.ts'
import type { Batch, Settling } from './entity.ts'
import { walkRows } from './file-rows.ts'
import { isThere, pathOf } from './folder.ts'
import { ownersOf } from './names.ts'
import { orderOf } from './order.ts'
import { planOf } from './plan.ts'
import { settle } from './settle.ts'
import { type ImportRoom, type Plan, usualChoices, type Wish } from './shapes.ts'
import { type Import, importOf, keepRows, setImport, speakFor, spokenFor } from './store.ts'
import { tally } from './tally.ts'
import { childrenFor } from './targets.ts'
import { noFile } from './words.ts'
import { write } from './write.ts'

/**
 * Does an import batch by batch, all under one act. What a batch writes, what is told of its rows and how far the import is
 * are one transaction: killed at any moment, it goes on with the next batch and neither loses nor doubles a row (F26).
 */
export const importRunWork = (room: ImportRoom): Work => ({
  kind: 'importRun',
  label: { zh: '导入', en: 'Your import' },
  run: async (ctx, input, progress) => {
    const { id } = input as { id: string }
    const kept = await importOf(ctx, id)
    const object = objectOf(ctx.house, kept.object)
    const choices = { ...usualChoices, ...kept.choices }
    demandImport(ctx, object, choices.mode)
    const path = pathOf(room.folder, id)
    if (!(await isThere(path))) throw noFile()
    const plan = planOf(ctx, { object, children: childrenFor(ctx, room, object), room, sheets: kept.sheets, mapping: kept.mapping, choices })
    const people = await ownersOf(ctx)
    const total = kept.sheets.reduce((sum, { name, rows }) => sum + (plan.sheets.has(name) ? rows : 0), 0)
    let at: Pick<Import, 'rows_done' | 'counts'> = kept
    const walk = { path, plan, zone: ctx.house.zone }
    await walkRows(walk, { ...(await orderOf(walk)), from: at.rows_done }, async (wishes) => {
      await progress(at.rows_done, total)
      at = await again(lockWait, () => inTransaction(ctx, (tx) => doBatch(tx, { id, plan, people, at }, wishes)))
      await turn()
    })
    await progress(at.rows_done, at.rows_done)
    return { id, act: ctx.act, counts: at.counts }
  },
})

type Run = {
  readonly id: string
  readonly plan: Plan
  readonly people: Pick<Settling, 'owners' | 'writers'>
  readonly at: Pick<Import, 'rows_done' | 'counts'>
}

async function doBatch(ctx: Context, { id, plan, people, at }: Run, wishes: readonly Wish[]): Promise<Run['at']> {
  const fresh = wishes.map((wish) => ({ ...wish, notes: [...wish.notes], issues: [...wish.issues], notices: [...wish.notices], children: [...wish.children] }))
  await lockPlaces(ctx, plan, fresh)
  const memory = { met: (ids: readonly string[]) => spokenFor(ctx, id, ids), wouldHave: () => false, promised: () => [] }
  const batch: Batch = await settle(ctx, { plan, ...people, memory }, fresh)
  await write(ctx, plan, batch)
  await keepRows(ctx, id, batch.rows)
  await speakFor(
    ctx,
    id,
    [...batch.roots, ...batch.children].map((entity) => entity.id),
  )
  const next = { rows_done: at.rows_done + wishes.length, counts: tally(at.counts, batch.rows) }
  await holdPlace(ctx, id, at.rows_done)
  await setImport(ctx, id, next)
  return next
}

/** Two workers that took the same import for dead: whoever comes second finds the place moved on and writes nothing. */
async function holdPlace(ctx: Context, id: string, rowsDone: number): Promise<void> {
  const held = await sql`select 1 from import where id = ${id} and rows_done = ${rowsDone} for update`.execute(ctx.db)
  if (!held.rows.length) throw new Error('another worker goes on with this import')
}

/** Whoever else makes records of these names waits for this batch, so that what is matched here is still true when it is written. */
async function lockPlaces(ctx: Context, { object }: Plan, wishes: readonly Wish[]): Promise<void> {
  if (object.twins && !object.twins.within)
    await lockNames(
      ctx.db,
      object,
      wishes.map(({ root }) => twinKeys(object, root.values).nameNorm),
    )
}

/** Somebody holds what a row needs: he goes first, then the batch is done again as a whole. */
const lockWait = ['lockTimeout'] as const
