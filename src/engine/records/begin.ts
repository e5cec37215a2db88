import { sql } from 'kysely'
import type { Beginning, Field } from '../../kernel/field.ts'
import { fill } from '../../kernel/label.ts'
import type { Declaration } from '../../kernel/object.ts'
import { asHouse } from '../access/person.ts'
import { type Context, objectOf } from '../context.ts'
import { column, fromSql, tableOf } from './columns.ts'
import type { Refuse, Wish } from './create-stamps.ts'
import { whereFilter } from './filter.ts'
import { invalid } from './troubles.ts'

type Start = { readonly name: string; readonly field: Field; readonly begins: Beginning }
type Found = { readonly id: string } & Readonly<Record<string, unknown>>

const nowhere = { zh: '还没有可用的“{zh}”，请联系管理员设置', en: 'There is no {en} to begin with yet; please ask an administrator to set one up' }

/**
 * Gives new records that name none the first record of each ref that begins so (field.begins), in the order of the declaration: a stage
 * is looked for in the pipeline that was found before it. One query for each ref, whatever the batch.
 */
export async function begun(ctx: Context, object: Declaration, wishes: Wish[], refuse: Refuse): Promise<Wish[]> {
  let kept = wishes
  for (const start of startsOf(object)) kept = await beginAt(ctx, kept, start, refuse)
  return kept
}

const startsOf = (object: Declaration): Start[] =>
  Object.entries(object.fields).flatMap(([name, field]) => (field.begins ? [{ name, field, begins: field.begins }] : []))

async function beginAt(ctx: Context, wishes: Wish[], start: Start, refuse: Refuse): Promise<Wish[]> {
  const { name, field, begins } = start
  const lacking = wishes.filter(({ values }) => (values[name] ?? null) === null)
  if (!lacking.length) return wishes
  const placeOf = ({ values }: Wish) => (begins.within ? String(values[begins.within] ?? '') : '')
  const found = await firstOf(ctx, start, [...new Set(lacking.map(placeOf))].filter(Boolean))
  return wishes.filter((wish) => {
    const first = lacking.includes(wish) ? found.get(placeOf(wish)) : undefined
    if (first) take(wish, start, first)
    const isLost = field.required === true && (wish.values[name] ?? null) === null
    if (isLost) refuse(wish.at, invalid([{ field: name, code: 'nowhere', message: fill(nowhere, { zh: field.label.zh, en: field.label.en }) }]))
    return !isLost
  })
}

function take({ values }: Wish, { name, begins }: Start, first: Found): void {
  values[name] = first.id
  for (const [own, theirs] of Object.entries(begins.takes ?? {})) values[own] = first[theirs] ?? null
}

/** The first of each place. A deal begins where its company lets deals begin, so the house looks. Index: the target's `within`. */
async function firstOf(ctx: Context, { field, begins }: Start, places: readonly string[]): Promise<ReadonlyMap<string, Found>> {
  const target = objectOf(ctx.house, field.target as string)
  const house = { ...asHouse(ctx.house, ctx.now), db: ctx.db }
  const { by, within, where, takes = {} } = begins
  // A bare constant would be no order to PostgreSQL.
  const place = within ? sql.ref(`t.${column(within)}`) : sql`concat('')`
  const names = [...new Set(Object.values(takes))]
  const taken = names.map((each) => sql`, ${sql.ref(`t.${column(each)}`)} as ${sql.ref(each)}`)
  const conditions = [
    sql`t.deleted_at is null`,
    ...(within ? [sql`${place} = any(${places}::uuid[])`] : []),
    ...(where ? [whereFilter(house, target, where)] : []),
  ]
  const rows = await sql<Found & { begins_within: string }>`select distinct on (${place}) ${place} as begins_within, t.id ${sql.join(taken, sql``)}
    from ${sql.table(tableOf(target))} as t where ${sql.join(conditions, sql` and `)} order by ${place}, ${sql.ref(`t.${column(by)}`)} nulls last, t.id`.execute(
    ctx.db,
  )
  const read = (row: Found): Found => ({ id: row.id, ...Object.fromEntries(names.map((each) => [each, fromSql(target.fields[each] as Field, row[each])])) })
  return new Map(rows.rows.map((row) => [row.begins_within, read(row)]))
}
