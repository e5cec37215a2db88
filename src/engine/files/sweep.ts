import { sql } from 'kysely'
import { type Context, inTransaction } from '../context.ts'
import { lockHash } from './keep.ts'

/** A form may lie open for days; after so many a file that no record ever named is nobody's. */
const daysUnnamed = 7
const chunk = 500

/** Removes files that were brought but never named by a record, and what broken uploads left. What a record ever named stays, for an undo. */
export async function sweepFiles(ctx: Context): Promise<void> {
  const before = new Date(ctx.now.getTime() - daysUnnamed * 86_400_000)
  await ctx.house.files.sweep(new Date(ctx.now.getTime() - 86_400_000))
  for (;;) {
    const gone = await sql<{
      hash: string
    }>`delete from stored_file where id in (select id from stored_file where not named and at < ${before.toISOString()}::timestamptz limit ${chunk}) returning hash`.execute(
      ctx.db,
    )
    for (const hash of new Set(gone.rows.map((row) => row.hash))) await dropBytes(ctx, hash)
    if (gone.rows.length < chunk) return
  }
}

/** Equal bytes may be somebody else's too: they go with the last row that points at them. */
async function dropBytes(ctx: Context, hash: string): Promise<void> {
  await inTransaction(ctx, async ({ db }) => {
    await lockHash(db, hash)
    const left = await sql`select 1 from stored_file where hash = ${hash} limit 1`.execute(db)
    if (!left.rows.length) await ctx.house.files.drop(hash)
  })
}
