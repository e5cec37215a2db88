import { sql } from 'kysely'
import { holiday } from '../crm/people/holiday.object.ts'
import { publishedDays } from '../crm/people/published-days.ts'
import type { Context } from '../engine/context.ts'
import { create } from '../engine/records/create.ts'

/** Writes each published year into the table once, so that what an administrator changes stays and a later release brings its own years. */
export async function seedHolidays(ctx: Context): Promise<void> {
  const years = Map.groupBy(publishedDays, ({ day }) => day.slice(0, 4))
  for (const [year, days] of years) {
    const fresh = await sql`insert into counter (name, value) values (${`holidays.${year}`}, 1) on conflict do nothing returning name`.execute(ctx.db)
    // A day the company wrote down before is the company's.
    if (fresh.rows.length) await create(ctx, holiday, days, { quiet: true })
  }
}
