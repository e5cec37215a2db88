import { sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import { type Context, childrenOf } from '../context.ts'
import { column, tableOf } from './columns.ts'

/**
 * Gives all children of these records their parent's owner, unit and topmost record, down the whole tree, in the transaction
 * of the change: so a list of children needs no join to know who may read it. Index: (parent column) of each child.
 */
export async function stampChildren(ctx: Context, object: Declaration, ids: readonly string[]): Promise<void> {
  const children = childrenOf(ctx.house, object.name)
  if (!ids.length || !children.length) return
  const root = object.parent ? sql.ref('p.root_id') : sql.ref('p.id')
  const written = children.map(
    (child) => sql`${sql.table(child.name)} as (update ${sql.table(tableOf(child))} as c set owner_id = p.owner_id, unit_id = p.unit_id, root_id = ${root}
      from ${sql.table(tableOf(object))} as p where ${sql.ref(`c.${column(child.parent as string)}`)} = p.id and p.id = any(${ids}::uuid[]) returning c.id)`,
  )
  const parents = children.filter((child) => childrenOf(ctx.house, child.name).length)
  const done = parents.map((child) => sql`select ${sql.lit(child.name)} as object, id from ${sql.table(child.name)}`)
  // One statement for all of them: a firm has twenty kinds of children, and most have none of most.
  const found = await sql<{
    object: string
    id: string
  }>`with ${sql.join(written)} ${done.length ? sql.join(done, sql` union all `) : sql`select 1 where false`}`.execute(ctx.db)
  const byObject = Map.groupBy(found.rows, (row) => row.object)
  for (const child of parents)
    await stampChildren(
      ctx,
      child,
      (byObject.get(child.name) ?? []).map((row) => row.id),
    )
}
