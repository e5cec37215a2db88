import { sql } from 'kysely'
import { firstIdAt, timeOfId } from '../../lib/id.ts'
import { type Context, inTransaction, type Tx } from '../context.ts'

/** Months made ahead: a house that is switched off for some weeks still finds its month. */
const ahead = 3

type Month = { readonly name: string; readonly from: string; readonly to: string }

/** The month a moment lies in, as a partition: UTC, for ids carry UTC milliseconds. */
function monthAt(ms: number, later = 0): Month {
  const at = new Date(ms)
  const start = (plus: number) => Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + later + plus, 1)
  return { name: `fact_${new Date(start(0)).toISOString().slice(0, 7).replace('-', '_')}`, from: firstIdAt(start(0)), to: firstIdAt(start(1)) }
}

/**
 * Makes the partitions of facts for this month and the next ones, and for any month whose facts lie in the default partition,
 * moving them. Changes nothing when all is there, so every start and every night may call it.
 */
export async function makePartitions(ctx: Context): Promise<void> {
  const wanted = Array.from({ length: ahead + 1 }, (_, later) => monthAt(ctx.now.getTime(), later))
  const there = await sql<{
    name: string
  }>`select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'fact'::regclass`.execute(ctx.db)
  const known = new Set(there.rows.map((row) => row.name))
  for (const month of [...(await strayMonths(ctx)), ...wanted]) if (!known.has(month.name)) await makeMonth(ctx, month)
}

/** Months of the facts that lie in the default partition: looked up one after the other by its primary key. */
async function strayMonths(ctx: Context): Promise<Month[]> {
  const months: Month[] = []
  for (let from: string | undefined = firstIdAt(0); from; ) {
    const next: string | undefined = (await sql<{ id: string }>`select id from fact_rest where id >= ${from}::uuid order by id limit 1`.execute(ctx.db)).rows[0]
      ?.id
    const month: Month | undefined = next ? monthAt(timeOfId(next)) : undefined
    if (month) months.push(month)
    from = month?.to
  }
  return months
}

/** One month, in one transaction; processes that start together do it one after the other. */
async function makeMonth(ctx: Context, month: Month): Promise<void> {
  await inTransaction(ctx, async ({ db }) => {
    await sql`select set_config('statement_timeout', '0', true), pg_advisory_xact_lock(hashtext('fact partitions'), hashtext(current_schema()))`.execute(db)
    const there = await sql<{ there: boolean }>`select to_regclass(quote_ident(${month.name})) is not null as there`.execute(db)
    if (!there.rows[0]?.there) await attach(db, month)
  })
}

/** Facts of the month may lie in the default partition already. It is locked while they move, so that none is written to it meanwhile. */
async function attach(db: Tx, { name, from, to }: Month): Promise<void> {
  const table = sql.table(name)
  const range = sql`id >= ${sql.lit(from)}::uuid and id < ${sql.lit(to)}::uuid`
  await sql`lock table fact_rest in access exclusive mode`.execute(db)
  await sql`create table ${table} (like fact including defaults including constraints)`.execute(db)
  await sql`with gone as (delete from fact_rest where ${range} returning *) insert into ${table} select * from gone`.execute(db)
  await sql`alter table fact attach partition ${table} for values from (${sql.lit(from)}) to (${sql.lit(to)})`.execute(db)
}
