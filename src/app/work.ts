import pg from 'pg'
import type { Config } from './config.ts'

/** Runs the workers of a house on its database. */
export async function work({ databaseUrl }: { readonly config: Config; readonly databaseUrl: string }): Promise<{ close(): Promise<void> }> {
  const pool = new pg.Pool({ connectionString: databaseUrl })
  await pool.query('select')
  return { close: () => pool.end() }
}
