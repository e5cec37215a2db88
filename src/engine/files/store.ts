import { createReadStream } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { newId } from '../../lib/id.ts'

export type Part = 'whole' | 'thumbnail'

/** Where bytes lie: under the SHA-256 of what they are, so equal files lie there once and none is ever changed. */
export type FileStore = {
  /** A path for bytes on their way in; its maker removes what he leaves there. */
  incoming(): Promise<string>
  /** Moves bytes to their place, safe from a power cut when it returns. What lies there already is the same. */
  keep(path: string, hash: string, part: Part): Promise<void>
  /** Undefined: they are not there. */
  read(hash: string, part: Part): Promise<{ readonly size: number; readonly bytes: Readable } | undefined>
  drop(hash: string): Promise<void>
  /** Removes what was on its way in before then: a killed process leaves it. */
  sweep(before: Date): Promise<void>
}

/** A store in a folder, named by a `file:` address. Folders and files are the house's alone (attack row 99), made when first needed. */
export function openFileStore(url: string): FileStore {
  const root = fileURLToPath(url)
  const coming = join(root, 'incoming')
  const folderOf = (hash: string) => join(root, hash.slice(0, 2))
  const placeOf = (hash: string, part: Part) => join(folderOf(hash), part === 'whole' ? hash : `${hash}.thumbnail`)
  return {
    incoming: async () => {
      await mkdir(coming, { recursive: true, mode: 0o700 })
      return join(coming, newId())
    },
    keep: async (path, hash, part) => {
      const folder = folderOf(hash)
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await flushed(path)
      await rename(path, placeOf(hash, part))
      await flushed(folder)
    },
    read: async (hash, part) => {
      const file = await opened(placeOf(hash, part))
      if (!file) return undefined
      const { size } = await file.stat()
      return { size, bytes: createReadStream('', { fd: file, highWaterMark: 256 * 1024 }) }
    },
    drop: async (hash) => {
      for (const part of ['whole', 'thumbnail'] as const) await rm(placeOf(hash, part), { force: true })
    },
    sweep: async (before) => {
      for (const name of await readdir(coming).catch(() => [])) {
        const path = join(coming, name)
        const found = await stat(path).catch(() => undefined)
        if (found && found.mtimeMs < before.getTime()) await rm(path, { force: true })
      }
    },
  }
}

async function flushed(path: string): Promise<void> {
  const file = await open(path, 'r')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

async function opened(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, 'r')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
