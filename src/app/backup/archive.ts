import { createCipheriv, createDecipheriv, createHash, type DecipherGCM, randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline as pipelineOf, type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { constants, createZstdCompress, createZstdDecompress } from 'node:zlib'
import { damaged } from './words.ts'

/** What a manifest says of one entry: the SHA-256 and length of what went in. */
export type Tally = { readonly sha256: string; readonly bytes: number }

/** The quickest squeeze: rows shrink to a fifth while the disk is still the slower one. */
const quick = { params: { [constants.ZSTD_c_compressionLevel]: 1 } }
const cipher = 'aes-256-gcm'
const nonceLength = 12
const tagLength = 16

/** Writes a stream as one entry of an archive: squeezed, under lock when there is a key, on the disk when it returns. Memory stays flat. */
export async function writeEntry(path: string, source: Readable, key?: Buffer): Promise<Tally> {
  const counted = tally()
  const out = createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true })
  if (key) await pipeline(source, counted.stream, createZstdCompress(quick), lock(key), out)
  else await pipeline(source, counted.stream, createZstdCompress(quick), out)
  return counted.result()
}

/** What went into an entry. It ends in an error that names the file when a byte was lost or changed, so nothing read from it counts before its end. */
export async function* readEntry(path: string, expected: Tally, key?: Buffer): AsyncGenerator<Buffer> {
  const counted = tally()
  const streams = [createReadStream(path), ...(key ? [unlock(key)] : []), createZstdDecompress(), counted.stream]
  const plain = pipelineOf(streams, () => undefined) as unknown as AsyncIterable<Buffer>
  try {
    yield* plain
  } catch {
    throw damaged(path)
  }
  const { sha256, bytes } = counted.result()
  if (sha256 !== expected.sha256 || bytes !== expected.bytes) throw damaged(path)
}

/** Counts and hashes what passes. */
export function tally(): { readonly stream: Transform; result(): Tally } {
  const hash = createHash('sha256')
  let bytes = 0
  const stream = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk)
      bytes += chunk.length
      done(null, chunk)
    },
  })
  return { stream, result: () => ({ sha256: hash.copy().digest('hex'), bytes }) }
}

/** AES-256-GCM (NIST SP 800-38D): a nonce of its own before, the tag behind. */
function lock(key: Buffer): Transform {
  const nonce = randomBytes(nonceLength)
  const sealing = createCipheriv(cipher, key, nonce)
  const stream = new Transform({
    transform: (chunk: Buffer, _, done) => done(null, sealing.update(chunk)),
    flush(done) {
      this.push(sealing.final())
      done(null, sealing.getAuthTag())
    },
  })
  stream.push(nonce)
  return stream
}

function unlock(key: Buffer): Transform {
  let held = Buffer.alloc(0)
  let opening: DecipherGCM | undefined
  return new Transform({
    transform(chunk: Buffer, _, done) {
      held = Buffer.concat([held, chunk])
      if (!opening && held.length >= nonceLength) {
        opening = createDecipheriv(cipher, key, held.subarray(0, nonceLength), { authTagLength: tagLength })
        held = held.subarray(nonceLength)
      }
      if (!opening || held.length <= tagLength) return done()
      const plain = opening.update(held.subarray(0, held.length - tagLength))
      held = Buffer.from(held.subarray(held.length - tagLength))
      done(null, plain)
    },
    flush(done) {
      if (!opening || held.length < tagLength) return done(new Error('cut off'))
      opening.setAuthTag(held)
      done(null, opening.final())
    },
  })
}

/** Names in a folder survive a power cut only when the folder was written out too. */
export async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  await folder.sync().finally(() => folder.close())
}
