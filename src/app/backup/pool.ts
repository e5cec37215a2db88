import { createWriteStream, existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { FileStore } from '../../engine/files/store.ts'
import { newId } from '../../lib/id.ts'
import { flushFolder, readEntry, type Tally, writeEntry } from './archive.ts'

/** Copies of uploaded files, by hash, shared by all back-ups of a folder: each is copied once, however many back-ups name it. */
export type Pool = { readonly folder: string; readonly key: Buffer | undefined }

/** Open and locked copies lie apart: a folder that gets a passphrase copies anew. */
export const poolOf = (folder: string, key: Buffer | undefined): Pool => ({ folder: join(folder, key ? 'locked-files' : 'files'), key })

const placeIn = ({ folder }: Pool, hash: string): string => join(folder, hash.slice(0, 2), hash)

/** Latency is most of what a small file costs, on a disk or in a bucket. */
const atATime = 8

export type ListedFile = { readonly hash: string; readonly size: number }

/** The list of files of a back-up, a line each: hash, tab, bytes; sorted by hash. */
export async function* readList(path: string, expected: Tally, key: Buffer | undefined): AsyncGenerator<ListedFile> {
  for await (const line of createInterface({ input: Readable.from(readEntry(path, expected, key)), crlfDelay: Number.POSITIVE_INFINITY })) {
    const [hash = '', size = '0'] = line.split('\t')
    yield { hash, size: Number(size) }
  }
}

/** Copies what the pool lacks. Returns the hashes of files that the store has no longer, or not whole: they cannot be saved, but are told. */
export async function fillPool(pool: Pool, store: FileStore, files: AsyncIterable<ListedFile>): Promise<{ count: number; size: number; lost: string[] }> {
  const told = { count: 0, size: 0, lost: [] as string[] }
  const folders = new Set<string>()
  await eachAtATime(files, async ({ hash, size }) => {
    told.count += 1
    told.size += size
    const place = placeIn(pool, hash)
    if (existsSync(place)) return
    const folder = join(pool.folder, hash.slice(0, 2))
    await mkdir(folder, { recursive: true, mode: 0o700 })
    folders.add(folder)
    if (!(await copyIn(store, hash, place, pool.key))) told.lost.push(hash)
  })
  for (const folder of folders) await flushFolder(folder)
  return told
}

async function copyIn(store: FileStore, hash: string, place: string, key: Buffer | undefined): Promise<boolean> {
  const found = await store.read(hash, 'whole')
  if (!found) return false
  const coming = `${place}.${newId()}`
  try {
    const { sha256 } = await writeEntry(coming, found.bytes, key)
    if (sha256 !== hash) return false
    await rename(coming, place)
    return true
  } finally {
    await rm(coming, { force: true })
  }
}

/** Puts the files of a back-up into a store, each checked by its hash on the way. What is there already is the same by its name. */
export async function emptyPool(pool: Pool, store: FileStore, files: AsyncIterable<ListedFile>, lost: readonly string[]): Promise<number> {
  let put = 0
  const gone = new Set(lost)
  await eachAtATime(files, async ({ hash, size }) => {
    if (gone.has(hash)) return
    const coming = await store.incoming()
    try {
      await writePlain(coming, readEntry(placeIn(pool, hash), { sha256: hash, bytes: size }, pool.key))
      await store.keep(coming, hash, 'whole')
      put += 1
    } finally {
      await rm(coming, { force: true })
    }
  })
  return put
}

const writePlain = (path: string, bytes: AsyncIterable<Buffer>): Promise<void> => pipeline(bytes, createWriteStream(path, { flags: 'wx', mode: 0o600 }))

async function eachAtATime<Each>(many: AsyncIterable<Each>, work: (each: Each) => Promise<void>): Promise<void> {
  const running = new Set<Promise<void>>()
  for await (const each of many) {
    const one = work(each).finally(() => running.delete(one))
    running.add(one)
    one.catch(() => undefined)
    if (running.size >= atATime) await Promise.race(running)
  }
  await Promise.all(running)
}
