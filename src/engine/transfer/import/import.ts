import { sql } from 'kysely'
import type { Declaration } from '../../../kernel/object.ts'
import { type Context, inTransaction, objectOf } from '../../context.ts'
import { backgroundJobOf, cancelBackgroundJob, startBackgroundJob } from '../../jobs/background-job.ts'
import { readChoices } from './choices.ts'
import { demandImport } from './demand.ts'
import { isThere, pathOf } from './folder.ts'
import { rememberMapping } from './mapping-memory.ts'
import { planOf, readMapping } from './plan.ts'
import { type ImportRoom, type Mapped, noCounts } from './shapes.ts'
import { forgetRows, type Import, importOf, setImport, underWay } from './store.ts'
import { childrenFor } from './targets.ts'
import { noFile, noSheet, notNow, tooMany } from './words.ts'

/** So many imports of one person go on at once; the rest of the company needs the workers too (attack row 104). */
const mostAtOnce = 5

/** May he begin one more? Asked before his file is taken in. */
export async function demandRoom(ctx: Context): Promise<void> {
  if ((await underWay(ctx)) >= mostAtOnce) throw tooMany()
}

/** Begins an import of a file that lies under this id: its reading is queued, nothing is written yet. */
export async function beginImport(ctx: Context, object: Declaration, { id, file }: { readonly id: string; readonly file: string }): Promise<void> {
  demandImport(ctx, object, 'any')
  await inTransaction(ctx, async (tx) => {
    const job = await startBackgroundJob(tx, 'importRead', { id })
    await sql`insert into import (id, user_id, object, file, job_id) values (${id}, ${ctx.person.id}, ${object.name}, ${file}, ${job.id})`.execute(tx.db)
  })
}

type Wish = Readonly<Record<string, unknown>>

/** Looks through the file again with another mapping or other choices, so that the person sees what they would do. */
export async function readAgain(ctx: Context, room: ImportRoom, id: string, wish: Wish): Promise<void> {
  await locked(ctx, room, id, async (tx, kept) => {
    if (kept.state !== 'ready') throw notNow()
    const { mapping, choices } = wished(tx, room, kept, wish)
    const job = await startBackgroundJob(tx, 'importRead', { id, again: true })
    await setImport(tx, id, { mapping, choices, job_id: job.id })
  })
}

/** Runs an import that was read; runs one anew that was undone; goes on with one that was stopped half-way, as it was begun. */
export async function runImport(ctx: Context, room: ImportRoom, id: string, wish: Wish): Promise<void> {
  await locked(ctx, room, id, async (tx, kept) => {
    const goesOn = kept.phase === 'run' && (kept.state === 'cancelled' || kept.state === 'failed')
    const isUndone = kept.undo_job_id !== null && (await backgroundJobOf(tx, kept.undo_job_id)).state === 'done'
    if (isUndone || !goesOn) return runAnew(tx, room, kept, wish, isUndone)
    const job = await startBackgroundJob({ ...tx, act: kept.act as string }, 'importRun', { id })
    await setImport(tx, id, { job_id: job.id })
  })
}

async function runAnew(ctx: Context, room: ImportRoom, kept: Import, wish: Wish, isUndone: boolean): Promise<void> {
  if (kept.state !== 'ready' && !isUndone) throw notNow()
  const object = objectOf(ctx.house, kept.object)
  const { mapping, choices } = wished(ctx, room, kept, wish)
  demandImport(ctx, object, choices.mode)
  const children = childrenFor(ctx, room, object)
  const title = object.fields[object.title]
  if (title && !planOf(ctx, { object, children, room, sheets: kept.sheets, mapping, choices }).sheets.size) throw noSheet(object.label, title.label)
  await forgetRows(ctx, kept.id)
  await rememberMapping(ctx, object, { sheets: kept.sheets, mapping })
  const job = await startBackgroundJob(ctx, 'importRun', { id: kept.id })
  await setImport(ctx, kept.id, { phase: 'run', job_id: job.id, undo_job_id: null, act: ctx.act, mapping, choices, counts: noCounts, rows_done: 0 })
}

function wished(
  ctx: Context,
  room: ImportRoom,
  kept: Import,
  { mapping, ...rest }: Wish,
): { mapping: readonly Mapped[]; choices: ReturnType<typeof readChoices> } {
  const object = objectOf(ctx.house, kept.object)
  const parts = { object, children: childrenFor(ctx, room, object), mapping: kept.mapping }
  return { mapping: mapping === undefined ? kept.mapping : readMapping(ctx, parts, mapping), choices: readChoices(ctx, object, rest, kept.choices) }
}

/** The person's own import, its row locked: two clicks at once run it once. */
async function locked(ctx: Context, room: ImportRoom, id: string, work: (tx: Context, kept: Import) => Promise<void>): Promise<void> {
  await importOf(ctx, id)
  if (!(await isThere(pathOf(room.folder, id)))) throw noFile()
  await inTransaction(ctx, async (tx) => {
    await sql`select 1 from import where id = ${id} for update`.execute(tx.db)
    await work(tx, await importOf(tx, id))
  })
}

/** Stops the reading or the run after the batch at hand; what was written stays, may be gone on with or undone. */
export async function cancelImport(ctx: Context, id: string): Promise<void> {
  await cancelBackgroundJob(ctx, (await importOf(ctx, id)).job_id)
}

export async function undoImport(ctx: Context, id: string): Promise<void> {
  const kept = await importOf(ctx, id)
  const isUnderWay = kept.undo_job_id !== null && ['waiting', 'running', 'done'].includes((await backgroundJobOf(ctx, kept.undo_job_id)).state)
  if (kept.phase !== 'run' || kept.state === 'running' || isUnderWay) throw notNow()
  await inTransaction(ctx, async (tx) => {
    const job = await startBackgroundJob(tx, 'undo', { act: kept.act })
    await setImport(tx, id, { undo_job_id: job.id })
  })
}
