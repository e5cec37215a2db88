import { sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import type { Context } from '../context.ts'
import { tableOf } from '../records/columns.ts'
import { rawRows } from '../records/lock.ts'
import { countTerms, type Terms, termsIn } from './terms.ts'
import { marksOf, traitsOf } from './traits.ts'

/** Records a sample holds: what is held by fewer than one in so many is rare enough. */
const sampleSize = 20_000
/** A big table is not counted more often than this. */
const countedAnewAfter = { rows: 50_000, ms: 300_000 } as const
/** Grown or shrunk by so much, the counts are taken anew. */
const driftOf = 0.2

type Row = { population: number; sampled: number; counts: Counts; counted_at: string }
/** Counts of a sample, and by which fields it was counted: another field wants another count. */
type Counts = { readonly fields: readonly string[]; readonly terms: readonly [string, number][] }

/** How common values are, from the sample kept; taken anew when the object has grown or shrunk since, or is compared by other fields (then all of it is compared again). */
export async function termsFor(ctx: Context, object: Declaration): Promise<Terms> {
  const found = await sql<Row>`select population, sampled, counts, counted_at from twin_scan where object = ${object.name}`.execute(ctx.db)
  const fields = traitsOf(object).map((trait) => trait.field)
  const kept = found.rows.find((row) => row.counts.fields?.join() === fields.join())
  const isYoung = kept && kept.population > countedAnewAfter.rows && ctx.now.getTime() - Date.parse(kept.counted_at) < countedAnewAfter.ms
  if (kept && isYoung) return asTerms(kept)
  const population = await countAlive(ctx, object)
  if (kept && Math.abs(population - kept.population) <= kept.population * driftOf) return asTerms(kept)
  return sampleTerms(ctx, object, population)
}

const asTerms = ({ population, sampled, counts }: Row): Terms => ({ population, sampled, counts: new Map(counts.terms) })

export async function countAlive(ctx: Context, object: Declaration): Promise<number> {
  const found = await sql<{ n: string }>`select count(*) as n from ${sql.table(tableOf(object))} where deleted_at is null`.execute(ctx.db)
  return Number(found.rows[0]?.n ?? 0)
}

/** Counts the values of a sample, and keeps the counts. */
async function sampleTerms(ctx: Context, object: Declaration, population: number): Promise<Terms> {
  const share = Math.min(100, (100 * sampleSize) / Math.max(population, 1))
  const picked = await sql<{
    id: string
  }>`select id from ${sql.table(tableOf(object))} ${share < 100 ? sql`tablesample bernoulli(${share})` : sql``} where deleted_at is null limit ${sampleSize}`.execute(
    ctx.db,
  )
  const traits = traitsOf(object)
  const sample: string[][] = []
  const ids = picked.rows.map((row) => row.id)
  for (let at = 0; at < ids.length; at += 1000) {
    const rows = await rawRows(ctx, object, sql`t.id = any(${ids.slice(at, at + 1000)}::uuid[])`)
    for (const row of rows.values()) sample.push(termsIn(traits, marksOf(object, traits, row)))
  }
  const terms = countTerms(sample, population)
  await sql`insert into twin_scan (object, population, sampled, counts, counted_at) values (${object.name}, ${population}, ${terms.sampled}, ${JSON.stringify({ fields: traits.map((trait) => trait.field), terms: [...terms.counts] })}::jsonb, ${ctx.now.toISOString()}::timestamptz)
    on conflict (object) do update set population = excluded.population, sampled = excluded.sampled, counts = excluded.counts, counted_at = excluded.counted_at,
      phase = case when twin_scan.counts -> 'fields' is distinct from excluded.counts -> 'fields' then 'wanted' else twin_scan.phase end`.execute(ctx.db)
  return terms
}
