import { sql } from 'kysely'
import { type Context, inTransaction } from '../context.ts'
import { column, tableOf } from '../records/columns.ts'
import { ownNameShape } from './keys.ts'

/** Drops the column of an own field that nobody can see any more, together with what `note` writes of it. Tried again the next night if the table is busy. */
export async function dropColumns(
  ctx: Context,
  { object: of, name }: { readonly object: string; readonly name: string },
  note: (tx: Context) => Promise<void>,
): Promise<void> {
  const object = ctx.house.objects.get(of)
  if (!object || !ownNameShape.test(name) || Object.hasOwn(object.fields, name)) return
  await inTransaction(ctx, async (tx) => {
    await sql`set local lock_timeout = '2s'`.execute(tx.db)
    await sql`alter table ${sql.table(tableOf(object))} drop column if exists ${sql.ref(column(name))}`.execute(tx.db)
    await note(tx)
  })
}
