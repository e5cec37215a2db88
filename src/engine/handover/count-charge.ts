import { sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import type { Context } from '../context.ts'
import { tableOf } from '../records/columns.ts'
import { matching } from '../records/read.ts'

/** More than anybody looks after: a count goes no further. */
export const mostCounted = 100_000

type Naming = { readonly field: string; readonly personId: string; readonly action: string; readonly inBin?: boolean }

/** How many records name this person in a field, of those the asker may do this with. Index: (owner_id, …) of each object, and of each ref; (deleted_at, id) of the bin. */
export async function countNaming(ctx: Context, object: Declaration, { field, personId, action, inBin = false }: Naming): Promise<number> {
  const where = matching(ctx, object, { filter: { field, op: 'eq', value: personId }, deleted: inBin, merged: true }, action)
  const found = await sql<{
    n: string
  }>`select count(*) as n from (select 1 from ${sql.table(tableOf(object))} as t where ${where} limit ${mostCounted + 1}) as counted`.execute(ctx.db)
  return Number(found.rows[0]?.n ?? 0)
}
