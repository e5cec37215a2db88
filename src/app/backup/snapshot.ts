import pg from 'pg'
import { Problem } from '../../kernel/problem.ts'
import { isState } from '../../lib/sql-state.ts'

const { escapeIdentifier: quoted } = pg

/** So that what is written can be read by any server: numbers to the last bit, times in UTC. */
const settings = `
  set statement_timeout = 0; set idle_in_transaction_session_timeout = 0; set lock_timeout = '5s'; set timezone = 'UTC'; set datestyle = 'ISO, YMD';
  set intervalstyle = 'iso_8601'; set bytea_output = 'hex'; set extra_float_digits = 1; set synchronize_seqscans = off; set client_encoding = 'UTF8'`

/** A connection for a back-up or a restore: nothing in it ends because it takes long. */
export async function connect(databaseUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'kexin-backup', keepAlive: true })
  // A server that goes away fails the statement at hand; without a listener it would take the program with it.
  client.on('error', () => undefined)
  await client.connect()
  await client.query(settings)
  return client
}

/** One back-up of a house at a time, and no file leaves the store while it runs (engine/files/sweep.ts). Both go with the connection. */
export async function claim(client: pg.Client): Promise<void> {
  const { rows } = await client.query(`select pg_try_advisory_lock(hashtextextended('kexin back-up ' || current_schema(), 0)) as mine`)
  if (!rows[0].mine) throw new Problem('conflict', words.running)
  await client.query(
    `set lock_timeout = '60s'; select pg_advisory_lock_shared(hashtextextended('kexin files ' || current_schema(), 0)); set lock_timeout = '5s'`,
  )
}

/**
 * Opens one view of both schemas for the whole back-up: writers go on, and none of what they write from here on is seen. The tables are
 * locked against a change of their form before the view is taken (a lock takes no snapshot, a first select does), so that rows and
 * columns fit.
 */
export async function openSnapshot(client: pg.Client, schemas: readonly string[], tries = 12): Promise<void> {
  const before = await tablesOf(client, schemas)
  await client.query('begin isolation level repeatable read read only')
  try {
    await client.query(`lock table ${before.join(', ')} in access share mode`)
    const now = await tablesOf(client, schemas)
    if (now.join() === before.join()) return
    await client.query('rollback')
  } catch (error) {
    await client.query('rollback')
    if (!isState(error, 'lockTimeout', 'noTable', 'deadlock')) throw error
  }
  if (tries === 0) throw new Problem('conflict', words.changing)
  await openSnapshot(client, schemas, tries - 1)
}

async function tablesOf(client: pg.Client, schemas: readonly string[]): Promise<string[]> {
  const found = await client.query<{ schema: string; name: string }>(
    `select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = any($1) and c.relkind in ('r', 'p') order by c.oid`,
    [schemas],
  )
  return found.rows.map(({ schema, name }) => `${quoted(schema)}.${quoted(name)}`)
}

/** The house's own schema and that of its job queue, as this connection sees them. */
export async function schemasOf(client: pg.Client): Promise<{ readonly house: string; readonly jobs: string }> {
  const { rows } = await client.query<{ schema: string | null }>('select current_schema() as schema')
  const house = rows[0]?.schema ?? 'public'
  return { house, jobs: `${house}_jobs` }
}

const words = {
  running: { zh: '另一个备份正在进行，请等它完成。', en: 'Another back-up is running; wait until it is done.' },
  changing: {
    zh: '数据库结构正在变更（升级或修改字段），请稍后再备份。',
    en: 'The form of the database is being changed (an upgrade, a field); back up a little later.',
  },
} as const
