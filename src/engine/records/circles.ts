import { sql } from 'kysely'
import { messages } from '../../kernel/messages.ts'
import type { Declaration } from '../../kernel/object.ts'
import type { Trouble } from '../../kernel/problem.ts'
import type { Context } from '../context.ts'
import { column, tableOf } from './columns.ts'

type Moved = { readonly id: string; readonly values: Readonly<Record<string, unknown>> }

/** A record may not come to stand below itself: a unit under its own team, a supervisor under his report. One query per such field, up from the new place. */
export async function circleTroubles(ctx: Context, object: Declaration, rows: readonly Moved[]): Promise<Trouble[][]> {
  const troubles: Trouble[][] = rows.map(() => [])
  for (const [name, field] of Object.entries(object.fields)) {
    const moved = rows.filter(({ values }) => typeof values[name] === 'string')
    if (field.target !== object.name || field.kind.holds !== 'one' || !moved.length) continue
    const up = sql.ref(`t.${column(name)}`)
    const found = await sql<{ start: string }>`with recursive above(start, id) as (
        select m.id, m.above from unnest(${moved.map(({ id }) => id)}::uuid[], ${moved.map(({ values }) => values[name])}::uuid[]) as m(id, above)
        union select above.start, ${up} from above join ${sql.table(tableOf(object))} as t on t.id = above.id where above.id <> above.start
      ) select distinct start from above where id = start`.execute(ctx.db)
    const circled = new Set(found.rows.map((row) => row.start))
    for (const [at, row] of rows.entries()) if (circled.has(row.id) && row.values[name]) troubles[at]?.push({ field: name, ...messages.belowItself })
  }
  return troubles
}
