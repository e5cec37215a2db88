import { sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import { Problem } from '../../kernel/problem.ts'
import { isId } from '../../lib/id.ts'
import { missing } from '../access/demand.ts'
import { type Context, inTransaction, objectOf } from '../context.ts'
import { reachable } from '../records/read.ts'
import { regroup } from './pairs.ts'

/** What a person says of pairs: no duplicate, decide later, or open again (the undo of both). */
export type Said = { readonly state: 'different' | 'later' | 'open'; readonly until?: string | null }
export type Pair = readonly [string, string]

const mostPairs = 500

/**
 * Keeps what a person says of these pairs. He must be able to read both records and to change one of them. "No duplicate" holds for good,
 * until one of the values changes by which the two were compared; held off until a day, a pair returns by itself.
 */
export async function tellPairs(ctx: Context, object: Declaration, pairs: readonly Pair[], { state, until = null }: Said): Promise<number> {
  const ids = [...new Set(pairs.flat())]
  if (!pairs.length || pairs.length > mostPairs || !ids.every(isId))
    throw new Problem('invalid', { zh: `请给出 1 到 ${mostPairs} 对记录`, en: `Give 1 to ${mostPairs} pairs of records` })
  const [readable, mine] = await Promise.all([reachable(ctx, object.name, ids), reachable(ctx, object.name, ids, 'update')])
  if (pairs.some(([a, b]) => !readable.has(a) || !readable.has(b) || !(mine.has(a) || mine.has(b)))) throw missing()
  const rows = pairs.map((pair) => pair.toSorted()).map(([a_id, b_id]) => ({ a_id, b_id }))
  return inTransaction(ctx, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('twin pairs ' || current_schema() || ${object.name}, 0))`.execute(tx.db)
    const done =
      await sql`update twin_pair as p set state = ${state}, until = ${until}::timestamptz, told_by_id = ${tx.person.id}::uuid, told_at = ${tx.now.toISOString()}::timestamptz
      from json_to_recordset(${JSON.stringify(rows)}::json) as x(a_id uuid, b_id uuid) where p.object = ${object.name} and p.a_id = x.a_id and p.b_id = x.b_id`.execute(
        tx.db,
      )
    await regroup(tx, object, ids)
    return Number(done.numAffectedRows ?? 0)
  })
}

/** Pairs whose day has come are open again. */
export async function wakeHeld(ctx: Context): Promise<void> {
  const woken = await sql<{
    object: string
    a_id: string
  }>`update twin_pair set state = 'open', until = null where state = 'later' and until <= ${ctx.now.toISOString()}::timestamptz returning object, a_id`.execute(
    ctx.db,
  )
  for (const [name, rows] of Map.groupBy(woken.rows, (row) => row.object))
    await inTransaction(ctx, (tx) =>
      regroup(
        tx,
        objectOf(ctx.house, name),
        rows.map((row) => row.a_id),
      ),
    )
}
