import { sql } from 'kysely'
import type { Db } from '../../src/engine/context.ts'

/** What any request may touch whoever sends it: sign-in, throttles, the wish for one effect, the queue; and what the worker finds of duplicates whenever it comes to it. All else is the company's memory. */
const notMemory = /^(auth_|api_key|sign_in|throttle|rate_|idempotency|task|kexin_migration|fact_|twin_)/

/** One text for all that the house remembers: equal before and after means that not one byte was written. */
export async function fingerprint(db: Db): Promise<string> {
  const { rows } = await sql<{
    name: string
  }>`select table_name as name from information_schema.tables where table_schema = current_schema() and table_type = 'BASE TABLE' order by 1`.execute(db)
  const tables = rows.map(({ name }) => name).filter((name) => !notMemory.test(name))
  const sums = tables.map(
    (name) => sql`select ${name}::text as name, md5(coalesce(string_agg(md5(t::text), '' order by md5(t::text)), '')) as sum from ${sql.table(name)} as t`,
  )
  const found = await sql<{ name: string; sum: string }>`${sql.join(sums, sql` union all `)}`.execute(db)
  return found.rows.map(({ name, sum }) => `${name} ${sum}`).join('\n')
}
