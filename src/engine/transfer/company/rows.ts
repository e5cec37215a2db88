import { createHash, type Hash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { RawRow, Snapshot } from '../export/cursor.ts'
import type { TableShape } from './tables.ts'

export type Tally = { rows: number; readonly hash: Hash }
export const newTally = (): Tally => ({ rows: 0, hash: createHash('sha256') })

/** A table as lines of JSON in the order of its key: the same rows give the same bytes in any house. */
export function lineQuery({ name, columns, key, without }: TableShape): RawBuilder<unknown> {
  const shown = columns.map((each) => (without.includes(each.name) ? sql`null as ${sql.ref(each.name)}` : sql.ref(each.name)))
  const order = sql.join(key.map((each) => sql.ref(each)))
  return sql`select row_to_json(line)::text from (select ${sql.join(shown)} from ${sql.table(name)} order by ${order}) as line`
}

/** How times and figures are written does not hang on who reads. */
export const plainly = sql`select set_config('timezone', 'UTC', true), set_config('datestyle', 'ISO', true), set_config('extra_float_digits', '1', true), set_config('statement_timeout', '0', true), set_config('idle_in_transaction_session_timeout', '0', true)`

/** Pieces of a table's lines, counted and hashed as they pass. */
export async function* linesOf(snapshot: Pick<Snapshot, 'read'>, shape: TableShape, tally: Tally): AsyncGenerator<string> {
  const next = await snapshot.read(`company ${shape.name}`, lineQuery(shape))
  for (let rows: RawRow[] = await next(); rows.length; rows = await next()) {
    const text = rows.map(([line]) => `${line}\n`).join('')
    tally.rows += rows.length
    tally.hash.update(text)
    yield text
  }
}
