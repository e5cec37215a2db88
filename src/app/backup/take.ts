import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { FileStore } from '../../engine/files/store.ts'
import { flushFolder, readEntry, writeEntry } from './archive.ts'
import { readShape, type Shape } from './catalog.ts'
import type { KeepRule } from './keep-rule.ts'
import { keyToWrite } from './lock-key.ts'
import { type Kept, type Manifest, nameAt, type Owner, type TableEntry, writeManifest } from './manifest.ts'
import { fillPool, poolOf, readList } from './pool.ts'
import { prune } from './prune.ts'
import { claim, connect, openSnapshot, schemasOf } from './snapshot.ts'

export type TakeParts = {
  readonly databaseUrl: string
  readonly store: FileStore
  readonly folder: string
  readonly passphrase: string | undefined
  readonly program: string
  /** The secret, when the house keeps it itself: without it second factors could not be read after a restore. */
  readonly secret: string | undefined
  readonly onProgress?: ((done: number, total: number) => Promise<void>) | undefined
  /** Which older ones stay afterwards; undefined: all. */
  readonly keep?: { readonly rule: KeepRule; readonly zone: string } | undefined
}

/** The statements of both schemas, and what else a house needs to stand up again. Kept in an entry of its own: it holds the secret. */
export type Ground = { readonly shapes: Readonly<Record<Owner, Shape>>; readonly schemas: Readonly<Record<Owner, string>>; readonly secret: string | null }

export const partial = '.part'

/** Nobody stays signed in through a restore: a session ended after the back-up must not live again. */
const withoutRows = ['auth_session']

/**
 * Takes a back-up while the house works: both schemas in one snapshot, then every file the snapshot names. It is whole when its folder has
 * its name; whatever breaks it off leaves a folder that no list shows and the next one removes.
 */
export async function takeBackup(parts: TakeParts): Promise<Kept> {
  const key = keyToWrite(parts.folder, parts.passphrase)
  const begun = Date.now()
  const client = await connect(parts.databaseUrl)
  try {
    await claim(client)
    await removePartial(parts.folder)
    const name = nameAt(new Date())
    const folder = join(parts.folder, `${name}${partial}`)
    await mkdir(folder, { mode: 0o700 })
    const written = await writeRows(client, { ...parts, folder, key })
    const told = await fillPool(poolOf(parts.folder, key), parts.store, readList(join(folder, 'files'), written.files, key))
    const entries = { ...written, files: { ...written.files, ...told } }
    await readBack(folder, entries, key)
    const manifest: Manifest = { ...entries, size: await sizeOf(folder), seconds: Math.round((Date.now() - begun) / 1000) }
    await writeManifest(folder, manifest, key)
    await flushFolder(folder)
    await rename(folder, join(parts.folder, name))
    await flushFolder(parts.folder)
    if (parts.keep) await prune({ folder: parts.folder, key, ...parts.keep })
    return { name, manifest }
  } finally {
    await client.end()
  }
}

async function removePartial(folder: string): Promise<void> {
  for (const name of await readdir(folder)) if (name.endsWith(partial)) await rm(join(folder, name), { recursive: true, force: true })
}

type Written = Omit<Manifest, 'files' | 'size' | 'seconds'> & { readonly files: Pick<Manifest['files'], 'sha256' | 'bytes'> }
type Place = Pick<TakeParts, 'program' | 'secret' | 'onProgress'> & { readonly folder: string; readonly key: Buffer | undefined }

async function writeRows(client: pg.Client, { folder, key, program, secret, onProgress }: Place): Promise<Written> {
  const schemas = await schemasOf(client)
  await openSnapshot(client, [schemas.house, schemas.jobs])
  const { rows } = await client.query<{ at: Date; version: number }>(`select now() as at, current_setting('server_version_num')::int as version`)
  const migrations = (await client.query(`select name, hash from ${pg.escapeIdentifier(schemas.house)}.kexin_migration order by name`)).rows
  const shapes = { house: await readShape(client, schemas.house), jobs: await readShape(client, schemas.jobs) }
  const ground: Ground = { shapes, schemas, secret: secret ?? null }
  const wanted = tablesToCopy(ground)
  const tables: TableEntry[] = []
  for (const [at, { owner, table, text }] of wanted.entries()) {
    const file = `${String(at).padStart(4, '0')}-${table.replace(/\W/g, '_')}`
    const stream = client.query(copyTo(text))
    const tally = await writeEntry(join(folder, file), stream, key)
    tables.push({ owner, table, file, rows: stream.rowCount, ...tally })
    await onProgress?.(at + 1, wanted.length)
  }
  const files = await writeEntry(join(folder, 'files'), client.query(copyTo(filesQuery(schemas.house))), key)
  await client.query('commit')
  return {
    format: 1,
    at: (rows[0]?.at ?? new Date()).toISOString(),
    program,
    postgresql: rows[0]?.version ?? 0,
    migrations,
    isLocked: key !== undefined,
    ground: await writeEntry(join(folder, 'ground'), Readable.from([Buffer.from(JSON.stringify(ground))]), key),
    tables,
    rows: tables.reduce((sum, each) => sum + each.rows, 0),
    files,
  }
}

const filesQuery = (schema: string): string =>
  `copy (select distinct hash collate "C", size from ${pg.escapeIdentifier(schema)}.stored_file order by 1) to stdout`

function tablesToCopy({ shapes, schemas }: Ground): { owner: Owner; table: string; text: string }[] {
  return (['house', 'jobs'] as const).flatMap((owner) =>
    shapes[owner].tables
      .filter(({ name, isLasting }) => isLasting && !(owner === 'house' && withoutRows.includes(name)))
      .map((table) => ({ owner, table: table.name, text: `copy ${copied(schemas[owner], table)} to stdout` })),
  )
}

/** `schema.table (columns)` of a copy, in or out; columns that PostgreSQL works out itself are not among them. */
export const copied = (schema: string, { name, columns }: { readonly name: string; readonly columns: readonly string[] }): string =>
  `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)} (${columns.map((each) => pg.escapeIdentifier(each)).join(', ')})`

/** Reads every entry again from its first byte to its last, before the back-up counts as one. */
async function readBack(folder: string, { tables, files, ground }: Written, key: Buffer | undefined): Promise<void> {
  for (const { file, ...expected } of [...tables, { file: 'files', ...files }, { file: 'ground', ...ground }])
    for await (const _ of readEntry(join(folder, file), expected, key));
}

async function sizeOf(folder: string): Promise<number> {
  const sizes = await Promise.all((await readdir(folder)).map(async (name) => (await stat(join(folder, name))).size))
  return sizes.reduce((sum, each) => sum + each, 0)
}
