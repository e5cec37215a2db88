import { sql } from 'kysely'
import { pool } from '../crm/leads/pool.object.ts'
import type { Context } from '../engine/context.ts'
import { create } from '../engine/records/create.ts'

const usual = [
  { name: '公司公海', of: 'customer', place: 10, isForAll: true, dailyMost: 20 },
  { name: '线索公海', of: 'lead', place: 10, isForAll: true, dailyMost: 50 },
]

/** One pool for customers and one for leads from the first day, so that nothing is given back into nowhere; what becomes of them is the company's. */
export async function seedPools(ctx: Context): Promise<void> {
  if (!ctx.house.objects.has(pool.name)) return
  const fresh = await sql`insert into counter (name, value) values ('seed.pools', 1) on conflict do nothing returning name`.execute(ctx.db)
  if (fresh.rows.length) await create(ctx, pool, usual, { atomic: true, quiet: true })
}
