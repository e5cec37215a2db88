import { sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import type { Context } from '../context.ts'
import { tableOf } from '../records/columns.ts'

/**
 * Which records were written since their last picture was taken (declaration.snapshots), marked in the transaction of each write: what was not
 * touched is today what it was then, so a comparison looks at a week's work and not at a million records. Marks are only added, so that
 * writers of different records never wait for each other; one that stands twice is read once.
 */
export async function markTouched(ctx: Context, { name, snapshots }: Declaration, ids: readonly string[]): Promise<void> {
  if (!snapshots || !ids.length) return
  await sql`insert into snapshot_touched (object, record_id) select ${name}, unnest(${[...new Set(ids)]}::uuid[])`.execute(ctx.db)
}

/**
 * Before the picture is taken: what is written from here on is marked, and at worst marked for nothing. Of a picture told for a day gone by
 * (a demo company's) what was written since that instant is marked at once. Index: (updated_at, id).
 */
export async function startMarks(tx: Context, object: Declaration, day: string): Promise<void> {
  const { name } = object
  await sql`delete from snapshot_touched where object = ${name}`.execute(tx.db)
  await sql`insert into snapshot_touched (object, record_id) select ${name}, id from ${sql.table(tableOf(object))} where updated_at > ${tx.now.toISOString()}::timestamptz`.execute(
    tx.db,
  )
  await sql`insert into counter (name, value) values (${markedOf(name)}, ${asNumber(day)}) on conflict (name) do update set value = excluded.value`.execute(
    tx.db,
  )
}

/** Do the marks go back to the picture of this day? Not to one that is older than the last, nor than the marks themselves. */
export async function isMarkedSince(ctx: Context, { name }: Declaration, day: string): Promise<boolean> {
  const found = await sql<{ value: string }>`select value from counter where name = ${markedOf(name)}`.execute(ctx.db)
  return Number(found.rows[0]?.value) === asNumber(day)
}

const markedOf = (name: string): string => `touched.${name}`
/** A day as a figure: 20260921. */
const asNumber = (day: string): number => Number(day.replaceAll('-', ''))
