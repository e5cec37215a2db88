import { sql } from 'kysely'
import { contactPlan } from '../crm/activities/contact-plan.object.ts'
import { contactRecord } from '../crm/activities/contact-record.object.ts'
import { planNextOf } from '../crm/activities/plan-next-contact.reaction.ts'
import { asHouse } from '../engine/access/person.ts'
import type { House } from '../engine/context.ts'
import { pagesOf } from '../engine/records/pages.ts'

const mark = 'seed.planOfNextContact'

/**
 * The next contacts that were promised before there were plans become plans (S0-57), once for a house. What has a plan already, or had one
 * that somebody took away, stays as it is; cut off, it goes on at the next start. Index: (next_at, id).
 */
export async function seedPlans(house: House): Promise<void> {
  const done = await sql`select 1 from counter where name = ${mark}`.execute(house.db)
  if (done.rows.length || !house.objects.has(contactPlan.name)) return
  const ctx = asHouse(house)
  const ahead = { field: 'nextAt', op: 'gt', value: ctx.now.toISOString() } as const
  for await (const promises of pagesOf(ctx, contactRecord, { filter: ahead, sort: 'nextAt' })) {
    const ids = promises.map(({ id }) => id)
    const kept = await sql<{ id: string }>`select promised_in_id as id from contact_plan where promised_in_id = any(${ids}::uuid[])`.execute(house.db)
    const planned = new Set(kept.rows.map(({ id }) => id))
    await planNextOf(
      ctx,
      ids.filter((id) => !planned.has(id)),
    )
  }
  await sql`insert into counter (name, value) values (${mark}, 1) on conflict do nothing`.execute(house.db)
}
