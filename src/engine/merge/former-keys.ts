import { sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import type { Context } from '../context.ts'
import { isSearched } from '../records/columns.ts'
import { type Raw, rawRows } from '../records/lock.ts'
import { updateRows } from '../records/store.ts'
import { type RecordKey, recordKey, united } from '../search/record-key.ts'
import { isMergeable } from './redirect.ts'

type Keyed = Readonly<Record<string, unknown>> & { readonly id: string }

/**
 * Rows about to be written with a new search key: what was merged into a record stays in it, so that the name, code or telephone of a
 * customer that is no more still leads to the one it is today (S0-09). Each line keeps its field's mark, and with it the reader's rights.
 */
export async function withFormerKeys(ctx: Context, object: Declaration, rows: readonly Keyed[]): Promise<readonly Keyed[]> {
  const former = await formerOf(
    ctx,
    object,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => {
    const taken = former.get(row.id)
    return taken ? { ...row, ...united([row as Keyed & RecordKey, ...taken.map((each) => recordKey(object, each))]) } : row
  })
}

/** Makes the search keys of these records anew after a merge, or after one was taken back: derived, so neither version nor facts move. */
export async function renewKeys(tx: Context, object: Declaration, ids: readonly string[]): Promise<void> {
  if (!isSearched(object)) return
  const rows = await rawRows(tx, object, sql`t.id = any(${ids}::uuid[])`)
  const own = [...rows.values()].map((row) => ({ id: row.id, ...recordKey(object, row) }))
  await updateRows(tx.db, object, ['searchText', 'searchKeys'], await withFormerKeys(tx, object, own))
}

/** All that was ever merged into each of these, as it stood. Index: merged (winner_id). */
async function formerOf(ctx: Context, object: Declaration, ids: readonly string[]): Promise<Map<string, Raw[]>> {
  if (!isMergeable(object) || !isSearched(object)) return new Map()
  const found = await sql<{ loser_id: string; winner_id: string }>`select loser_id, winner_id from merged where winner_id = any(${ids}::uuid[])`.execute(ctx.db)
  if (!found.rows.length) return new Map()
  const gone = await rawRows(ctx, object, sql`t.id = any(${found.rows.map((row) => row.loser_id)}::uuid[])`)
  const former = new Map<string, Raw[]>()
  for (const { loser_id, winner_id } of found.rows) {
    const row = gone.get(loser_id)
    if (row) former.set(winner_id, [...(former.get(winner_id) ?? []), row])
  }
  return former
}
