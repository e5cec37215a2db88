import { sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import { type Context, inTransaction } from '../context.ts'
import { tableOf } from '../records/columns.ts'

const chunk = 500

/** All records in the order of their ids, those in the bin too, some hundred at a time; a writer waits for one piece at most. */
export async function eachPiece(ctx: Context, object: Declaration, work: (tx: Context, ids: readonly string[]) => Promise<void>): Promise<void> {
  const next = (after: string | undefined) =>
    sql<{ id: string }>`select id from ${sql.table(tableOf(object))} ${after ? sql`where id > ${after}::uuid` : sql``} order by id limit ${chunk}`.execute(
      ctx.db,
    )
  for (let after: string | undefined; ; ) {
    const ids = (await next(after)).rows.map(({ id }) => id)
    if (ids.length) await inTransaction(ctx, (tx) => work(tx, ids))
    after = ids.at(-1)
    if (ids.length < chunk) return
  }
}

/** The marks of a table's columns: what each was last filled by, kept as its comment. */
export async function marksOf(ctx: Context, object: Declaration): Promise<ReadonlyMap<string, string | null>> {
  const found = await sql<{ name: string; mark: string | null }>`select attname as name, col_description(attrelid, attnum) as mark
    from pg_attribute where attrelid = to_regclass(quote_ident(${tableOf(object)})) and attnum > 0 and not attisdropped`.execute(ctx.db)
  return new Map(found.rows.map(({ name, mark }) => [name, mark]))
}

export async function markColumn(ctx: Context, object: Declaration, column: string, text: string): Promise<void> {
  await sql`comment on column ${sql.ref(`${tableOf(object)}.${column}`)} is ${sql.lit(text)}`.execute(ctx.db)
}
