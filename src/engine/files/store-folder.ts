import { createReadStream, existsSync } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { newId } from '../../lib/id.ts'
import type { FileStore, Part } from './store-shape.ts'

/** A store in a folder. Folders and files are the house's alone (attack row 99), made when first needed. */
export function openFolder(root: string): FileStore {
  const coming = join(root, 'incoming')
  const folderOf = (hash: string) => join(root, hash.slice(0, 2))
  const placeOf = (hash: string, part: Part) => join(folderOf(hash), part === 'whole' ? hash : `${hash}.thumbnail`)
  const pieceOf = (upload: string, offset: number) => join(coming, `${upload}.${offset}`)
  return {
    incoming: async () => {
      await mkdir(coming, { recursive: true, mode: 0o700 })
      return join(coming, newId())
    },
    keep: async (path, hash, part) => {
      const folder = folderOf(hash)
      await mkdir(folder, { recursive: true, mode: 0o700 })
      // Its transaction may be done a second time; the first has moved it.
      if (!existsSync(path) && existsSync(placeOf(hash, part))) return
      await flushed(path)
      await rename(path, placeOf(hash, part))
      await flushed(folder)
    },
    read: (hash, part) => readAt(placeOf(hash, part)),
    drop: async (hash) => {
      for (const part of ['whole', 'thumbnail'] as const) await rm(placeOf(hash, part), { force: true })
    },
    list: () => hashesIn(root),
    keepPiece: async (path, upload, offset) => {
      await mkdir(coming, { recursive: true, mode: 0o700 })
      if (!existsSync(path) && existsSync(pieceOf(upload, offset))) return
      await rename(path, pieceOf(upload, offset))
    },
    readPiece: (upload, offset) => readAt(pieceOf(upload, offset)),
    dropPieces: async (upload) => {
      const pieces = (await readdir(coming).catch(() => [])).filter((name) => name.startsWith(`${upload}.`))
      await Promise.all(pieces.map((name) => rm(join(coming, name), { force: true })))
    },
    check: async () => void (await mkdir(root, { recursive: true, mode: 0o700 })),
    sweep: async (before) => {
      for (const name of await readdir(coming).catch(() => [])) {
        const path = join(coming, name)
        const found = await stat(path).catch(() => undefined)
        if (found && found.mtimeMs < before.getTime()) await rm(path, { force: true })
      }
    },
  }
}

async function* hashesIn(root: string): AsyncGenerator<string> {
  for (const folder of await readdir(root).catch(() => []))
    if (/^[0-9a-f]{2}$/.test(folder)) yield* (await readdir(join(root, folder))).filter((name) => /^[0-9a-f]{64}$/.test(name))
}

async function flushed(path: string): Promise<void> {
  const file = await open(path, 'r')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

async function readAt(path: string): ReturnType<FileStore['read']> {
  const file = await opened(path)
  if (!file) return undefined
  const { size } = await file.stat()
  return { size, bytes: createReadStream('', { fd: file, highWaterMark: 256 * 1024 }) }
}

async function opened(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, 'r')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
