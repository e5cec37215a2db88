import { sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import type { Context } from '../context.ts'
import { column, tableOf } from '../records/columns.ts'
import type { Raw } from '../records/lock.ts'

type Values = Record<string, unknown>

/**
 * The values of a merge, none of which would put the winner below itself: where its group stands below one of the losers, it takes the
 * first group of theirs that does not, or none.
 */
export async function withoutCircles(tx: Context, object: Declaration, rows: readonly Raw[], values: Values): Promise<Values> {
  const winner = rows[0] as Raw
  const ids = rows.map((row) => row.id)
  const kept = { ...values }
  for (const [name, { target, kind }] of Object.entries(object.fields)) {
    if (target !== object.name || kind.holds !== 'one') continue
    const wanted = [name in values ? values[name] : winner[name], ...rows.map((row) => row[name])]
    const above = wanted.filter((id): id is string => typeof id === 'string' && !ids.includes(id))
    const below = await standing(tx, object, { name, above, ids })
    const first = above.find((id) => !below.has(id)) ?? null
    if (first === (winner[name] ?? null)) delete kept[name]
    else kept[name] = first
  }
  return kept
}

/** Which of these stand below one of the merged, up along the field. */
async function standing(
  tx: Context,
  object: Declaration,
  { name, above, ids }: { name: string; above: readonly string[]; ids: readonly string[] },
): Promise<Set<string>> {
  if (!above.length) return new Set()
  const found = await sql<{ start: string }>`with recursive up(start, id) as (
      select a, a from unnest(${above}::uuid[]) as a
      union select up.start, ${sql.ref(`t.${column(name)}`)} from up join ${sql.table(tableOf(object))} as t on t.id = up.id where t.id <> all(${ids}::uuid[])
    ) select distinct start from up where id = any(${ids}::uuid[])`.execute(tx.db)
  return new Set(found.rows.map((row) => row.start))
}
