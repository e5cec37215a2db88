import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../context.ts'
import { column, tableOf } from './columns.ts'

/** Who somebody is: his title as a sub-select over the column that holds his id, `f.actor_id`. Whether the reader may see it is `titleFor`'s to say. */
export function personName(ctx: Context, at: string): RawBuilder<unknown> {
  const { people } = ctx.house
  return people
    ? sql`(select ${sql.ref(`who.${column(people.title)}`)} from ${sql.table(tableOf(people))} as who where who.id = ${sql.ref(at)})`
    : sql`null::text`
}
