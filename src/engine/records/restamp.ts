import { type RawBuilder, sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import { type Context, inTransaction } from '../context.ts'
import { tableOf } from './columns.ts'
import { stampChildren } from './stamp-children.ts'

/** Rows of one transaction: nobody waits long for a record of somebody who owns fifty thousand. */
const chunk = 500

type Owner = {
  readonly id: string /** His unit as it stands now, held until the transaction ends; undefined: he is gone, his records stay as they are. */
  readonly unit: (tx: Context) => Promise<string | null | undefined>
}

/**
 * Gives the records of an owner, and all below them, the unit he belongs to now, piece by piece. A stamp is derived, so neither
 * version nor facts move. What is right already is not touched, so it may run again, or twice at once after two moves.
 */
export async function restampOwned(ctx: Context, owner: Owner): Promise<void> {
  for (const object of ctx.house.objects.values()) {
    if (object.parent) continue
    let moved = 0
    // Two passes, each served by its own index: (owner_id, …) of what lives, (deleted_at, id) of the recycle bin.
    for (const where of [sql`t.deleted_at is null`, sql`t.deleted_at is not null`]) {
      for (let done = chunk; done === chunk; moved += done) done = await inTransaction(ctx, (tx) => restampSome(tx, object, owner, where))
    }
    if (moved) ctx.house.announce({ act: ctx.act, object: object.name, verb: 'restamp', actorId: ctx.person.id, records: [] })
  }
}

async function restampSome(tx: Context, object: Declaration, owner: Owner, where: RawBuilder<unknown>): Promise<number> {
  const unit = await owner.unit(tx)
  if (unit === undefined) return 0
  const table = sql.table(tableOf(object))
  const done = await sql<{ id: string }>`update ${table} set unit_id = ${unit}::uuid where id in (
    select t.id from ${table} as t where t.owner_id = ${owner.id}::uuid and t.unit_id is distinct from ${unit}::uuid and ${where} order by t.id limit ${chunk} for no key update of t) returning id`.execute(
    tx.db,
  )
  await stampChildren(
    tx,
    object,
    done.rows.map((row) => row.id),
  )
  return done.rows.length
}
