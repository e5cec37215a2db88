import { createWriteStream } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type RawBuilder, sql } from 'kysely'
import { fill, type Label } from '../../kernel/label.ts'
import { Problem } from '../../kernel/problem.ts'
import { isId, newId } from '../../lib/id.ts'
import { missing } from '../access/demand.ts'
import { type Context, type Db, inTransaction } from '../context.ts'
import { demandRoom, firstOf, keepFile, mostBytes, type StoredFile } from './keep.ts'
import { demandKnownName } from './recognise.ts'

/**
 * A file that comes in pieces, so that one broken off by a bad line goes on where it stopped. Its pieces lie in the store and how far
 * they reach in the database: whichever process is asked may take the next.
 */
export type Upload = {
  readonly id: string
  readonly name: string
  readonly size: number
  /** Bytes that are here: the next piece begins there. */
  readonly received: number
  /** Most bytes of one piece. */
  readonly pieceSize: number
  /** After this moment it is as if it had never begun. */
  readonly until: string
}

/** How long (ms) one may take, from its first byte to its last. */
export const uploadLasts = 86_400_000
/** Most bytes of a piece: under a megabit a second it passes within ten seconds. */
export const mostOfPiece = 1024 * 1024
/** Least of all but the last, or one file would be a million pieces. */
const leastOfPiece = 64 * 1024
/** Under way at once for one person. */
const mostUnderWay = 40

type Begun = { readonly name: string; readonly size: number; readonly replaces?: string | undefined }

/** Begins one. What can be refused before its first byte is: a name no file of ours has, its size, no room. */
export async function beginUpload(ctx: Context, { name, size, replaces }: Begun): Promise<Upload> {
  demandKnownName(name)
  if (!Number.isSafeInteger(size) || size < 1 || size > mostBytes) throw refused('size', fill(words.size, { most: mostBytes / 1024 / 1024 }))
  if (replaces !== undefined) await firstOf(ctx, replaces)
  await demandRoom(ctx, size)
  return inTransaction(ctx, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(current_schema() || 'upload' || ${ctx.person.id}, 0))`.execute(tx.db)
    const under = await sql<{ id: string }>`select id from upload where owner_id = ${ctx.person.id} and at > ${lastBegin(ctx)} limit ${mostUnderWay}`.execute(
      tx.db,
    )
    if (under.rows.length === mostUnderWay) throw refused('name', fill(words.many, { most: mostUnderWay }))
    const made = await sql<Row>`insert into upload (id, owner_id, name, size, replaces, at)
      values (${newId()}, ${ctx.person.id}, ${name}, ${size}, ${replaces ?? null}::uuid, ${ctx.now.toISOString()}::timestamptz) returning *`.execute(tx.db)
    return shown(made.rows[0] as Row)
  })
}

export const uploadOf = async (ctx: Context, id: string): Promise<Upload> => shown(await rowOf(ctx, id))

/**
 * Takes the piece that begins at `offset`; one broken off on its way leaves nothing. Of two at the same place one is kept: the row is
 * locked from the check of its place until the piece lies in the store.
 */
export async function takePiece(ctx: Context, id: string, { offset, bytes }: { readonly offset: number; readonly bytes: Readable }): Promise<Upload> {
  const { files } = ctx.house
  demandPlace(await rowOf(ctx, id), offset)
  const came = await files.incoming()
  try {
    await pipeline(bytes, createWriteStream(came, { flags: 'wx', mode: 0o600 }))
    const { size } = await stat(came)
    return await inTransaction(ctx, async (tx) => {
      const row = await rowOf(tx, id, sql`for update`)
      demandPlace(row, offset)
      demandFit(row, size)
      await files.keepPiece(came, id, offset)
      const grown = await sql<Row>`update upload set received = received + ${size} where id = ${id} returning *`.execute(tx.db)
      return shown(grown.rows[0] as Row)
    })
  } finally {
    await rm(came, { force: true })
  }
}

/** The whole of it becomes a file as any other, checked as any other, once: of two ends one finds it. What is no file of ours is let go. */
export async function endUpload(ctx: Context, id: string): Promise<StoredFile> {
  const row = await rowOf(ctx, id)
  if (Number(row.received) !== Number(row.size)) throw outOfPlace(row, words.unfinished)
  const over = async (db: Db) => {
    const ended = await sql`delete from upload where id = ${id} returning id`.execute(db)
    if (!ended.rows.length) throw missing()
  }
  const file = await keepFile(ctx, { name: row.name, bytes: Readable.from(joined(ctx, row)), replaces: row.replaces ?? undefined, also: over }).catch(
    async (error) => {
      if (error instanceof Problem && error.code === 'invalid') await dropUpload(ctx, id)
      throw error
    },
  )
  await letGo(ctx, id)
  return file
}

export async function dropUpload(ctx: Context, id: string): Promise<void> {
  await rowOf(ctx, id)
  await sql`delete from upload where id = ${id}`.execute(ctx.db)
  await letGo(ctx, id)
}

/** What is not let go now is swept away tomorrow. */
const letGo = ({ house }: Context, id: string): Promise<void> =>
  house.files.dropPieces(id).catch((error) => house.log.warn({ err: error, id }, 'the pieces of an upload are not dropped yet'))

/** Its pieces one after the other: each begins where the one before it ends. */
async function* joined({ house }: Context, { id, size }: Row): AsyncGenerator<Buffer> {
  for (let at = 0; at < Number(size); ) {
    const piece = await house.files.readPiece(id, at)
    if (!piece) throw new Problem('invalid', words.lost)
    yield* piece.bytes as AsyncIterable<Buffer>
    at += piece.size
  }
}

type Row = { id: string; name: string; size: string; received: string; replaces: string | null; at: string }

const lastBegin = (ctx: Context) => sql`${new Date(ctx.now.getTime() - uploadLasts).toISOString()}::timestamptz`

/** One of his own that is not too old; another's is as one that never was. */
async function rowOf(ctx: Context, id: string, locked: RawBuilder<unknown> = sql``): Promise<Row> {
  const found = isId(id)
    ? await sql<Row>`select * from upload where id = ${id} and owner_id = ${ctx.person.id} and at > ${lastBegin(ctx)} ${locked}`.execute(ctx.db)
    : undefined
  const row = found?.rows[0]
  if (!row) throw missing()
  return row
}

const shown = ({ id, name, size, received, at }: Row): Upload => ({
  id,
  name,
  size: Number(size),
  received: Number(received),
  pieceSize: mostOfPiece,
  until: new Date(Date.parse(at) + uploadLasts).toISOString(),
})

function demandPlace(row: Row, offset: number): void {
  if (offset !== Number(row.received)) throw outOfPlace(row, words.place)
}

function demandFit({ size, received }: Row, length: number): void {
  const left = Number(size) - Number(received)
  if (length > left || length < Math.min(left, leastOfPiece)) throw refused('offset', fill(words.piece, { least: Math.min(left, leastOfPiece), most: left }))
}

const refused = (field: string, message: Label): Problem => new Problem('invalid', message, [{ field, code: field, message }])
const outOfPlace = ({ received }: Row, detail: Label): Problem => new Problem('conflict', fill(detail, { received }), [], { received: Number(received) })

const words = {
  size: { zh: '文件大小应在 1 字节到 {most} MB 之间', en: 'A file has between 1 byte and {most} MB' },
  many: {
    zh: '您有 {most} 个文件正在上传，请等它们传完或取消一些后再试',
    en: 'You have {most} uploads under way; wait for them or cancel some, and try again',
  },
  place: { zh: '这一段接不上：已收到 {received} 字节，请从那里继续', en: 'This piece does not fit on: {received} bytes are here; go on from there' },
  unfinished: { zh: '文件还没有传完：已收到 {received} 字节，请从那里继续', en: 'It is not whole yet: {received} bytes are here; go on from there' },
  piece: { zh: '这一段应有 {least} 到 {most} 字节', en: 'This piece has between {least} and {most} bytes' },
  lost: { zh: '已上传的部分已不在服务器上，请重新上传', en: 'What was uploaded is no longer on the server; please upload it again' },
} as const
