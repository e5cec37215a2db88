import { type RawBuilder, sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import { type Context, childrenOf } from '../context.ts'
import { column, tableOf } from '../records/columns.ts'

/**
 * Where the facts of a record lie (`f` is the fact): of it alone by its id; of a topmost record and all below it by their root; of a
 * child, which is nobody's root, by its own id and those of the few records below it. Each is a stretch of an index.
 */
export async function stretchesOf(ctx: Context, object: Declaration, family: readonly string[], children: boolean): Promise<RawBuilder<unknown>[]> {
  if (!children) return family.map((id) => sql`f.record_id = ${id}::uuid`)
  if (!object.parent) return family.map((id) => sql`f.root_id = ${id}::uuid`)
  return [sql`f.record_id = any(${[...family, ...(await idsBelow(ctx, object, family))]}::uuid[])`]
}

const mostBelow = 500

async function idsBelow(ctx: Context, object: Declaration, ids: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const child of childrenOf(ctx.house, object.name)) {
    const by = sql.ref(column(child.parent as string))
    const rows = await sql<{
      id: string
    }>`select id from ${sql.table(tableOf(child))} where ${by} = any(${ids}::uuid[]) order by id desc limit ${mostBelow}`.execute(ctx.db)
    const own = rows.rows.map((row) => row.id)
    found.push(...own, ...(own.length ? await idsBelow(ctx, child, own) : []))
  }
  return found
}
