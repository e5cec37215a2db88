import type { Readable } from 'node:stream'
import { sql } from 'kysely'
import { isId } from '../../lib/id.ts'
import { missing } from '../access/demand.ts'
import type { Context } from '../context.ts'
import type { Part } from './store.ts'
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

/** The bytes of a file already found; `missing` where it has none, as the thumbnail of a document. */
export async function bytesOf(ctx: Context, { hash }: FoundFile, part: Part): Promise<{ readonly size: number; readonly bytes: Readable }> {
  const kept = await ctx.house.files.read(hash, part)
  if (!kept) throw missing()
  return kept
}
