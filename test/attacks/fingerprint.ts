import type { TestApp } from '../app.ts'

/** Tables that a refused request may touch: when somebody was last seen, and how often he tried. */
const restless = ['auth_session', 'api_key', 'auth_throttle', 'sign_in']

/** A digest of all that a house keeps, its queue included: equal before and after whatever was refused (attack row 13). */
export async function fingerprint({ opened: { pool, house } }: Pick<TestApp, 'opened'>): Promise<Record<string, string>> {
  const tables = await pool.query<{ name: string }>(
    `select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and not c.relispartition and (n.nspname = current_schema() or (n.nspname = $1 and c.relname = '_private_jobs')) and not c.relname = any($2) order by 1`,
    [house.jobsSchema, restless],
  )
  const digests: Record<string, string> = {}
  for (const { name } of tables.rows) {
    const { rows } = await pool.query(`select count(*) || ':' || coalesce(sum(hashtextextended(t::text, 0)), 0) as digest from ${name} as t`)
    digests[name] = rows[0].digest
  }
  return digests
}
