import { sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import { type Context, objectOf } from '../context.ts'
import { type Raw, rawRows } from '../records/lock.ts'
import { spare } from '../records/once.ts'
import { bury, raiseTree } from '../records/remove.ts'
import { updateRows } from '../records/store.ts'

type Place = { readonly holder: Declaration; readonly field: string }
type Turned = { readonly id: string; readonly now: unknown }

const rowsById = async (tx: Context, object: Declaration, ids: readonly string[], where = sql`true`): Promise<Raw[]> => [
  ...(await rawRows(tx, object, sql`t.id = any(${ids}::uuid[]) and ${where} order by t.id`)).values(),
]

/**
 * Of the living rows a merge is about to point at its winner, those that would say what another says already (declaration.once), or join
 * the winner with itself: one stays, they go to the recycle bin, and come back with the merge undone. The caller holds their locks.
 */
export async function dropSpare(tx: Context, { holder, field }: Place, turns: readonly Turned[]): Promise<ReadonlySet<string>> {
  if (!holder.once?.from.includes(field)) return new Set()
  const now = new Map(turns.map((each) => [each.id, each.now]))
  const living = await rowsById(tx, holder, [...now.keys()], sql`t.deleted_at is null`)
  const many = new Set(
    (
      await spare(
        tx,
        holder,
        living.map((row) => ({ ...row, [field]: now.get(row.id) })),
      )
    ).map(({ id }) => id),
  )
  await bury(
    tx,
    holder,
    living.filter(({ id }) => many.has(id)),
    'doubled',
  )
  return many
}

/** What these rows say once, worked out anew after one of their refs was turned. */
export async function renewOnce(tx: Context, holder: Declaration, ids: readonly string[]): Promise<void> {
  const { once } = holder
  if (!once || !ids.length) return
  const rows = await rowsById(tx, holder, ids)
  await updateRows(
    tx.db,
    holder,
    ['onceKey'],
    rows.map((row) => ({ id: row.id, onceKey: once.by(row) })),
  )
}

/** Brings back what `dropSpare` took away in this act, as far as it is one too many no longer. Index: fact (act, id). */
export async function raiseSpare(tx: Context, act: string): Promise<void> {
  const found = await sql<{ object: string; record_id: string }>`select object, record_id from fact
    where act = ${act}::uuid and id >= ${act}::uuid and verb = 'doubled'`.execute(tx.db)
  for (const [name, facts] of Map.groupBy(found.rows, (row) => row.object)) {
    const object = objectOf(tx.house, name)
    const gone = await rowsById(
      tx,
      object,
      facts.map((row) => row.record_id),
      sql`t.deleted_at is not null`,
    )
    const many = await spare(tx, object, gone)
    for (const row of gone.filter((each) => !many.includes(each))) await raiseTree(tx, object, [row], row.deletedAt as string, 'undo.doubled')
  }
}
