import { sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import type { Context } from '../context.ts'
import { asColumns } from '../records/derive.ts'
import { rawRows } from '../records/lock.ts'
import { isSame } from '../records/same.ts'
import { updateRows } from '../records/store.ts'
import { formulasOf, worked } from './formulas.ts'

/** Works out anew the formulas of these records and writes those that come to something else. Their rows are locked by the caller, or here. */
export async function rework(ctx: Context, object: Declaration, ids: readonly string[]): Promise<void> {
  const names = formulasOf(object).map(({ name }) => name)
  if (!names.length || !ids.length) return
  const rows = await rawRows(ctx, object, sql`t.id = any(${ids}::uuid[]) order by t.id for no key update of t`)
  const changed = [...rows.values()].flatMap((row) => {
    const now = worked(object, row, ctx.house.zone)
    return names.every((name) => isSame(row[name], now[name])) ? [] : [{ id: row.id, ...asColumns(object, now) }]
  })
  if (changed.length) await updateRows(ctx.db, object, names, changed)
}
