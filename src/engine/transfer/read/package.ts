import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { Problem } from '../../../kernel/problem.ts'
import { refuse } from './problems.ts'
import type { Limits } from './sheet-row.ts'

/** An opened xlsx: its parts by lower-case name, each read as a stream of bytes that are counted while they unpack. */
export type Package = { readonly has: (name: string) => boolean; readonly read: (name: string) => AsyncGenerator<Buffer>; readonly close: () => void }

/** Sizes in a zip's directory can lie, so the ceiling holds for the bytes that really come out, over all parts together, each once. */
export async function openPackage(path: string, limits: Limits): Promise<Package> {
  const zip = await openPromise(path, { autoClose: false }).catch(() => {
    throw refuse('broken')
  })
  try {
    const entries = await partsOf(zip, limits.entries)
    const sizes = new Map<string, number>()
    async function* read(name: string): AsyncGenerator<Buffer> {
      const entry = entries.get(name.toLowerCase())
      if (!entry) throw refuse('broken')
      const others = [...sizes].reduce((sum, [part, size]) => (part === entry.fileName ? sum : sum + size), 0)
      let size = 0
      for await (const chunk of unpack(zip, entry)) {
        size += chunk.length
        if (others + size > limits.bytes) throw refuse('tooBig')
        sizes.set(entry.fileName, size)
        yield chunk
      }
    }
    return { has: (name) => entries.has(name.toLowerCase()), read, close: () => zip.close() }
  } catch (error) {
    zip.close()
    throw error
  }
}

async function partsOf(zip: ZipFile, most: number): Promise<Map<string, Entry>> {
  if (zip.entryCount > most) throw refuse('tooManyParts')
  const entries = new Map<string, Entry>()
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.isEncrypted()) throw refuse('encrypted')
      entries.set(entry.fileName.toLowerCase(), entry)
    }
  } catch (error) {
    throw error instanceof Problem ? error : refuse('broken')
  }
  return entries
}

async function* unpack(zip: ZipFile, entry: Entry): AsyncGenerator<Buffer> {
  try {
    const stream = await zip.openReadStreamPromise(entry)
    for await (const chunk of stream) yield chunk as Buffer
  } catch (error) {
    throw error instanceof Problem ? error : refuse('broken')
  }
}
