import { type RawBuilder, sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import { type Context, childrenOf } from '../context.ts'
import { column, tableOf } from '../records/columns.ts'

/**
 * Where the facts of a record lie (`f` is the fact): of it alone by its id; of a topmost record and all below it by their root; of a
 * child, which is nobody's root, by its own id and those of the few records below it. What joins it with another record, of whose family
 * it is (declaration.ends), stands on the line of both. Each is a stretch of an index.
 */
export async function stretchesOf(ctx: Context, object: Declaration, family: readonly string[], children: boolean): Promise<RawBuilder<unknown>[]> {
  if (!children) return family.map((id) => sql`f.record_id = ${id}::uuid`)
  const joined = await idsJoined(ctx, object, family)
  if (object.parent) return [sql`f.record_id = any(${[...family, ...(await idsBelow(ctx, object, family)), ...joined]}::uuid[])`]
  const own = family.map((id) => sql`f.root_id = ${id}::uuid`)
  return joined.length ? [...own, sql`f.record_id = any(${joined}::uuid[]) and f.root_id <> all(${family}::uuid[])`] : own
}

/** Objects that stand on the line of such a record although they are not below it, with the fields that say so. */
export const joining = (ctx: Context, object: Declaration): { readonly each: Declaration; readonly ends: readonly string[] }[] =>
  [...ctx.house.objects.values()].flatMap((each) => {
    const ends = [...(each.ends ?? []), ...(each.toldOn ?? [])].filter((name) => each.fields[name]?.target === object.name)
    return ends.length ? [{ each, ends }] : []
  })

/** Records of which one of these is the other end, the recycle bin too. Index: each end's own. */
async function idsJoined(ctx: Context, object: Declaration, ids: readonly string[]): Promise<string[]> {
  const arms = joining(ctx, object).flatMap(({ each, ends }) =>
    ends.map(
      (end) => sql`(select id from ${sql.table(tableOf(each))} where ${sql.ref(column(end))} = any(${ids}::uuid[]) order by id desc limit ${mostBelow})`,
    ),
  )
  if (!arms.length) return []
  const found = await sql<{ id: string }>`${sql.join(arms, sql` union all `)}`.execute(ctx.db)
  return found.rows.map((row) => row.id)
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
