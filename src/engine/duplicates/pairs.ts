import { sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import type { Context } from '../context.ts'
import { groupsOf } from './groups.ts'
import { levels, type Reason } from './score.ts'

export type KeptPair = { readonly a: string; readonly b: string; readonly score: number; readonly reasons: readonly Reason[]; readonly stamp: string }
type Found = { readonly ids: readonly string[]; readonly pairs: readonly KeptPair[]; readonly later: boolean }
type PairRow = { a_id: string; b_id: string; score: number }

/** A group larger than this is looked at no further: a person could not either. */
const mostInGroup = 200

/**
 * Keeps the pairs of these records as they are now. What a person has said of a pair stays, unless what was compared has changed.
 * One writer per object at a time: two that join the same group at once would each write half of it.
 */
export async function keepPairs(tx: Context, object: Declaration, { ids, pairs, later }: Found): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('twin pairs ' || current_schema() || ${object.name}, 0))`.execute(tx.db)
  const touched = new Set([...ids, ...pairs.flatMap(({ a, b }) => [a, b])])
  const here = later ? sql`a_id = any(${ids}::uuid[])` : sql`(a_id = any(${ids}::uuid[]) or b_id = any(${ids}::uuid[]))`
  const rows = pairs.map(({ a, b, ...rest }) => ({ a_id: a, b_id: b, ...rest }))
  const set = sql`json_to_recordset(${JSON.stringify(rows)}::json) as x(a_id uuid, b_id uuid, score real, reasons jsonb, stamp text)`
  const gone = await sql<{ a_id: string; b_id: string }>`delete from twin_pair as p where p.object = ${object.name} and p.state = 'open' and ${here}
    and not exists (select 1 from ${set} where x.a_id = p.a_id and x.b_id = p.b_id) returning p.a_id, p.b_id`.execute(tx.db)
  for (const { a_id, b_id } of gone.rows) touched.add(a_id).add(b_id)
  await sql`insert into twin_pair (object, a_id, b_id, score, reasons, stamp, group_id, group_score) select ${object.name}, x.a_id, x.b_id, x.score, x.reasons, x.stamp, x.a_id, x.score from ${set}
    on conflict (object, a_id, b_id) do update set score = excluded.score, reasons = excluded.reasons, stamp = excluded.stamp,
      state = case when twin_pair.stamp = excluded.stamp then twin_pair.state else 'open' end, until = case when twin_pair.stamp = excluded.stamp then twin_pair.until end
    where (twin_pair.score, twin_pair.stamp) is distinct from (excluded.score, excluded.stamp)`.execute(tx.db)
  await regroup(tx, object, [...touched])
}

/** Works out anew the groups these records stand in. A pair that is in no group is one by itself. */
export async function regroup(tx: Context, object: Declaration, ids: readonly string[]): Promise<void> {
  const pairs = await connected(tx, object, ids)
  if (!pairs.length) return
  const groups = groupsOf(
    pairs.map(({ a_id, b_id, score }) => ({ a: a_id, b: b_id, score })),
    levels.sure,
  )
  const groupOf = new Map(groups.flatMap((group) => group.map((id) => [id, group] as const)))
  const best = new Map<readonly string[], number>()
  for (const { a_id, b_id, score } of pairs) {
    const group = groupOf.get(a_id)
    if (group && group === groupOf.get(b_id)) best.set(group, Math.max(best.get(group) ?? 0, score))
  }
  const rows = pairs.map(({ a_id, b_id, score }) => {
    const group = groupOf.get(a_id)
    const isOne = group && group === groupOf.get(b_id)
    return { a_id, b_id, group_id: isOne ? [...group].sort()[0] : a_id, group_score: isOne ? best.get(group) : Math.min(score, doubtful) }
  })
  await sql`update twin_pair as p set group_id = x.group_id, group_score = x.group_score
    from json_to_recordset(${JSON.stringify(rows)}::json) as x(a_id uuid, b_id uuid, group_id uuid, group_score real)
    where p.object = ${object.name} and p.a_id = x.a_id and p.b_id = x.b_id and (p.group_id, p.group_score) is distinct from (x.group_id, x.group_score)`.execute(
    tx.db,
  )
}

/** A sure pair whose groups contradict each other is shown among the possible ones. */
const doubtful = levels.sure - 0.001

/** Open pairs of these records and of all they lead to. Index: twin_pair (a_id), (b_id). */
async function connected(tx: Context, object: Declaration, ids: readonly string[]): Promise<PairRow[]> {
  const pairs = new Map<string, PairRow>()
  const known = new Set<string>()
  let edge = [...ids]
  while (edge.length) {
    for (const id of edge) known.add(id)
    const found = await sql<PairRow>`select a_id, b_id, score from twin_pair where object = ${object.name} and state = 'open' and a_id = any(${edge}::uuid[])
      union select a_id, b_id, score from twin_pair where object = ${object.name} and state = 'open' and b_id = any(${edge}::uuid[])`.execute(tx.db)
    for (const row of found.rows) pairs.set(`${row.a_id} ${row.b_id}`, row)
    const next = found.rows.filter(({ score }) => score >= levels.sure).flatMap(({ a_id, b_id }) => [a_id, b_id])
    edge = known.size > ids.length + mostInGroup ? [] : [...new Set(next)].filter((id) => !known.has(id))
  }
  return [...pairs.values()]
}
