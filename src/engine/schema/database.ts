import { createHash } from 'node:crypto'
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import type { Db } from '../context.ts'

// The API's own forms: a day stays a day, an instant is ISO with milliseconds, figures stay decimal text.
const parsers = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.DATE, (text) => text],
  [pg.types.builtins.TIMESTAMPTZ, readInstant],
  [pg.types.builtins.NUMERIC, (text) => text],
  [pg.types.builtins.INT8, (text) => text],
])
const types: pg.CustomTypesConfig = { getTypeParser: ((oid: number, format: 'text') => parsers.get(oid) ?? pg.types.getTypeParser(oid, format)) as never }

/** Statements kept prepared per connection; beyond it, a statement is planned each time rather than fill the server's memory. */
const mostPrepared = 2000
const names = new Map<string, string>()

const anew = '/* planned anew */'
/**
 * Stands before a statement whose best plan hangs on its values: a word that every record holds or that one does. A kept plan
 * takes both for the same; on 100,000 customers it counted those of a branch in 180 ms that its own plan counts in 30.
 */
export const plannedAnew = sql.raw(anew)

/** One name for one statement text: PostgreSQL plans it once per connection. */
function nameOf(text: string): string | undefined {
  if (text.startsWith(anew)) return undefined
  const known = names.get(text)
  if (known || names.size >= mostPrepared) return known
  const name = createHash('sha1').update(text).digest('base64url')
  names.set(text, name)
  return name
}

const utc = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?\+00$/

/** `2026-01-31 01:30:00.5+00` as ISO with milliseconds. A page holds hundreds of instants, and Date costs ten times as much; it reads what is not UTC. */
function readInstant(text: string): string {
  const found = utc.exec(text)
  return found ? `${found[1]}T${found[2]}.${(found[3] ?? '').padEnd(3, '0').slice(0, 3)}Z` : new Date(text).toISOString()
}

export type Pooled = { readonly pool: pg.Pool; readonly db: Db }

/** The house's connections. `max` is per process; long work has a pool of its own in the worker. */
export function openPool(url: string, options: { max?: number; onError: (error: Error) => void }): Pooled {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 12,
    types,
    // Many short statements at once: compiling one, or spreading it over processes, costs the others more than it gives.
    options: '-c jit=off -c max_parallel_workers_per_gather=0 -c statement_timeout=15000 -c idle_in_transaction_session_timeout=60000 -c lock_timeout=10000',
    keepAlive: true,
    // A database that is full or gone is told of, not waited for without end.
    connectionTimeoutMillis: 10_000,
  })
  // Without a listener, a database that goes away takes the program with it.
  pool.on('error', options.onError)
  pool.on('connect', (client) => client.on('error', options.onError))
  const dialect = new PostgresDialect({ pool: { connect: async () => prepared(await connect(pool)), end: () => pool.end() } as never })
  return { pool, db: new Kysely({ dialect }) }
}

/** So many may wait for a connection. Who comes when more do is told so at once: he would only wait for an answer that comes too late (F10). */
const mostWaiting = 400

async function connect(pool: pg.Pool): Promise<pg.PoolClient> {
  if (pool.waitingCount >= mostWaiting) throw Object.assign(new Error('too many wait for a connection'), { code: '53300' })
  return pool.connect()
}

/** Kysely asks `query(text, values)`; sent with a name, the statement stays prepared on this connection. */
function prepared(client: pg.PoolClient): unknown {
  return {
    release: () => client.release(),
    query: (text: string, values: unknown[]) => client.query(values.length ? { name: nameOf(text), text, values } : { text }),
  }
}
