import { sql } from 'kysely'
import { usualTypes } from '../crm/expenses/choices.ts'
import { expenseType } from '../crm/expenses/expense-type.object.ts'
import { defaultPipeline } from '../crm/opportunities/default-pipeline.ts'
import { defaultRules } from '../crm/opportunities/mining-choices.ts'
import { miningRule } from '../crm/opportunities/mining-rule.object.ts'
import { pipeline } from '../crm/opportunities/pipeline.object.ts'
import type { Context } from '../engine/context.ts'
import { create } from '../engine/records/create.ts'
import type { Declaration } from '../kernel/object.ts'

/** How a new house sells and looks for chances (S2-29, S0-47), and what it may spend (S0-20), once: what an administrator makes of it, or that he takes it away, stays. */
export async function seedSelling(ctx: Context): Promise<void> {
  await seed(ctx, pipeline, [defaultPipeline])
  await seed(ctx, miningRule, defaultRules)
  await seed(ctx, expenseType, usualTypes)
}

/** The counter row is the lock. */
async function seed(ctx: Context, object: Declaration, drafts: readonly Readonly<Record<string, unknown>>[]): Promise<void> {
  if (!ctx.house.objects.has(object.name)) return
  const fresh = await sql`insert into counter (name, value) values (${`seed.${object.name}`}, 1) on conflict do nothing returning name`.execute(ctx.db)
  if (fresh.rows.length) await create(ctx, object, drafts, { atomic: true, quiet: true })
}
