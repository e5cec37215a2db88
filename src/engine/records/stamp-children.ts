import { sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import { type Context, childrenOf } from '../context.ts'
import { column, tableOf } from './columns.ts'

/**
 * Gives all children of these records their parent's owner, unit and topmost record, down the whole tree, in the transaction
 * of the change: so a list of children needs no join to know who may read it. Index: (parent column) of each child.
 */
export async function stampChildren(ctx: Context, object: Declaration, ids: readonly string[]): Promise<void> {
  if (!ids.length) return
  for (const child of childrenOf(ctx.house, object.name)) {
    const by = sql.ref(`c.${column(child.parent as string)}`)
    const root = object.parent ? sql.ref('p.root_id') : sql.ref('p.id')
    const done = await sql<{ id: string }>`update ${sql.table(tableOf(child))} as c set owner_id = p.owner_id, unit_id = p.unit_id, root_id = ${root}
      from ${sql.table(tableOf(object))} as p where ${by} = p.id and p.id = any(${ids}::uuid[]) returning c.id`.execute(ctx.db)
    await stampChildren(
      ctx,
      child,
      done.rows.map((row) => row.id),
    )
  }
}
