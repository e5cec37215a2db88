import { sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import type { Db } from '../context.ts'
import { column, tableOf, typesOf } from './columns.ts'

type Row = Readonly<Record<string, unknown>>

// Names of declarations, joined as text: as hundreds of nodes they cost more than the row they are for.
const quoted = (name: string): string => `"${column(name)}"`

/** `x(id uuid, name text, …)`: one JSON parameter carries any number of rows, so one prepared statement serves one and a thousand. */
function recordSet(object: Declaration, names: readonly string[], rows: readonly Row[]) {
  const types = typesOf(object)
  const columns = sql.raw(names.map((name) => `${quoted(name)} ${types[name]}`).join())
  const set = rows.map((row) => Object.fromEntries(names.map((name) => [column(name), row[name] ?? null])))
  return sql`json_to_recordset(${JSON.stringify(set)}::json) as x(${columns})`
}

/** Inserts rows; answers the ids that went in. A row that a unique index refuses is left out, so one twin does not sink a batch. */
export async function insertRows(db: Db, object: Declaration, names: readonly string[], rows: readonly Row[]): Promise<Set<string>> {
  const columns = sql.raw(names.map(quoted).join())
  const done = await sql<{
    id: string
  }>`insert into ${sql.table(tableOf(object))} (${columns}) select ${sql.raw(names.map((name) => `x.${quoted(name)}`).join())} from ${recordSet(object, names, rows)} on conflict do nothing returning id`.execute(
    db,
  )
  return new Set(done.rows.map((row) => row.id))
}

/** Writes the same columns of many rows, each found by id. The caller holds their locks. */
export async function updateRows(db: Db, object: Declaration, names: readonly string[], rows: readonly Row[]): Promise<void> {
  const sets = names.map((name) => `${quoted(name)} = x.${quoted(name)}`)
  await sql`update ${sql.table(tableOf(object))} as t set ${sql.raw(sets.join())} from ${recordSet(object, ['id', ...names], rows)} where t.id = x.id`.execute(
    db,
  )
}
