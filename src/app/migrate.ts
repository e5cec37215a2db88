import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { fill } from '../kernel/label.ts'
import { Problem } from '../kernel/problem.ts'
import { isState } from '../lib/sql-state.ts'

type Migration = { readonly name: string; readonly text: string; readonly hash: string }
type Options = {
  readonly folder?: string
  /** Called before anything is applied to a database that was migrated before, so that a copy can be kept. It may restart the server. */
  readonly before?: () => Promise<unknown>
}

const house = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'migrations')

/**
 * Applies the files `NNNN_name.sql` of a folder that the database does not have yet, in order, and returns their names.
 * Processes starting together do it once: one holds the lock, the others wait and find nothing left to do. Refuses a database that
 * holds a migration this program does not know, or knows otherwise.
 */
export async function migrate(pool: pg.Pool, options: Options = {}): Promise<string[]> {
  const migrations = readMigrations(resolve(options.folder ?? house))
  const applied = await withClient(pool, readApplied)
  if (pendingOf(migrations, applied).length === 0) return []
  if (applied.size > 0) await options.before?.()
  return withClient(pool, (client) => locked(client, () => applyPending(client, migrations)))
}

/** Refuses a back-up that holds migrations this program does not know, or knows otherwise. */
export function assertKnown(applied: readonly { readonly name: string; readonly hash: string }[], folder = house): void {
  pendingOf(readMigrations(resolve(folder)), new Map(applied.map(({ name, hash }) => [name, hash])))
}

function readMigrations(folder: string): Migration[] {
  const names = readdirSync(folder)
    .filter((name) => /^\d{4}_[\w-]+\.sql$/.test(name))
    .sort()
  return names.map((name) => {
    const text = readFileSync(join(folder, name), 'utf8')
    return { name: name.slice(0, -'.sql'.length), text, hash: createHash('sha256').update(text).digest('hex') }
  })
}

async function withClient<Result>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<Result>): Promise<Result> {
  const client = await pool.connect()
  try {
    return await work(client)
  } finally {
    client.release()
  }
}

/** Name → hash of what the database has. */
async function readApplied(client: pg.PoolClient): Promise<Map<string, string>> {
  const {
    rows: [found],
  } = await client.query("select to_regclass('kexin_migration') is not null as there")
  if (!found.there) return new Map()
  const { rows } = await client.query<{ name: string; hash: string }>('select name, hash from kexin_migration')
  return new Map(rows.map(({ name, hash }) => [name, hash]))
}

function pendingOf(migrations: readonly Migration[], applied: ReadonlyMap<string, string>): Migration[] {
  const known = new Set(migrations.map(({ name }) => name))
  const newer = [...applied.keys()].filter((name) => !known.has(name))
  if (newer.length > 0) throw new Problem('conflict', fill(words.newer, { name: newer.sort().at(-1) ?? '' }))
  const changed = migrations.find(({ name, hash }) => applied.has(name) && applied.get(name) !== hash)
  if (changed) throw new Problem('conflict', fill(words.changed, { name: changed.name }))
  return migrations.filter(({ name }) => !applied.has(name))
}

/**
 * Per schema: each company's schema of one database migrates by itself. Others ask again and again instead of waiting for the lock: an index
 * that is built beside the writers waits for every statement begun before it, theirs too, and each would wait for the other (F36).
 */
async function locked<Result>(client: pg.PoolClient, work: () => Promise<Result>): Promise<Result> {
  const key = "hashtext('kexin_migration'), hashtext(current_schema())"
  while (!(await client.query<{ free: boolean }>(`select pg_try_advisory_lock(${key}) as free`)).rows[0]?.free) await pause(patience.askMs)
  await client.query('set statement_timeout = 0; set lock_timeout = 0')
  try {
    return await work()
  } finally {
    await client.query(`select pg_advisory_unlock(${key})`)
    await client.query('reset statement_timeout; reset lock_timeout')
  }
}

async function applyPending(client: pg.PoolClient, migrations: readonly Migration[]): Promise<string[]> {
  await client.query('create table if not exists kexin_migration (name text primary key, hash text not null, at timestamptz not null default now())')
  const pending = pendingOf(migrations, await readApplied(client))
  for (const migration of pending) await apply(client, migration)
  return pending.map(({ name }) => name)
}

/**
 * One transaction per file, its own row included. A file whose first line is `-- no transaction` (for what PostgreSQL will not do
 * in one, such as `create index concurrently`) is run paragraph by paragraph, and must be fit to be run again from its beginning.
 */
async function apply(client: pg.PoolClient, migration: Migration): Promise<void> {
  const { name, text } = migration
  try {
    if (!text.startsWith('-- no transaction')) return await applyAtOnce(client, migration)
    for (const part of text.split(/\n\s*\n/).filter((paragraph) => paragraph.trim())) await client.query(part)
    await note(client, migration)
  } catch (cause) {
    if (cause instanceof Problem) throw cause
    throw new Error(`migration ${name} failed`, { cause })
  }
}

/** Behind a statement that waits for a table everybody else waits too, so it waits shortly, lets them pass and tries again (F13). */
const patience = { lock: '2s', tries: 30, pauseMs: 1000, askMs: 200 }

async function applyAtOnce(client: pg.PoolClient, migration: Migration): Promise<void> {
  for (let turn = 1; ; turn++) {
    await client.query('begin')
    try {
      await client.query(`set local lock_timeout = '${patience.lock}'`)
      await client.query(migration.text)
      await note(client, migration)
      return void (await client.query('commit'))
    } catch (error) {
      await client.query('rollback').catch(() => undefined)
      if (!isState(error, 'lockTimeout', 'deadlock')) throw error
      if (turn === patience.tries) throw new Problem('busy', fill(words.held, { name: migration.name }))
      await pause(Math.random() * patience.pauseMs)
    }
  }
}

const note = (client: pg.PoolClient, { name, hash }: Migration) => client.query('insert into kexin_migration (name, hash) values ($1, $2)', [name, hash])

const words = {
  newer: {
    zh: '数据库比程序新（已含 {name}），请升级程序，或放回升级前的副本（npm run put-back）。',
    en: 'The database is newer than the program (it has {name}); upgrade the program, or put back the copy from before (npm run put-back).',
  },
  changed: {
    zh: '数据库的 {name} 与程序中的同名文件不同，请使用原来的程序版本。',
    en: 'The database has another {name} than this program; use the version of the program that made it.',
  },
  held: {
    zh: '升级 {name} 所需的表一直被占用，数据库未改动；请结束长时间的查询后重新启动。',
    en: 'A table that {name} changes was held all the time; nothing was changed. End long queries on the database and start again.',
  },
} as const
