import { join } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import type { FileStore } from '../../engine/files/store.ts'
import { fill } from '../../kernel/label.ts'
import { Problem } from '../../kernel/problem.ts'
import { refusesValues } from '../../lib/sql-state.ts'
import { assertKnown } from '../migrate.ts'
import { readEntry, tally } from './archive.ts'
import { readShape, type Shape } from './catalog.ts'
import { keyOf } from './lock-key.ts'
import { listBackups, type Manifest, type Owner, readManifest, type TableEntry } from './manifest.ts'
import { emptyPool, poolOf, readList } from './pool.ts'
import { differences, renamed, runInAnyOrder, setSequences } from './restore-schema.ts'
import { connect, schemasOf } from './snapshot.ts'
import { copied, type Ground } from './take.ts'
import { damaged } from './words.ts'

export type RestoreParts = {
  readonly databaseUrl: string
  readonly store: FileStore
  readonly folder: string
  /** Undefined: the newest. */
  readonly name: string | undefined
  readonly passphrase: string | undefined
}
export type Restored = { readonly name: string; readonly manifest: Manifest; readonly secret: string | null; readonly files: number }

type Place = { readonly folder: string; readonly manifest: Manifest; readonly ground: Ground; readonly key: Buffer | undefined }

/**
 * Puts a back-up into an empty database, in one transaction: all of it and proven, or nothing. Every row is counted and hashed on its way
 * in and read out again for a second hash; every statement of the schema is compared. The files come first, so that no row ever names
 * one that is not there.
 */
export async function restoreBackup(parts: RestoreParts): Promise<Restored> {
  const name = chosen(parts)
  const key = keyOf(parts.folder, parts.passphrase)
  const manifest = readManifest(parts.folder, name, key)
  assertKnown(manifest.migrations)
  const folder = join(parts.folder, name)
  const lock = manifest.isLocked ? key : undefined
  const ground = JSON.parse(await text(readEntry(join(folder, 'ground'), manifest.ground, lock))) as Ground
  const client = await connect(parts.databaseUrl)
  try {
    await demandEmpty(client)
    const listed = readList(join(folder, 'files'), manifest.files, lock)
    const files = await emptyPool(poolOf(parts.folder, lock), parts.store, listed, manifest.files.lost)
    await client.query('begin')
    await putBack(client, { folder, manifest, ground, key: lock })
    await client.query('commit')
    await client.query('analyze')
    return { name, manifest, secret: ground.secret, files }
  } finally {
    await client.end()
  }
}

function chosen({ folder, name }: RestoreParts): string {
  const names = listBackups(folder)
  const found = name === undefined ? names[0] : names.find((each) => each === name)
  if (found === undefined) throw new Problem('missing', fill(words.none, { folder, names: names.join(' ') || '–' }))
  return found
}

/** Tables of others would be mixed with ours, and ours would be written over: neither is ever wanted. */
async function demandEmpty(client: pg.Client): Promise<void> {
  const { jobs } = await schemasOf(client)
  const { rows } = await client.query<{ full: boolean }>(
    `select exists (select 1 from pg_class c where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p', 'v', 'S')
      and not exists (select 1 from pg_depend e where e.classid = c.tableoid and e.objid = c.oid and e.deptype = 'e')) or to_regnamespace(quote_ident($1)) is not null as full`,
    [jobs],
  )
  if (rows[0]?.full) throw new Problem('conflict', words.full)
}

async function putBack(client: pg.Client, place: Place): Promise<void> {
  const names = await schemasOf(client)
  await client.query(`set local check_function_bodies = off`)
  await client.query(`create schema ${pg.escapeIdentifier(names.jobs)}`)
  const shapes: Record<Owner, Shape> = { house: place.ground.shapes.house, jobs: underName(place.ground.shapes.jobs, place.ground.schemas.jobs, names.jobs) }
  for (const owner of ['house', 'jobs'] as const) await inSchema(client, names[owner], () => runInAnyOrder(client, shapes[owner].before))
  for (const entry of place.manifest.tables) await fillTable(client, names[entry.owner], entry, place)
  for (const owner of ['house', 'jobs'] as const) {
    await inSchema(client, names[owner], async () => {
      for (const statement of shapes[owner].after) await client.query(statement)
    })
    await setSequences(client, names[owner], shapes[owner])
  }
  for (const entry of place.manifest.tables) await proveTable(client, names[entry.owner], entry, place.ground)
  await proveShapes(client, names, shapes, place.manifest)
  await releaseJobs(client, names.jobs, shapes.jobs)
  await client.query(`select set_config('search_path', $1, true)`, [names.house])
}

const underName = (shape: Shape, from: string, to: string): Shape => ({
  ...shape,
  before: renamed(shape.before, from, to),
  after: renamed(shape.after, from, to),
})

async function inSchema(client: pg.Client, schema: string, work: () => Promise<void>): Promise<void> {
  await client.query(`select set_config('search_path', quote_ident($1), true)`, [schema])
  await work()
}

const tableIn = (ground: Ground, { owner, table }: TableEntry) => {
  const found = ground.shapes[owner].tables.find(({ name }) => name === table)
  if (!found) throw damaged('ground')
  return found
}

/**
 * Emptied in this very transaction, a table takes its rows one behind the other (proveTable counts on it), and `freeze` writes them as old as
 * they will ever be. That it was made in this transaction too is forgotten by PostgreSQL when a savepoint is rolled back meanwhile.
 */
async function fillTable(client: pg.Client, schema: string, entry: TableEntry, { folder, ground, key }: Place): Promise<void> {
  const path = join(folder, entry.file)
  await client.query(`truncate only ${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(entry.table)}`)
  const stream = client.query(copyFrom(`copy ${copied(schema, tableIn(ground, entry))} from stdin with (freeze)`))
  // A changed byte may make a value that is none before the end of the entry tells of it.
  await pipeline(Readable.from(readEntry(path, entry, key)), stream).catch((error) => {
    throw refusesValues(error) ? damaged(path) : error
  })
  if (stream.rowCount !== entry.rows) throw damaged(path)
}

async function proveTable(client: pg.Client, schema: string, entry: TableEntry, ground: Ground): Promise<void> {
  const counted = tally()
  await pipeline(client.query(copyTo(`copy ${copied(schema, tableIn(ground, entry))} to stdout`)), counted.stream.resume())
  if (counted.result().sha256 !== entry.sha256) throw new Problem('conflict', fill(words.differs, { name: entry.table }))
}

async function proveShapes(client: pg.Client, names: Record<Owner, string>, shapes: Record<Owner, Shape>, manifest: Manifest): Promise<void> {
  const { rows } = await client.query<{ version: number }>(`select current_setting('server_version_num')::int as version`)
  const major = (version: number): number => Math.floor(version / 10_000)
  if (major(rows[0]?.version ?? 0) !== major(manifest.postgresql)) return
  for (const owner of ['house', 'jobs'] as const) {
    const [first] = differences(shapes[owner], await readShape(client, names[owner]))
    if (first) throw new Problem('conflict', fill(words.differs, { name: first.slice(0, 200) }))
  }
}

/** A job that was being done when the snapshot was taken is nobody's now: it waits again. Jobs bear to run twice. */
async function releaseJobs(client: pg.Client, schema: string, { tables }: Shape): Promise<void> {
  for (const table of ['_private_jobs', '_private_job_queues'])
    if (tables.some(({ name }) => name === table))
      await client.query(`update ${pg.escapeIdentifier(schema)}.${table} set locked_at = null, locked_by = null where locked_at is not null`)
}

const words = {
  none: { zh: '{folder} 中没有这份备份。现有：{names}', en: 'There is no such back-up in {folder}. There are: {names}' },
  full: {
    zh: '目标数据库不是空的；请恢复到空数据库，或用 DATA_DIR 指定一个新文件夹。',
    en: 'The database is not empty; restore into an empty one, or name a new folder with DATA_DIR.',
  },
  differs: { zh: '恢复后核对不一致：{name}。什么都没有写入。', en: 'What was restored differs from the back-up: {name}. Nothing was kept.' },
} as const
