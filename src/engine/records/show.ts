import { type RawBuilder, sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import { maskValue, type Shown, shownFields, titleFor } from '../access/fields.ts'
import { keptPerPerson } from '../access/kept.ts'
import { houseId, houseName } from '../access/person.ts'
import { isShelved } from '../access/pools.ts'
import { scopeOf, within } from '../access/scope.ts'
import { type Context, objectOf } from '../context.ts'
import { writtenOut } from '../schema/written-out.ts'
import { column, fromSql, tableOf } from './columns.ts'

/** A record as the API gives it. */
export type RecordRow = Record<string, unknown> & { id: string; version: number }

/** What one query selects and how its rows become records: worked out once for a person, used for every row. */
export type Shape = {
  readonly columns: RawBuilder<unknown>
  readonly cells: readonly Cell[]
  readonly refs: readonly RefCell[]
  /** What is nobody's he sees as it lies in a pool. */
  readonly shelved: boolean
}
type Cell = Shown & { readonly column: string }
type Ref = readonly [name: string, target: Declaration]
type RefCell = { readonly as: string; readonly target: Declaration; readonly column: string; readonly titleColumn: string }

const systemNames = ['id', 'ownerId', 'unitId', 'version', 'createdAt', 'createdById', 'updatedAt', 'updatedById', 'deletedAt'] as const

const systemCells = systemNames.map((name) => ({ name, column: column(name) }))
const kept = keptPerPerson<Shape>()

/** Columns this person may see, with the title of each ref's target beside it: looked up by primary key, within what he may read of the target. */
export const shapeOf = (ctx: Context, object: Declaration, wanted?: readonly string[]): Shape =>
  kept(ctx.person, object, wanted?.join() ?? '*', () => makeShape(ctx, object, wanted))

function makeShape(ctx: Context, object: Declaration, wanted?: readonly string[]): Shape {
  const shown = shownFields(ctx, object, wanted).filter(({ field }) => field.kind.sql(field) !== null)
  const own = shown.filter(({ field, masked }) => field.target && field.kind.holds === 'one' && !masked)
  const refs = [...own.map(({ name, field }): Ref => [name, objectOf(ctx.house, field.target as string)]), ...systemRefs(ctx, wanted)]
  const columns = [...systemNames, ...shown.map(({ name }) => name)].map((name) => sql.ref(`t.${column(name)}`))
  return {
    shelved: isShelved(ctx, object),
    columns: writtenOut(sql.join([...columns, ...refs.map((ref) => titleOf(ctx, ref))]), ctx.db),
    cells: shown.map((each) => ({ ...each, column: column(each.name) })),
    refs: refs.map(([name, target]) => ({ as: refName(name), target, column: column(name), titleColumn: titleColumn(name) })),
  }
}

function systemRefs(ctx: Context, wanted?: readonly string[]): Ref[] {
  return Object.entries(ctx.house.systemFields).flatMap(([name, { target }]): Ref[] =>
    target && (!wanted || wanted.includes(name)) ? [[name, objectOf(ctx.house, target)]] : [],
  )
}

function titleOf(ctx: Context, [name, target]: Ref): RawBuilder<unknown> {
  const scope = within(ctx, scopeOf(ctx, target, 'read'), 'r')
  const as = sql.ref(titleColumn(name))
  return sql`(select ${sql.ref(`r.${column(target.title)}`)} from ${sql.table(tableOf(target))} as r where r.id = ${sql.ref(`t.${column(name)}`)} and ${scope}) as ${as}`
}

const titleColumn = (name: string): string => `${column(name)}__title`

/** `customerId` -> `customer`: where the answer carries the target's id and title. */
export const refName = (name: string): string => name.replace(/Id$/, '')

/** A row of the database as the API gives it: masked where he may not see it whole; refs with titles. */
export function showRow(ctx: Context, shape: Shape, row: Record<string, unknown>): RecordRow {
  const record: Record<string, unknown> = {}
  for (const { name, column } of systemCells) record[name] = row[column] ?? null
  const starred = shape.shelved && row.owner_id === null
  for (const { name, field, masked, column } of shape.cells) {
    const value = fromSql(field, row[column])
    record[name] = masked || (starred && field.mask) ? maskValue(field, value) : value
  }
  for (const { as, target, column, titleColumn } of shape.refs) {
    const id = row[column]
    record[as] = id ? { id, title: id === houseId ? houseName : titleFor(ctx.person, target, row[titleColumn]) } : null
  }
  return record as RecordRow
}
