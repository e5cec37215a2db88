import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type RawBuilder, sql } from 'kysely'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import type { Context, Tx } from '../../context.ts'
import type { Part } from '../../files/store.ts'
import type { RawRow } from '../export/cursor.ts'
import { damaged, filePath, type Manifest, manifestName, notEmpty, otherVersion, type Packed, readManifest, tablePath } from './manifest.ts'
import { hashed } from './pack.ts'
import { lineQuery, newTally, plainly } from './rows.ts'
import { shapesOf, type TableShape } from './tables.ts'

export type UnpackWish = {
  readonly path: string
  /** Throws when somebody lives here already; asked in the writing transaction. */
  readonly demandEmpty: (tx: Tx) => Promise<void>
  /** What must be there before the commit beside the rows: accounts of its people. */
  readonly beforeCommit?: (tx: Tx) => Promise<void>
}
export type Unpacked = Pick<Manifest, 'company' | 'madeAt'> & { readonly rows: number; readonly files: number }

/**
 * Takes an archive into an empty house: files first, under their hashes, then every row in one transaction, read back and compared with
 * the manifest before the commit. Whatever breaks off leaves the house as empty as it was.
 */
export async function unpackCompany(ctx: Context, wish: UnpackWish): Promise<Unpacked> {
  const zip = await openPromise(wish.path, { autoClose: false }).catch(() => {
    throw damaged(manifestName)
  })
  try {
    const entries = new Map<string, Entry>()
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry)
    const archive: Archive = { zip, entries, manifest: await manifestIn(zip, entries) }
    const files = await unpackFiles(ctx, archive)
    const rows = await ctx.house.db.transaction().execute(async (tx) => {
      await sql`${plainly}`.execute(tx)
      await wish.demandEmpty(tx)
      await demandSameVersion(tx, archive.manifest)
      const counted = await unpackTables({ ...ctx, db: tx }, archive)
      await wish.beforeCommit?.(tx)
      return counted
    })
    return { company: archive.manifest.company, madeAt: archive.manifest.madeAt, rows, files }
  } finally {
    zip.close()
  }
}

type Archive = { readonly zip: ZipFile; readonly entries: ReadonlyMap<string, Entry>; readonly manifest: Manifest }

async function bytesOf({ zip, entries }: Pick<Archive, 'zip' | 'entries'>, path: string): Promise<Readable> {
  const entry = entries.get(path)
  if (!entry) throw damaged(path)
  return zip.openReadStreamPromise(entry)
}

async function manifestIn(zip: ZipFile, entries: Archive['entries']): Promise<Manifest> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of await bytesOf({ zip, entries }, manifestName)) {
    size += chunk.length
    if (size > 10_000_000) throw damaged(manifestName)
    chunks.push(Buffer.from(chunk))
  }
  return readManifest(Buffer.concat(chunks).toString('utf8'))
}

async function demandSameVersion(tx: Tx, { migrations }: Manifest): Promise<void> {
  const found = await sql<{ name: string; hash: string }>`select name, hash from kexin_migration order by name`.execute(tx)
  const here = Object.fromEntries(found.rows.map(({ name, hash }) => [name, hash]))
  if (JSON.stringify(here) !== JSON.stringify(Object.fromEntries(Object.entries(migrations).toSorted(([a], [b]) => (a < b ? -1 : 1))))) throw otherVersion()
}

async function unpackFiles({ house }: Context, { zip, entries, manifest }: Archive): Promise<number> {
  const list = createHash('sha256')
  const names = [...entries.keys()].filter((name) => name.startsWith('files/')).sort()
  for (const name of names) {
    const [, hash = '', part = 'whole'] = /^files\/([0-9a-f]{64})(?:\.(thumbnail))?$/.exec(name) ?? []
    if (!hash) throw damaged(name)
    const path = await house.files.incoming()
    const digest = createHash('sha256')
    await pipeline(hashed(await bytesOf({ zip, entries }, name), digest), createWriteStream(path, { flags: 'wx', mode: 0o600 }))
    const found = digest.digest('hex')
    if (part === 'whole' && found !== hash) throw damaged(name)
    await house.files.keep(path, hash, part as Part)
    await rm(path, { force: true })
    list.update(`${filePath(hash, part)} ${found}\n`)
  }
  if (names.length !== manifest.files.count || list.digest('hex') !== manifest.files.sha256) throw damaged('files')
  return names.length
}

/** Foreign keys are laid down while rows come in their own order, and taken up again over all of them: that checks every one. */
async function unpackTables(ctx: Context & { db: Tx }, archive: Archive): Promise<number> {
  const here = await shapesOf(ctx)
  const lacking = archive.manifest.tables.find(({ name }) => !here.some((each) => each.name === name))
  if (lacking || here.length !== archive.manifest.tables.length) throw otherVersion()
  const keys = await foreignKeys(ctx.db, here)
  for (const { table, name } of keys) await sql`alter table ${sql.table(table)} drop constraint ${sql.ref(name)}`.execute(ctx.db)
  await sql`truncate ${sql.join(here.map(({ name }) => sql.table(name)))}`.execute(ctx.db)
  let rows = 0
  for (const packed of archive.manifest.tables) {
    await addColumns(ctx.db, here.find(({ name }) => name === packed.name) as TableShape, packed)
    rows += await load(ctx.db, archive, packed)
  }
  for (const { table, name, definition } of keys)
    await sql`alter table ${sql.table(table)} add constraint ${sql.ref(name)} ${sql.raw(definition)}`.execute(ctx.db)
  for (const shape of here) await demandSame(ctx.db, shape, archive.manifest.tables.find(({ name }) => name === shape.name) as Packed)
  return rows
}

type Key = { readonly table: string; readonly name: string; readonly definition: string }

async function foreignKeys(tx: Tx, shapes: readonly TableShape[]): Promise<Key[]> {
  const found =
    await sql<Key>`select r.relname as table, c.conname as name, pg_get_constraintdef(c.oid) as definition from pg_constraint c join pg_class r on r.oid = c.conrelid
    where c.contype = 'f' and c.conparentid = 0 and r.relnamespace = current_schema()::regnamespace and r.relname = any(${shapes.map(({ name }) => name)}::text[]) order by 1, 2`.execute(
      tx,
    )
  return found.rows
}

/** Own fields of the company are columns of its own; their names and types were judged with the manifest. */
async function addColumns(tx: Tx, shape: TableShape, { name, columns }: Packed): Promise<void> {
  for (const column of columns)
    if (!shape.columns.some((each) => each.name === column.name))
      await sql`alter table ${sql.table(name)} add column ${sql.ref(column.name)} ${sql.raw(column.type)}`.execute(tx)
}

const linesAtOnce = 500

async function load(tx: Tx, archive: Archive, { name, columns, rows, sha256 }: Packed): Promise<number> {
  const digest = createHash('sha256')
  const names = sql.join(columns.map((each) => sql.ref(each.name)))
  let count = 0
  let lines: string[] = []
  const write = async () => {
    if (!lines.length) return
    await sql`insert into ${sql.table(name)} (${names}) select ${names} from json_populate_recordset(null::${sql.table(name)}, ${`[${lines.join(',')}]`}::json)`.execute(
      tx,
    )
    lines = []
  }
  for await (const line of linesIn(await bytesOf(archive, tablePath(name)))) {
    digest.update(`${line}\n`)
    count++
    if (lines.push(line) >= linesAtOnce) await write()
  }
  await write()
  if (count !== rows || digest.digest('hex') !== sha256) throw damaged(tablePath(name))
  return count
}

async function* linesIn(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let rest = ''
  for await (const chunk of bytes) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest !== '') yield rest
}

/** Reads the table back as it was packed: the same bytes, or the house stays empty. */
async function demandSame(db: Tx, { without }: TableShape, packed: Packed): Promise<void> {
  const tally = newTally()
  const query = lineQuery({ ...packed, without })
  for await (const rows of pieces(db, query)) {
    tally.rows += rows.length
    tally.hash.update(rows.map(([line]) => `${line}\n`).join(''))
  }
  if (tally.rows !== packed.rows || tally.hash.digest('hex') !== packed.sha256) throw damaged(packed.name)
}

async function* pieces(tx: Tx, query: RawBuilder<unknown>): AsyncGenerator<RawRow[]> {
  await sql`declare verified no scroll cursor for ${query}`.execute(tx)
  for (;;) {
    const found = await sql<{ row_to_json: string }>`fetch 2000 from verified`.execute(tx)
    if (!found.rows.length) break
    yield found.rows.map((row) => Object.values(row))
  }
  await sql`close verified`.execute(tx)
}

/** Nobody but the house itself has made anything here. */
export async function demandNobody({ house }: Pick<Context, 'house'>, tx: Tx, houseId: string): Promise<void> {
  for (const { name, columns } of await shapesOf({ house, db: tx }))
    if (columns.some((each) => each.name === 'created_by_id')) {
      const found = await sql`select 1 from ${sql.table(name)} where created_by_id is distinct from ${houseId}::uuid limit 1`.execute(tx)
      if (found.rows.length) throw notEmpty()
    }
}
