import { type RawBuilder, sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import { maskValue, type Shown, shownFields, titleFor } from '../access/fields.ts'
import { scopeOf, within } from '../access/scope.ts'
import { type Context, objectOf } from '../context.ts'
import { column, fromSql, tableOf } from './columns.ts'

/** A record as the API gives it. */
export type RecordRow = Record<string, unknown> & { id: string; version: number }

/** What one query selects and how its rows become records: worked out once, used for every row. */
export type Shape = { readonly shown: readonly Shown[]; readonly columns: RawBuilder<unknown>; readonly refs: readonly Ref[] }
type Ref = readonly [name: string, target: Declaration]

const systemNames = ['id', 'ownerId', 'unitId', 'version', 'createdAt', 'createdById', 'updatedAt', 'updatedById', 'deletedAt'] as const

/** Columns this person may see, with the title of each ref's target beside it: looked up by primary key, within what he may read of the target. */
export function shapeOf(ctx: Context, object: Declaration, wanted?: readonly string[]): Shape {
  const shown = shownFields(ctx, object, wanted).filter(({ field }) => field.kind.sql(field) !== null)
  const own = shown.filter(({ field, masked }) => field.target && field.kind.holds === 'one' && !masked)
  const refs = [...own.map(({ name, field }): Ref => [name, objectOf(ctx.house, field.target as string)]), ...systemRefs(ctx, wanted)]
  const columns = [...systemNames, ...shown.map(({ name }) => name)].map((name) => sql.ref(`t.${column(name)}`))
  return { shown, columns: sql.join([...columns, ...refs.map((ref) => titleOf(ctx, ref))]), refs }
}

function systemRefs(ctx: Context, wanted?: readonly string[]): Ref[] {
  return Object.entries(ctx.house.systemFields).flatMap(([name, { target }]): Ref[] => (target && (!wanted || wanted.includes(name)) ? [[name, objectOf(ctx.house, target)]] : []))
}

function titleOf(ctx: Context, [name, target]: Ref): RawBuilder<unknown> {
  const scope = within(ctx, scopeOf(ctx, target, 'read'), 'r')
  const as = sql.ref(`${column(name)}__title`)
  return sql`(select ${sql.ref(`r.${column(target.title)}`)} from ${sql.table(tableOf(target))} as r where r.id = ${sql.ref(`t.${column(name)}`)} and ${scope}) as ${as}`
}

/** `customerId` -> `customer`: where the answer carries the target's id and title. */
export const refName = (name: string): string => name.replace(/Id$/, '')

/** A row of the database as the API gives it: masked where he may not see it whole; refs with titles. */
export function showRow(ctx: Context, object: Declaration, shape: Shape, row: Record<string, unknown>): RecordRow {
  const record: Record<string, unknown> = {}
  for (const name of systemNames) record[name] = row[column(name)] ?? null
  for (const { name, field, masked } of shape.shown) {
    const value = fromSql(field, row[column(name)])
    record[name] = masked ? maskValue(field, value) : value
  }
  for (const [name, target] of shape.refs) {
    const id = row[column(name)]
    record[refName(name)] = id ? { id, title: titleFor(ctx.person, target, row[`${column(name)}__title`]) } : null
  }
  return record as RecordRow
}
