import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { sql } from 'kysely'
import { newId } from '../../lib/id.ts'
import { type Context, type Db, inTransaction } from '../context.ts'
import { fileName } from './names.ts'
import { drawThumbnail, redraw } from './picture.ts'
import { recognise } from './recognise.ts'

/** A file as the API shows it and as fields name it, by id. */
export type StoredFile = {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly size: number
  readonly width: number | null
  readonly height: number | null
}

/** Most bytes of one file. */
export const mostBytes = 25 * 1024 * 1024

/**
 * Takes a file in, from whichever door: streamed to disk, recognised, a picture redrawn and given a thumbnail, kept under its
 * hash. It is its bringer's own until a record names it. Whatever fails or breaks off leaves nothing behind.
 */
export async function keepFile(ctx: Context, given: { readonly name: string; readonly bytes: Readable }): Promise<StoredFile> {
  const { files } = ctx.house
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
    await keep(ctx, file, { path, small: picture && small })
    return file
  } finally {
    await Promise.all([came, drawn, small].map((path) => rm(path, { force: true })))
  }
}

async function keep(ctx: Context, file: StoredFile, { path, small }: { path: string; small?: string }): Promise<void> {
  const hash = await hashOf(path)
  await inTransaction(ctx, async ({ db }) => {
    await lockHash(db, hash)
    // Bytes first: a row must never point at what a power cut could have lost.
    await ctx.house.files.keep(path, hash, 'whole')
    if (small) await ctx.house.files.keep(small, hash, 'thumbnail')
    await sql`insert into stored_file (id, hash, name, type, size, width, height, owner_id, at)
      values (${file.id}, ${hash}, ${file.name}, ${file.type}, ${file.size}, ${file.width}, ${file.height}, ${ctx.person.id}, ${ctx.now.toISOString()}::timestamptz)`.execute(
      db,
    )
  })
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

/** Taking in and sweeping away the same bytes wait for each other. */
export const lockHash = (db: Db, hash: string) => sql`select pg_advisory_xact_lock(hashtextextended(current_schema() || ${hash}, 0))`.execute(db)
