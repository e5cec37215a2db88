import { sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import type { Context, House } from '../context.ts'
import { makeBreath } from '../jobs/breath.ts'
import { tableOf } from '../records/columns.ts'
import { rawRows } from '../records/lock.ts'
import { countTerms, type Terms, termsIn } from './terms.ts'
import { marksOf, traitsOf } from './traits.ts'

/** Records a sample holds: what is held by fewer than one in so many is rare enough. */
const sampleSize = 20_000
/** A table with more records than this is not counted anew for each record that comes: only so often in one process. */
const lookedAnewAfter = { rows: 5000, ms: 300_000 } as const
const estimatedFrom = 100_000
/** Grown or shrunk by so much, the counts are taken anew. */
const driftOf = 0.2

type Head = { population: number; sampled: number; counted_at: string; fields: readonly string[] | null }
/** Counts of a sample, and by which fields it was counted: another field wants another count. */
type Counts = { readonly fields: readonly string[]; readonly terms: readonly [string, number][] }

/** What this process has read, and when it last looked whether it still holds: tens of thousands of terms are not read for each record that comes. */
type Held = { countedAt: string; lookedAt: number; terms: Terms }
const held = new WeakMap<House, Map<string, Held>>()
const sampling = new WeakMap<House, Map<string, Promise<Terms>>>()

/** How common values are, from the sample kept; taken anew when the object has grown or shrunk since, or is compared by other fields (then all of it is compared again). */
export async function termsFor(ctx: Context, object: Declaration): Promise<Terms> {
  const mine = mapIn(held, ctx.house)
  const head = await headOf(ctx, object)
  if (!head) return sampleOnce(ctx, object)
  const known = mine.get(object.name)
  const isRead = known?.countedAt === head.counted_at
  if (isRead && head.population > lookedAnewAfter.rows && performance.now() - known.lookedAt < lookedAnewAfter.ms) return known.terms
  const population = await countAlive(ctx, object)
  if (Math.abs(population - head.population) > head.population * driftOf) return sampleOnce(ctx, object)
  const terms = isRead ? known.terms : await readTerms(ctx, object)
  mine.set(object.name, { countedAt: head.counted_at, lookedAt: performance.now(), terms })
  return terms
}

/** Undefined: never counted, or by other fields than those that tell now. */
async function headOf({ db }: Context, object: Declaration): Promise<Head | undefined> {
  const found = await sql<Head>`select population, sampled, counted_at, counts -> 'fields' as fields from twin_scan where object = ${object.name}`.execute(db)
  const fields = traitsOf(object).map((trait) => trait.field)
  return found.rows.find((row) => row.fields?.join() === fields.join())
}

async function readTerms({ db }: Context, object: Declaration): Promise<Terms> {
  const { rows } = await sql<{ population: number; sampled: number; counts: Counts }>`
    select population, sampled, counts from twin_scan where object = ${object.name}`.execute(db)
  const [{ population, sampled, counts }] = rows as [(typeof rows)[number]]
  return { population, sampled, counts: new Map(counts.terms) }
}

/** Of several who find the counts old at one moment, one takes them anew and the others wait for his. */
function sampleOnce(ctx: Context, object: Declaration): Promise<Terms> {
  const under = mapIn(sampling, ctx.house)
  let begun = under.get(object.name)
  if (!begun) {
    begun = countAlive(ctx, object)
      .then((population) => sampleTerms(ctx, object, population))
      .finally(() => under.delete(object.name))
    under.set(object.name, begun)
  }
  return begun
}

function mapIn<V>(maps: WeakMap<House, Map<string, V>>, house: House): Map<string, V> {
  let map = maps.get(house)
  if (!map) {
    map = new Map()
    maps.set(house, map)
  }
  return map
}

/** A big table is not counted but estimated, by what the database itself plans with. */
async function countAlive(ctx: Context, object: Declaration): Promise<number> {
  const table = sql.table(tableOf(object))
  const found = await sql<{
    n: string
  }>`select case when c.reltuples > ${estimatedFrom} then c.reltuples::bigint else (select count(*) from ${table} where deleted_at is null) end as n
    from pg_class as c where c.oid = to_regclass(quote_ident(${tableOf(object)}))`.execute(ctx.db)
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
  const breath = makeBreath()
  const ids = picked.rows.map((row) => row.id)
  for (let at = 0; at < ids.length; at += 1000) {
    const rows = await rawRows(ctx, object, sql`t.id = any(${ids.slice(at, at + 1000)}::uuid[])`)
    for (const row of rows.values()) {
      sample.push(termsIn(traits, marksOf(object, traits, row)))
      await breath()
    }
  }
  const terms = countTerms(sample, population)
  await sql`insert into twin_scan (object, population, sampled, counts, counted_at) values (${object.name}, ${population}, ${terms.sampled}, ${JSON.stringify({ fields: traits.map((trait) => trait.field), terms: [...terms.counts] })}::jsonb, ${ctx.now.toISOString()}::timestamptz)
    on conflict (object) do update set population = excluded.population, sampled = excluded.sampled, counts = excluded.counts, counted_at = excluded.counted_at,
      phase = case when twin_scan.counts -> 'fields' is distinct from excluded.counts -> 'fields' then 'wanted' else twin_scan.phase end`.execute(ctx.db)
  return terms
}
