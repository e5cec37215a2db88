import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { sql } from 'kysely'
import { fill } from '../../kernel/label.ts'
import { Problem } from '../../kernel/problem.ts'
import { isId, newId } from '../../lib/id.ts'
import { missing } from '../access/demand.ts'
import { type Context, type Db, inTransaction } from '../context.ts'
import { fileName } from './names.ts'
import { drawThumbnail, redraw } from './picture.ts'
import { recognise } from './recognise.ts'
import { mayName } from './uses.ts'

/** A file as the API shows it and as fields name it, by id. */
export type StoredFile = {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly size: number
  readonly width: number | null
  readonly height: number | null
}

type Given = {
  readonly name: string
  readonly bytes: Readable
  /** The file that this one is a newer version of. */
  readonly replaces?: string | undefined
  /** What is written with it or not at all: that an upload in pieces has come to its end. */
  readonly also?: (db: Db) => Promise<void>
}

/** Most bytes of one file. */
export const mostBytes = 25 * 1024 * 1024

/**
 * Takes a file in, from whichever door: streamed to disk, recognised, a picture redrawn and given a thumbnail, kept under its
 * hash. It is its bringer's own until a record names it. Whatever fails or breaks off leaves nothing behind.
 */
export async function keepFile(ctx: Context, given: Given): Promise<StoredFile> {
  const { files } = ctx.house
  const firstId = given.replaces === undefined ? null : await firstOf(ctx, given.replaces)
  const [came, drawn, small] = await Promise.all([files.incoming(), files.incoming(), files.incoming()])
  try {
    await pipeline(given.bytes, createWriteStream(came, { flags: 'wx', mode: 0o600 }))
    const type = await recognise(came, given.name)
    const picture = type.isPicture ? await redraw(came, drawn, type.type) : undefined
    if (picture) await drawThumbnail(drawn, small)
    const path = picture ? drawn : came
    const file = {
      id: newId(),
      name: fileName(given.name, type),
      type: type.type,
      size: (await stat(path)).size,
      width: picture?.width ?? null,
      height: picture?.height ?? null,
    }
    await demandRoom(ctx, file.size)
    await keep(ctx, file, { path, small: picture && small, firstId, also: given.also })
    return file
  } finally {
    await Promise.all([came, drawn, small].map((path) => rm(path, { force: true })))
  }
}

type Place = { readonly path: string; readonly small?: string | undefined; readonly firstId: string | null; readonly also: Given['also'] }

async function keep(ctx: Context, file: StoredFile, { path, small, firstId, also }: Place): Promise<void> {
  const hash = await hashOf(path)
  await inTransaction(ctx, async ({ db }) => {
    await also?.(db)
    await lockHash(db, hash)
    // Bytes first: a row must never point at what a power cut could have lost.
    await ctx.house.files.keep(path, hash, 'whole')
    if (small) await ctx.house.files.keep(small, hash, 'thumbnail')
    await sql`insert into stored_file (id, hash, name, type, size, width, height, owner_id, at, first_id)
      values (${file.id}, ${hash}, ${file.name}, ${file.type}, ${file.size}, ${file.width}, ${file.height}, ${ctx.person.id}, ${ctx.now.toISOString()}::timestamptz, ${firstId}::uuid)`.execute(
      db,
    )
  })
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

/** The first version of a document, of which one more comes: only by who may name the one it takes the place of. */
export async function firstOf(ctx: Context, id: string): Promise<string> {
  const found =
    isId(id) && (await mayName(ctx, [id]))
      ? (await sql<{ first: string }>`select coalesce(first_id, id) as first from stored_file where id = ${id}`.execute(ctx.db)).rows[0]
      : undefined
  if (!found) throw missing()
  return found.first
}

/** The company may bound the room its files take; most do not, and nothing is counted for them. */
export async function demandRoom(ctx: Context, size: number): Promise<void> {
  const { fileSpace } = await ctx.house.authority.choices()
  if (fileSpace === null) return
  const taken = await sql<{ taken: string }>`select coalesce(sum(size), 0) as taken from stored_file`.execute(ctx.db)
  if (Number(taken.rows[0]?.taken) + size <= fileSpace * 1e9) return
  const message = fill(noRoom, { most: fileSpace })
  throw new Problem('invalid', message, [{ field: 'file', code: 'noRoom', message }])
}

const noRoom = {
  zh: '公司的文件空间（{most} GB）已用完；请联系管理员扩大，或换一个较小的文件',
  en: 'The company’s room for files ({most} GB) is used up; ask an administrator for more, or bring a smaller file',
}

/** Taking in and sweeping away the same bytes wait for each other. */
export const lockHash = (db: Db, hash: string) => sql`select pg_advisory_xact_lock(hashtextextended(current_schema() || ${hash}, 0))`.execute(db)
