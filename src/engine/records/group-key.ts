import { type RawBuilder, sql } from 'kysely'
import type { Field } from '../../kernel/field.ts'
import type { Filter } from '../../kernel/filter.ts'
import type { Declaration } from '../../kernel/object.ts'
import { afterPeriod, type Period } from '../../lib/period.ts'
import { startOfDay } from '../../lib/time.ts'
import type { Context } from '../context.ts'
import { column } from './columns.ts'
import { comparableField, unknownField } from './named.ts'

/**
 * What rows are told apart by. `column` is its SQL over alias `t`; `each` joins the members of a list, one row for each of them. `grouped`:
 * what `column` is made of, and cheaper to tell rows apart by: a month is written as text once a group, not once a row.
 */
export type GroupKey = {
  readonly name: string
  readonly field: Field
  readonly period?: Period
  readonly column: RawBuilder<unknown>
  readonly grouped: RawBuilder<unknown>
  readonly each?: RawBuilder<unknown>
}

/** A field's value, each of several values, or the period of a time in the company's zone (`YYYY-MM-DD`, its first day). Refused where the reader may not compare by the field. */
export function groupKey(ctx: Context, object: Declaration, name: string, period?: Period): GroupKey {
  const field = comparableField(ctx, object, name)
  const held = sql.ref(`t.${column(name)}`)
  const { windows, holds } = field.kind
  if (period) {
    if (!windows) throw unknownField(name)
    const wall = windows === 'instant' ? sql`timezone(${sql.lit(ctx.house.zone)}, ${held})` : sql`${held}::timestamp`
    const grouped = sql`date_trunc(${sql.lit(period)}, ${wall})`
    return { name, field, period, grouped, column: sql`to_char(${grouped}, 'YYYY-MM-DD')` }
  }
  if (holds === 'json') throw unknownField(name)
  if (holds === 'one') return { name, field, grouped: held, column: held }
  const each = `each_${column(name)}`
  const member = sql.ref(`${each}.value`)
  return { name, field, grouped: member, column: member, each: sql`cross join lateral unnest(${held}) as ${sql.table(each)}(value)` }
}

/** The records of one group, as a filter of their list says it; `value` as the API gives it. */
export function groupFilter(ctx: Context, { name: field, field: { kind }, period }: GroupKey, value: unknown): Filter {
  if (value === null) return { field, op: 'empty' }
  if (!period) return { field, op: kind.holds === 'array' ? 'contains' : 'eq', value }
  const edge = (day: string) => (kind.windows === 'instant' ? startOfDay(day, ctx.house.zone) : day)
  const from = value as string
  return {
    all: [
      { field, op: 'gte', value: edge(from) },
      { field, op: 'lt', value: edge(afterPeriod(period, from)) },
    ],
  }
}
