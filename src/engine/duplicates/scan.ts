import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import type { Context } from '../context.ts'
import { type Clock, defineClock } from '../jobs/clock.ts'
import { tableOf } from '../records/columns.ts'
import { compareRecords, writeKeys } from './compare.ts'
import { wakeHeld } from './tell.ts'
import { termsFor } from './terms-kept.ts'

/** Records read, and compared, in one piece: nobody waits for it, and after a kill no more than that is done twice. */
const chunk = 1000
/** Grown by half since all were compared, all are compared again. */
const growth = 1.5
const handful = 50

type Phase = 'wanted' | 'keys' | 'pairs' | 'done'
export type Scan = { readonly phase: Phase; readonly done: number; readonly population: number; readonly compared: number; readonly endedAt: string | null }
type Row = { phase: Phase; last_id: string | null; done: number; population: number; compared: number; ended_at: string | null }

/** How far the look through all records of an object has come; undefined: there was none yet. */
export async function scanOf(ctx: Context, object: Declaration): Promise<Scan | undefined> {
  const row = await rowOf(ctx, object)
  return row && { phase: row.phase, done: row.done, population: row.population, compared: row.compared, endedAt: row.ended_at }
}

/** Asks for all records of an object to be compared again. One that is under way goes on. */
export async function wantScan(ctx: Context, object: Declaration): Promise<void> {
  await termsFor(ctx, object)
  await sql`update twin_scan set phase = 'wanted' where object = ${object.name} and phase = 'done'`.execute(ctx.db)
}

/** Is it time to compare all: what was compared while the house was much smaller was judged by other counts. The base has grown by half since, or is compared by other fields? A handful was compared as it came; a look under way is not begun twice. */
async function isDue(ctx: Context, object: Declaration): Promise<boolean> {
  const row = await rowOf(ctx, object)
  if (row?.phase === 'keys' || row?.phase === 'pairs') return false
  return row !== undefined && row.population > Math.max(row.phase === 'done' ? row.compared : 0, handful) * growth
}

async function rowOf({ db }: Context, object: Declaration): Promise<Row | undefined> {
  const found = await sql<Row>`select phase, last_id, done, population, compared, ended_at from twin_scan where object = ${object.name}`.execute(db)
  return found.rows[0]
}

/**
 * Compares all records of each object that wants it: keys first, then pairs, by id, in pieces whose end is kept, so that it goes on where a
 * kill left it. At night, or when a person asks for it. The work grows with the number of records: no record is compared with more than a few dozen others for each of its keys.
 */
export const compareAll: Clock = defineClock({
  name: 'compareAll',
  cron: '45 17 * * *',
  run: async (ctx) => {
    await wakeHeld(ctx)
    for (const object of ctx.house.objects.values()) {
      if (!object.twins) continue
      await termsFor(ctx, object)
      const row = await rowOf(ctx, object)
      if (row && (row.phase !== 'done' || (await isDue(ctx, object)))) await look(ctx, object, row)
    }
  },
})

async function look(ctx: Context, object: Declaration, { phase, last_id, done }: Row): Promise<void> {
  const from = phase === 'keys' || phase === 'pairs' ? { phase, last: last_id, done } : { phase: 'keys' as const, last: null, done: 0 }
  if (from.phase === 'keys') await walk(ctx, object, from, (ids) => writeKeys(ctx, object, ids))
  const terms = await termsFor(ctx, object)
  await walk(ctx, object, from.phase === 'pairs' ? from : { phase: 'pairs', last: null, done: 0 }, (ids) =>
    compareRecords(ctx, object, ids, { terms, later: true }),
  )
  await sql`update twin_scan set phase = 'done', last_id = null, compared = population, ended_at = now() where object = ${object.name}`.execute(ctx.db)
}

type From = { readonly phase: Phase; readonly last: string | null; readonly done: number }

async function walk(ctx: Context, object: Declaration, { phase, last, done }: From, work: (ids: readonly string[]) => Promise<void>): Promise<void> {
  let [after, count] = [last, done]
  for (;;) {
    await sql`update twin_scan set phase = ${phase}, last_id = ${after}::uuid, done = ${count} where object = ${object.name}`.execute(ctx.db)
    const found = await sql<{
      id: string
    }>`select id from ${sql.table(tableOf(object))} where deleted_at is null ${after ? sql`and id > ${after}::uuid` : sql``} order by id limit ${chunk}`.execute(
      ctx.db,
    )
    if (!found.rows.length) return
    const ids = found.rows.map((row) => row.id)
    const began = performance.now()
    await work(ids)
    // A million records take hours of which half belongs to whoever is at work.
    await pause(performance.now() - began)
    after = ids.at(-1) as string
    count += ids.length
  }
}
