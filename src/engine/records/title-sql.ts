import { type RawBuilder, sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import { scopeOf, within } from '../access/scope.ts'
import { type Context, objectOf } from '../context.ts'
import { column, tableOf } from './columns.ts'

/** What a record is called, as text: its title, whatever kind that is of, or that of the record its title names, as far as this person may read it. */
export function titleSql(ctx: Context, object: Declaration, alias: string): RawBuilder<unknown> {
  const held = sql.ref(`${alias}.${column(object.title)}`)
  const target = object.fields[object.title]?.target
  if (!target) return sql`${held}::text`
  const named = objectOf(ctx.house, target)
  return sql`(select ${sql.ref(`n.${column(named.title)}`)}::text from ${sql.table(tableOf(named))} as n where n.id = ${held} and ${within(ctx, scopeOf(ctx, named, 'read'), 'n')})`
}
