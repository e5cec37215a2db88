import { sql } from 'kysely'
import type { Db } from '../../src/engine/context.ts'

/** What any request may touch whoever sends it: sign-in, throttles, the wish for one effect, the queue; what the worker finds of duplicates whenever it comes to it, and who was shown what. All else is the company's memory. */
const notMemory = /^(auth_|api_key|sign_in|throttle|rate_|idempotency|background_job|kexin_migration|fact_|twin_|record_read)/

/**
 * One text for all that the house remembers: equal before and after means that not one row was written. A row that is written bears a
 * later transaction, one that is taken away is counted no more; to read what stands in them each time cost minutes of a run.
 */
export async function fingerprint(db: Db): Promise<string> {
  const { rows } = await sql<{
    name: string
  }>`select table_name as name from information_schema.tables where table_schema = current_schema() and table_type = 'BASE TABLE' order by 1`.execute(db)
  const tables = rows.map(({ name }) => name).filter((name) => !notMemory.test(name))
  const marks = tables.map((name) => sql`select ${name}::text as name, count(*) || ' ' || coalesce(max(xmin::text::bigint), 0) as mark from ${sql.table(name)}`)
  const found = await sql<{ name: string; mark: string }>`${sql.join(marks, sql` union all `)}`.execute(db)
  return found.rows.map(({ name, mark }) => `${name} ${mark}`).join('\n')
}
