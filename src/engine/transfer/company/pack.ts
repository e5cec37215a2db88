import { createHash, type Hash } from 'node:crypto'
import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { sql } from 'kysely'
import { ZipFile } from 'yazl'
import type { Context } from '../../context.ts'
import type { Part } from '../../files/store.ts'
import { openSnapshot, type Snapshot } from '../export/cursor.ts'
import { filePath, type Manifest, manifestName, type Packed, tablePath } from './manifest.ts'
import { linesOf, newTally, plainly } from './rows.ts'
import { shapesOf } from './tables.ts'

/** Whose archive it is, by name; `progress` hears of rows written. */
export type PackWish = { readonly company: string; readonly progress?: (done: number) => Promise<void> }

/**
 * The whole company as one archive (S2-30): every record, fact and file of one moment, people without passwords and keys. A zip of lines
 * of JSON, a table each, files by the hash of their bytes, and a manifest with counts and checksums, written last. Streamed, whatever its size.
 */
export function packCompany(ctx: Context, wish: PackWish): Readable {
  const zip = new ZipFile()
  const out = zip.outputStream as Readable
  zip.on('error', (error: Error) => out.destroy(error))
  fill(ctx, zip, wish).catch((error: Error) => out.destroy(error))
  return out
}

async function fill(ctx: Context, zip: ZipFile, { company, progress = async () => undefined }: PackWish): Promise<void> {
  const snapshot = await openSnapshot(ctx)
  try {
    await snapshot.ask(plainly)
    const tables = await packTables(ctx, { zip, snapshot, progress })
    const files = await packFiles(ctx, zip, snapshot)
    const manifest: Manifest = { format: 1, madeAt: ctx.now.toISOString(), company, migrations: await migrationsOf(snapshot), tables, files }
    zip.addBuffer(Buffer.from(JSON.stringify(manifest, null, 2)), manifestName)
    zip.addBuffer(Buffer.from(readMe), 'README.txt')
    zip.end()
    await snapshot.close(true)
  } catch (error) {
    await snapshot.close(false)
    throw error
  }
}

type Packing = { readonly zip: ZipFile; readonly snapshot: Snapshot; readonly progress: (done: number) => Promise<void> }

async function packTables(ctx: Context, { zip, snapshot, progress }: Packing): Promise<Packed[]> {
  const packed: Packed[] = []
  let done = 0
  for (const shape of await shapesOf(ctx)) {
    const tally = newTally()
    const lines = Readable.from(linesOf(snapshot, shape, tally), { objectMode: false })
    zip.addReadStream(lines, tablePath(shape.name), { compressionLevel: 1 })
    await finished(lines, { writable: false })
    const { name, columns, key } = shape
    packed.push({ name, columns, key, rows: tally.rows, sha256: tally.hash.digest('hex') })
    done += tally.rows
    await progress(done)
  }
  return packed
}

/** Each file once, as it lies: pictures and office files do not get smaller. A file whose bytes are lost is told in the log and left out. */
async function packFiles(ctx: Context, zip: ZipFile, snapshot: Snapshot): Promise<Manifest['files']> {
  const list = createHash('sha256')
  let count = 0
  let bytes = 0
  const next = await snapshot.read('company files', sql`select distinct hash from stored_file order by hash`)
  for (let rows = await next(); rows.length; rows = await next())
    for (const [hash] of rows as [string][])
      for (const part of ['whole', 'thumbnail'] as const satisfies readonly Part[]) {
        const file = await ctx.house.files.read(hash, part)
        if (!file) {
          if (part === 'whole') ctx.house.log.error({ hash }, 'a file of the house is lost')
          continue
        }
        const digest = createHash('sha256')
        const passing = Readable.from(hashed(file.bytes, digest), { objectMode: false })
        zip.addReadStream(passing, filePath(hash, part), { compress: false, size: file.size })
        await finished(passing, { writable: false })
        list.update(`${filePath(hash, part)} ${digest.digest('hex')}\n`)
        count++
        bytes += file.size
      }
  return { count, bytes, sha256: list.digest('hex') }
}

/** Bytes as they come, hashed as they pass. */
export async function* hashed(bytes: AsyncIterable<Uint8Array>, digest: Hash): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    digest.update(chunk)
    yield chunk
  }
}

export async function migrationsOf(snapshot: Pick<Snapshot, 'ask'>): Promise<Record<string, string>> {
  const rows = await snapshot.ask(sql`select name, hash from kexin_migration order by name`)
  return Object.fromEntries(rows as unknown as [string, string][])
}

const readMe = `Kexin company archive, format 1 · 客心公司归档，格式 1

manifest.json            counts and SHA-256 of everything here · 各表行数与校验和
tables/<table>.ndjson    one JSON object a line, in the order of the key · 每行一个 JSON 对象
files/<sha256>           files by the hash of their bytes; .thumbnail beside a picture · 按内容哈希存放的文件

Take it in · 导入到空的客心:  npm run import-company -- <this file>
It holds no passwords, keys or sessions · 不含密码、密钥和登录状态
`
