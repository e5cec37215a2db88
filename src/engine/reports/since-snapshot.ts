import { sql } from 'kysely'
import type { Filter } from '../../kernel/filter.ts'
import type { Declaration } from '../../kernel/object.ts'
import type { Context } from '../context.ts'
import { column, fromSql, tableOf } from '../records/columns.ts'
import { whereFilter } from '../records/filter.ts'
import { plannedAnew } from '../schema/database.ts'
import { asked, asText, type Held } from './snapshot.ts'

/** A record as it stood in the picture, and as it stands now; undefined: it was not in it, or `where` is not true of it. */
export type Pair = readonly [before: Held | undefined, after: Held | undefined]
/** `among`: of which records of today; `where`: which of them still stand. */
type Since = { readonly day: string; readonly where: Filter; readonly among: Filter }

const piece = 5000

/**
 * The records touched since the picture of a day (touched.ts), in pieces by id, as far as the reader may read them today; what is in the
 * recycle bin was, and is no more. Index: (object, record_id) of the marks, the primary keys of picture and record.
 */
export async function* touchedSince(ctx: Context, declared: Declaration, { day, where, among }: Since): AsyncGenerator<readonly Pair[]> {
  const { object, fields, reach } = asked(ctx, declared)
  const columns = sql.join(fields.map(([name]) => sql`${sql.ref(`t.${column(name)}`)} as ${sql.ref(name)}`))
  for (let after: string | undefined; ; ) {
    const next = after ? sql`and t.id > ${after}::uuid` : sql``
    const found =
      await sql<Row>`${plannedAnew}select t.id, s.held as "wasHeld", (t.deleted_at is null and ${whereFilter(ctx, object, where)}) as "stillStands", ${columns}
      from ${sql.table(tableOf(object))} as t join (select distinct record_id from snapshot_touched where object = ${object.name}) as m on m.record_id = t.id
      left join snapshot as s on s.object = ${object.name} and s.taken_on = ${day}::date and s.record_id = t.id
      where ${reach} and ${whereFilter(ctx, object, among)} ${next} order by t.id limit ${piece}`.execute(ctx.db)
    yield found.rows.map((row): Pair => {
      const held = (value: (name: string) => unknown): Held => ({
        id: row.id,
        ...Object.fromEntries(fields.map(([name, field]) => [name, fromSql(field, value(name))])),
      })
      return [row.wasHeld ? held((name) => asText(row.wasHeld?.[name])) : undefined, row.stillStands ? held((name) => row[name]) : undefined]
    })
    if (found.rows.length < piece) return
    after = found.rows.at(-1)?.id
  }
}

type Row = { readonly id: string; readonly wasHeld: Readonly<Record<string, unknown>> | null; readonly stillStands: boolean | null } & Readonly<
  Record<string, unknown>
>
