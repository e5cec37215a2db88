import { type RawBuilder, sql } from 'kysely'
import type { Declaration } from '../../../kernel/object.ts'
import { scopeOf, within } from '../../access/scope.ts'
import type { Context } from '../../context.ts'
import { sharing } from '../../records/among.ts'
import { column, tableOf, toSql } from '../../records/columns.ts'
import { type Raw, rawRows } from '../../records/lock.ts'
import { type Keys, nameField, uniqueFields } from './keys.ts'

/** A record met in the database. What the person may not read is known to be there and nothing more is told of it. */
export type Met = { readonly raw: Raw; readonly readable: boolean; readonly updatable: boolean }
export type Wanted = { readonly parent: string | null; readonly keys: Keys }

const mostPerKey = 5000

/**
 * Records that share a key with what a batch of rows says, in two statements whatever the batch: a union, so that each arm has
 * its own index (primary key, unique fields, name_norm or title, phone_keys; children by their parent's). The matcher of keys decides.
 */
export async function meet(ctx: Context, object: Declaration, wanted: readonly Wanted[], by?: string, names?: string): Promise<Met[]> {
  const arms = armsOf(object, wanted, names)
  const parents = by ? [...new Set(wanted.flatMap(({ parent }) => parent ?? []))] : []
  const ids = wanted.flatMap(({ keys }) => keys.id ?? [])
  const table = sql.table(tableOf(object))
  const inside = by ? sql`and ${sql.ref(`t.${column(by)}`)} = any(${parents}::uuid[])` : sql``
  const found = by && !parents.length ? [] : arms.map((arm) => sql`${arm} ${inside}`)
  const all = ids.length ? [...found, sql`t.id = any(${ids}::uuid[])`] : found
  if (!all.length) return []
  const union = sql.join(
    all.map((arm) => sql`(select t.id from ${table} as t where ${arm} and t.deleted_at is null limit ${sql.lit(mostPerKey)})`),
    sql` union `,
  )
  return readAndJudge(ctx, object, union)
}

/** The records of these ids, and what the person may do with each. */
async function readAndJudge(ctx: Context, object: Declaration, union: RawBuilder<unknown>): Promise<Met[]> {
  const table = sql.table(tableOf(object))
  const found = await sql<{
    id: string
    readable: boolean
    updatable: boolean
  }>`select t.id, ${within(ctx, scopeOf(ctx, object, 'read'))} as readable, ${within(ctx, scopeOf(ctx, object, 'update'))} as updatable
    from ${table} as t where t.id = any(array(${union}))`.execute(ctx.db)
  const raws = found.rows.length ? await rawRows(ctx, object, sql`t.id = any(${found.rows.map(({ id }) => id)}::uuid[]) order by t.id`) : new Map<string, Raw>()
  return found.rows.flatMap(({ id, readable, updatable }) => {
    const raw = raws.get(id)
    return raw ? [{ raw, readable, updatable: readable && updatable }] : []
  })
}

function armsOf(object: Declaration, wanted: readonly Wanted[], names?: string): RawBuilder<unknown>[] {
  const arms: RawBuilder<unknown>[] = []
  for (const [name, field] of uniqueFields(object)) {
    const values = wanted.flatMap(({ keys }) => (keys.exact.has(name) ? [toSql(field, keys.exact.get(name))] : []))
    if (values.length) arms.push(sql`${sql.ref(`t.${column(name)}`)} = any(${values}::${sql.raw(field.kind.sql(field) as string)}[])`)
  }
  const written = [...new Set(wanted.flatMap(({ keys }) => keys.sought ?? keys.name ?? []))]
  if (written.length) arms.push(sql`${nameColumn(object, names)} = any(${written}::${nameType(object, names)}[])`)
  const phones = [...new Set(wanted.flatMap(({ keys }) => keys.phones))]
  if (phones.length) arms.push(sharing(sql`t.phone_keys`, phones))
  return arms
}

const nameColumn = (object: Declaration, names?: string) => (object.twins ? sql`t.name_norm` : sql.ref(`t.${column(nameField(object, names))}`))

function nameType(object: Declaration, names?: string) {
  const field = object.fields[nameField(object, names)]
  return sql.raw(object.twins || !field ? 'text' : (field.kind.sql(field) as string))
}
