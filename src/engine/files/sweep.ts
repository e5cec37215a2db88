import { sql } from 'kysely'
import { type Context, inTransaction } from '../context.ts'
import { lockHash } from './keep.ts'
import { uploadLasts } from './upload.ts'

/** A form may lie open for days; after so many a file that no record ever named is nobody's. */
const daysUnnamed = 7
const chunk = 500

/** Removes files that were brought but never named by a record, and what broken uploads left. What a record ever named stays, for an undo. */
export async function sweepFiles(ctx: Context): Promise<void> {
  const before = new Date(ctx.now.getTime() - daysUnnamed * 86_400_000)
  const yesterday = new Date(ctx.now.getTime() - uploadLasts)
  await sql`delete from upload where at < ${yesterday.toISOString()}::timestamptz`.execute(ctx.db)
  await ctx.house.files.sweep(yesterday)
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

/** Removes bytes that no row points at: a program was killed between the two, or a back-up held the sweep off. Looks at each once a week. */
export async function sweepOrphans(ctx: Context): Promise<void> {
  let some: string[] = []
  for await (const hash of ctx.house.files.list()) {
    some.push(hash)
    if (some.length < chunk) continue
    await dropOrphans(ctx, some)
    some = []
  }
  await dropOrphans(ctx, some)
}

async function dropOrphans(ctx: Context, hashes: readonly string[]): Promise<void> {
  const known = await sql<{ hash: string }>`select distinct hash from stored_file where hash = any(${hashes}::text[])`.execute(ctx.db)
  const kept = new Set(known.rows.map((row) => row.hash))
  for (const hash of hashes) if (!kept.has(hash)) await dropBytes(ctx, hash)
}

/**
 * Equal bytes may be somebody else's too: they go with the last row that points at them. While a back-up runs nothing goes, for its
 * snapshot may name it still (app/backup/snapshot.ts holds the other side of this lock); what stays so is an orphan.
 */
async function dropBytes(ctx: Context, hash: string): Promise<void> {
  await inTransaction(ctx, async ({ db }) => {
    const { rows } = await sql<{ free: boolean }>`select pg_try_advisory_xact_lock(hashtextextended('kexin files ' || current_schema(), 0)) as free`.execute(db)
    if (!rows[0]?.free) return
    await lockHash(db, hash)
    const left = await sql`select 1 from stored_file where hash = ${hash} limit 1`.execute(db)
    if (!left.rows.length) await ctx.house.files.drop(hash)
  })
}
