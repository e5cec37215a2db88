import { type RawBuilder, sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import { keptPerPerson } from '../access/kept.ts'
import type { Context } from '../context.ts'
import { tableOf } from './columns.ts'

export type Count = { readonly value: number; readonly capped: boolean }
type Asked = { readonly filter?: unknown; readonly q?: string; readonly deleted?: boolean }

/** A page number reaches this deep and a count stops here; beyond it, the `after` marker goes on. */
export const countedRows = 10_000
/** That there are more than ten thousand is believed for so long: who turns pages or hears of changes is not made to wait for it each time. */
const believedMs = 30_000
const ceilings = keptPerPerson<{ until: number }>()

/** How many rows match, counted to 10,000 and no further: a full count is never made. `before` goes in front of the statement. */
export async function countRows(
  ctx: Context,
  object: Declaration,
  asked: Asked,
  { where, before }: Record<'where' | 'before', RawBuilder<unknown>>,
): Promise<Count> {
  const { filter, q, deleted } = asked
  const ceiling = ceilings(ctx.person, object, JSON.stringify([filter, q, deleted]), () => ({ until: 0 }))
  if (ceiling.until > Date.now()) return capped(countedRows + 1)
  const counted = await sql<{
    n: string
  }>`${before}select count(*) as n from (select 1 from ${sql.table(tableOf(object))} as t where ${where} limit ${countedRows + 1}) as counted`.execute(ctx.db)
  const count = capped(Number(counted.rows[0]?.n ?? 0))
  if (count.capped) ceiling.until = Date.now() + believedMs
  return count
}

export const capped = (rows: number): Count => ({ value: Math.min(rows, countedRows), capped: rows > countedRows })
