import { sql } from 'kysely'
import { make } from '../../src/app/demo/people.ts'
import { customer } from '../../src/crm/customers/customer.object.ts'
import { opportunity } from '../../src/crm/opportunities/opportunity.object.ts'
import { target } from '../../src/crm/performance/target.object.ts'
import { product } from '../../src/crm/products/product.object.ts'
import { type Context, type Db, inTransaction } from '../../src/engine/context.ts'
import { tableOf } from '../../src/engine/records/columns.ts'
import { refreshRollups } from '../../src/engine/records/rollup.ts'
import { takeSnapshots } from '../../src/engine/reports/snapshot.ts'
import { markTouched } from '../../src/engine/reports/touched.ts'
import { tableFor } from '../../src/engine/schema/shape.ts'
import { firstOfWeek } from '../../src/lib/time.ts'
import { drawDeal, type Ground } from './deal-rows.ts'
import { insert } from './load.ts'
import type { WrittenRow } from './rows.ts'

const products = 40
const batch = 2000
/** Deals that are changed between Monday and the run, as five hundred people would. */
const touchedOfAWeek = 20_000
const piece = 2000
/** Deals of one statement, which has fifteen seconds on a slow disk. */
const touchedAtOnce = 500

/** What the deals are about, and what their company means to sell. */
export async function makeShelf(ctx: Context): Promise<void> {
  await make(
    ctx,
    product,
    Array.from({ length: products }, (_, at) => ({ name: `基准产品${at + 1}`, code: `BP-${at + 1}` })),
  )
}

/** So many deals of the loaded customers straight into their table, indexes last, as `load` does with customers; without product lines. */
export async function loadDeals(db: Db, deals: number): Promise<void> {
  const table = sql.table(tableOf(opportunity))
  await sql`truncate ${table} cascade`.execute(db)
  for (const name of tableFor(opportunity).indexes.keys()) await sql.raw(`drop index if exists "${name}"`).execute(db)
  const ground = await groundOf(db)
  for (let done = 0; done < deals; done += batch) {
    const rows: WrittenRow[] = Array.from({ length: Math.min(batch, deals - done) }, (_, at) => drawDeal(ground, done + at))
    await insert(db, opportunity, rows, ['productId'])
    if (done % 100_000 === 0) console.error(`  ${done} deals of ${deals}`)
  }
  for (const statement of tableFor(opportunity).indexes.values()) await sql.raw(statement).execute(db)
  await sql`vacuum (analyze) ${table}`.execute(db)
}

async function groundOf(db: Db): Promise<Ground> {
  const customers = await sql<Ground['customers'][number]>`select id, owner_id as "ownerId", unit_id as "unitId" from customer order by id`.execute(db)
  const stages = await sql<
    Ground['stages'][number]
  >`select id, pipeline_id as "pipelineId", outcome, place::int as place, probability::float8 as probability, stale_days::int as "staleDays"
    from stage where pipeline_id = (select id from pipeline order by place limit 1) order by place`.execute(db)
  const shelf = await sql<{ id: string }>`select id from product order by code`.execute(db)
  return { customers: customers.rows, stages: stages.rows, products: shelf.rows.map(({ id }) => id) }
}

/** What the house itself makes of them: figures of their customers, the picture of last Monday, a week's work since, a target of the company. */
export async function followDeals(ctx: Context): Promise<void> {
  const customers = (await sql<{ id: string }>`select id from ${sql.table(tableOf(customer))} order by id`.execute(ctx.db)).rows
  for (let at = 0; at < customers.length; at += piece)
    await inTransaction(ctx, (tx) =>
      refreshRollups(
        tx,
        opportunity,
        customers.slice(at, at + piece).map(({ id }) => ({ customerId: id })),
      ),
    )
  const today = ctx.now.toISOString().slice(0, 10)
  await takeSnapshots({ ...ctx, now: new Date(`${firstOfWeek(today)}T04:00:00Z`) })
  await touch(ctx)
  const [head] = (await sql<{ id: string }>`select id from org_unit where parent_id is null`.execute(ctx.db)).rows
  await make(ctx, target, [{ metric: 'wonAmount', period: 'year', startOn: `${today.slice(0, 4)}-01-01`, goal: 1_000_000_000, forUnitId: head?.id }])
}

/** A week's work of five hundred people, in pieces that a statement has the time for. */
async function touch(ctx: Context): Promise<void> {
  const standing = await sql<{
    id: string
  }>`select id from opportunity where outcome = 'open' and state = 'qualified' order by id limit ${touchedOfAWeek}`.execute(ctx.db)
  const ids = standing.rows.map(({ id }) => id)
  for (let at = 0; at < ids.length; at += touchedAtOnce) {
    const some = ids.slice(at, at + touchedAtOnce)
    await sql`update opportunity set stated_amount = stated_amount + 100, amount = amount + 100, weighted_amount = round((amount + 100) * probability / 100, 2)
      where id = any(${some}::uuid[])`.execute(ctx.db)
    await markTouched(ctx, opportunity, some)
  }
}
