import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { sql } from 'kysely'
import { isId } from '../../lib/id.ts'
import { missing } from '../access/demand.ts'
import type { Context } from '../context.ts'
import { drawFirstPage } from './first-page.ts'
import { drawThumbnail } from './picture.ts'
import { proven } from './proven.ts'
import type { FileStore, Part } from './store.ts'
import { pictureTypes } from './types.ts'
import { readableFiles } from './uses.ts'

export type FoundFile = {
  readonly id: string
  /** Changes when, and only when, the bytes do. */
  readonly hash: string
  readonly name: string
  readonly type: string
  /** Redrawn by us, so it may open in the page; all else is only ever saved. */
  readonly isPicture: boolean
}

type Row = { hash: string; name: string; type: string; owner_id: string }

/** A file that the person brought or that a record he may read names; else `missing`, as if it were not there (attack row 5). */
export async function fileOf(ctx: Context, id: string): Promise<FoundFile> {
  const found = isId(id) ? (await sql<Row>`select hash, name, type, owner_id from stored_file where id = ${id}`.execute(ctx.db)).rows[0] : undefined
  if (!found || (found.owner_id !== ctx.person.id && !(await readableFiles(ctx, [id])).has(id))) throw missing()
  const { hash, name, type } = found
  return { id, hash, name, type, isPicture: pictureTypes.includes(type) }
}

const paper = 'application/pdf'

/** The bytes of a file already found; `missing` where it has none, as the thumbnail of a text. */
export async function bytesOf(ctx: Context, file: FoundFile, part: Part): Promise<{ readonly size: number; readonly bytes: Readable }> {
  const { files } = ctx.house
  const kept = await files.read(file.hash, part)
  if (kept && part === 'whole') return { size: kept.size, bytes: proven(kept.bytes, file.hash, damagedIn(ctx, file)) }
  if (kept) return kept
  if (part === 'whole' || !(file.isPicture || file.type === paper)) throw missing()
  await drawAgain(files, file, damagedIn(ctx, file))
  const drawn = await files.read(file.hash, part)
  if (!drawn) throw missing()
  return drawn
}

const damagedIn =
  ({ house }: Context, { id, hash }: FoundFile) =>
  () =>
    house.log.error({ id, hash }, 'a file is damaged in its store; a back-up may have it whole')

/** Papers that could not be drawn are not tried again until the house starts anew: a hostile one costs its seconds once. */
const undrawn = new Set<string>()
const mostUndrawn = 10_000

/**
 * A thumbnail is made with its picture; after a restore, which brings pictures alone, it is made when first asked for. So is that of a
 * paper: its first page.
 */
async function drawAgain(files: FileStore, { hash, isPicture }: FoundFile, damaged: () => void): Promise<void> {
  if (undrawn.has(hash)) throw missing()
  const whole = await files.read(hash, 'whole')
  if (!whole) throw missing()
  const [came, page, small] = await Promise.all([files.incoming(), files.incoming(), files.incoming()])
  try {
    await pipeline(proven(whole.bytes, hash, damaged), createWriteStream(came, { flags: 'wx', mode: 0o600 }))
    if (!isPicture && !(await drawFirstPage(came, page))) {
      if (undrawn.size < mostUndrawn) undrawn.add(hash)
      throw missing()
    }
    await drawThumbnail(isPicture ? came : page, small)
    await files.keep(small, hash, 'thumbnail')
  } finally {
    await Promise.all([came, page, small].map((path) => rm(path, { force: true })))
  }
}
