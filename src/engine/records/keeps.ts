import { sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Context } from '../context.ts'
import { column, tableOf } from './columns.ts'

/** Which of these are named by a living record that keeps what it names (field.keeps), and by what kind of record. Index: each such ref's own. */
export async function namedBy(ctx: Context, object: Declaration, ids: readonly string[]): Promise<ReadonlyMap<string, Declaration>> {
  const found = new Map<string, Declaration>()
  if (!ids.length) return found
  for (const each of ctx.house.objects.values())
    for (const [name, field] of Object.entries(each.fields)) {
      if (!field.keeps || field.target !== object.name) continue
      const by = sql.ref(`t.${column(name)}`)
      const rows = await sql<{ id: string }>`select i.id from unnest(${ids}::uuid[]) as i(id)
        where exists (select 1 from ${sql.table(tableOf(each))} as t where ${by} = i.id and t.deleted_at is null)`.execute(ctx.db)
      for (const { id } of rows.rows) found.set(id, each)
    }
  return found
}

export const stillNamed = ({ label }: Declaration, by: Declaration): Problem =>
  new Problem('conflict', {
    zh: `还有${by.label.zh}在使用这个${label.zh}，不能删除；请先把它们移走，或改为停用`,
    en: `It is in use by ${by.label.en.toLowerCase()} records, so this ${label.en.toLowerCase()} cannot be deleted; move them first or retire it`,
  })
