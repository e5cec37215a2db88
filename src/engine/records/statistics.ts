import { sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import type { Context } from '../context.ts'
import { tableOf } from './columns.ts'

/**
 * Lets the planner know what a big load has put into these tables so far, inside its transaction too. Without it statements prepared while
 * the tables were empty go on scanning them whole: 3,000 customers with 14,000 records took 24 s instead of 18.
 */
export async function refreshStatistics(ctx: Context, objects: readonly Declaration[]): Promise<void> {
  await sql`analyze ${sql.join(objects.map((object) => sql.table(tableOf(object))))}`.execute(ctx.db)
}
