import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'

/**
 * Bytes hashed on their way out, the last piece held back until the whole is what its name says: a disk that has changed or lost some
 * of them breaks a download off, and never hands out other bytes for the file (F8). `damaged` hears of it first.
 */
export const proven = (bytes: Readable, hash: string, damaged: () => void): Readable => Readable.from(pieces(bytes, hash, damaged), { objectMode: false })

async function* pieces(bytes: Readable, hash: string, damaged: () => void): AsyncGenerator<Buffer> {
  const digest = createHash('sha256')
  let held: Buffer | undefined
  for await (const piece of bytes) {
    if (held) yield held
    held = piece as Buffer
    digest.update(held)
  }
  if (digest.digest('hex') !== hash) {
    damaged()
    throw new Error(`the file ${hash} is not what it was`)
  }
  if (held) yield held
}
