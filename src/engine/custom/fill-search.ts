import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import type { Context } from '../context.ts'
import { withFormerKeys } from '../merge/former-keys.ts'
import { isSearched } from '../records/columns.ts'
import { rawRows } from '../records/lock.ts'
import { updateRows } from '../records/store.ts'
import { recordKey } from '../search/record-key.ts'
import { eachPiece, markColumn, marksOf } from './pieces.ts'

const column = 'search_text'

/** What the search keys hold of the company's own fields; empty where none is searched. */
function markOf(object: Declaration): string {
  const said = Object.entries(object.fields).flatMap(([name, { isOwn, search, kind, options }]) =>
    isOwn && search ? [[name, kind.name, options?.map(({ label }) => label)]] : [],
  )
  return said.length ? createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 16) : ''
}

/** A field that is searched from today on, no longer, or gone: the search keys of the records there are say so too. */
export async function fillSearch(ctx: Context, object: Declaration): Promise<void> {
  if (!isSearched(object)) return
  const mark = markOf(object)
  if (((await marksOf(ctx, object)).get(column) ?? '') === mark) return
  await eachPiece(ctx, object, async (tx, ids) => {
    const rows = await rawRows(tx, object, sql`t.id = any(${ids}::uuid[]) order by t.id for no key update of t`)
    await updateRows(
      tx.db,
      object,
      ['searchText', 'searchKeys'],
      await withFormerKeys(
        tx,
        object,
        [...rows.values()].map((row) => ({ id: row.id, ...recordKey(object, row) })),
      ),
    )
  })
  await markColumn(ctx, object, column, mark)
}
