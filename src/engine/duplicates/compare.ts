import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import { type Context, inTransaction } from '../context.ts'
import { makeBreath } from '../jobs/breath.ts'
import { rawRows } from '../records/lock.ts'
import { blockKeys } from './blocks.ts'
import { type KeptPair, keepPairs } from './pairs.ts'
import { levels, scorePair } from './score.ts'
import type { Terms } from './terms.ts'
import { type Marks, marksOf, type Trait, traitsOf } from './traits.ts'

/** A key that more records share than this tells too little to compare them all: other keys of theirs must bring them together. */
const mostInBlock = 40
/** Rows held and scored at a time. */
const chunk = 2000

/** Writes the keys of these records, and takes away those of records that are gone. In a transaction of its own: who compares next must see them. */
export async function writeKeys(ctx: Context, object: Declaration, ids: readonly string[]): Promise<void> {
  const traits = traitsOf(object)
  const rows = await rawRows(ctx, object, sql`t.id = any(${ids}::uuid[]) and t.deleted_at is null`)
  const breath = makeBreath()
  const keys: { key: string; record_id: string }[] = []
  for (const row of rows.values()) {
    for (const key of blockKeys(traits, marksOf(object, traits, row))) keys.push({ key: hashOf(key), record_id: row.id })
    await breath()
  }
  await inTransaction(ctx, async ({ db }) => {
    await sql`delete from twin_key where record_id = any(${ids}::uuid[])`.execute(db)
    await sql`insert into twin_key (object, key, record_id) select ${object.name}, x.key, x.record_id
      from json_to_recordset(${JSON.stringify(keys)}::json) as x(key bigint, record_id uuid) on conflict do nothing`.execute(db)
  })
}

const hashOf = (key: string): string => createHash('sha1').update(key).digest().readBigInt64BE().toString()

/**
 * Compares these records with all that share a key with them and keeps the pairs that are likely one; pairs of theirs that are so no more go.
 * `later`: only with records of a later id, for a look through all of them in that order.
 */
export async function compareRecords(
  ctx: Context,
  object: Declaration,
  ids: readonly string[],
  { terms, later = false }: { terms: Terms; later?: boolean },
): Promise<void> {
  const traits = traitsOf(object)
  const met = await candidates(ctx, object, ids, later)
  const kept: KeptPair[] = []
  const breath = makeBreath()
  for (let at = 0; at < met.length; at += chunk) {
    const part = met.slice(at, at + chunk)
    const rows = await rawRows(ctx, object, sql`t.id = any(${[...new Set(part.flat())]}::uuid[]) and t.deleted_at is null`)
    const marks = new Map<string, Marks>()
    for (const row of rows.values()) {
      marks.set(row.id, marksOf(object, traits, row))
      await breath()
    }
    for (const [one, other] of part) {
      kept.push(...scored(traits, terms, [one, marks.get(one)], [other, marks.get(other)]))
      await breath()
    }
  }
  await inTransaction(ctx, (tx) => keepPairs(tx, object, { ids, pairs: kept, later }))
}

type Side = readonly [id: string, marks: Marks | undefined]

function scored(traits: readonly Trait[], terms: Terms, one: Side, other: Side): KeptPair[] {
  const [[a, mine], [b, theirs]] = one[0] < other[0] ? [one, other] : [other, one]
  if (!mine || !theirs) return []
  const { score, reasons } = scorePair(traits, mine, theirs, terms)
  return score < levels.possible ? [] : [{ a, b, score, reasons, stamp: stampOf(mine, theirs) }]
}

/** What was compared, so that a person's "no duplicate" holds as long as it does. */
const stampOf = (a: Marks, b: Marks): string =>
  createHash('sha1')
    .update(JSON.stringify([a, b].map((marks) => marks.map((each) => each.map(({ text }) => text)))))
    .digest('base64url')

/** Pairs that share a key which few share. Index: primary key of twin_key, and (record_id). */
async function candidates(ctx: Context, object: Declaration, ids: readonly string[], later: boolean): Promise<[string, string][]> {
  const found = await sql<{ a: string; b: string }>`with mine as materialized (select key, record_id from twin_key where record_id = any(${ids}::uuid[])),
    few as materialized (select k.key from (select distinct key from mine) as k cross join lateral (
      select count(*) as n from (select 1 from twin_key as t where t.object = ${object.name} and t.key = k.key limit ${mostInBlock + 1}) as counted) as c where c.n between 2 and ${mostInBlock})
    select distinct least(m.record_id, t.record_id) as a, greatest(m.record_id, t.record_id) as b from mine as m join few using (key) join twin_key as t on t.object = ${object.name} and t.key = m.key
    where t.record_id ${later ? sql`>` : sql`<>`} m.record_id`.execute(ctx.db)
  return found.rows.map(({ a, b }) => [a, b])
}
