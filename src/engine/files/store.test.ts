import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { startBucket } from '../../../test/bucket.ts'
import { newId } from '../../lib/id.ts'
import { type FileStore, openFileStore } from './store.ts'

const folder = await mkdtemp(join(tmpdir(), 'kexin-store-test-'))
const { port } = await startBucket(folder)
afterAll(() => rm(folder, { recursive: true, force: true }))

const closed = createServer().listen(0, '127.0.0.1')
await once(closed, 'listening')
const { port: nobody } = closed.address() as AddressInfo
closed.close()

const bucket = (keys = 'S3RVER:S3RVER', name = 'kexin') => `s3://${keys}@127.0.0.1:${port}/${name}?tls=off&prefix=house`
const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

async function put(store: FileStore, bytes: Buffer): Promise<string> {
  const hash = hashOf(bytes)
  const path = await store.incoming()
  await writeFile(path, bytes)
  await store.keep(path, hash, 'whole')
  return hash
}

async function listed(store: FileStore): Promise<string[]> {
  const found: string[] = []
  for await (const hash of store.list()) found.push(hash)
  return found.sort()
}

describe.each([
  ['a folder', () => pathToFileURL(join(folder, 'disk')).href],
  ['a bucket', () => bucket()],
])('files in %s', (_, address) => {
  it('lie under their hash, come back byte for byte, are listed, and go', async () => {
    const store = openFileStore(address())
    await store.check()
    const [large, small] = [Buffer.alloc(3_000_000, '客心'), Buffer.from('x')]
    const hashes = [await put(store, large), await put(store, small), await put(store, small)]
    const thumbnail = await store.incoming()
    await writeFile(thumbnail, 'a small picture')
    await store.keep(thumbnail, hashes[0] as string, 'thumbnail')
    const found = await store.read(hashes[0] as string, 'whole')
    expect(found?.size).toBe(large.length)
    expect((await buffer(found?.bytes as never)).equals(large)).toBe(true)
    expect(await listed(store)).toEqual([...new Set(hashes)].sort())
    expect(await store.read(hashOf(Buffer.from('nobody')), 'whole')).toBeUndefined()
    for (const hash of hashes) await store.drop(hash)
    expect([await listed(store), await store.read(hashes[0] as string, 'thumbnail')]).toEqual([[], undefined])
  })

  it('keep the pieces of an upload apart, the last word at each place, until they are dropped or too old', async () => {
    const store = openFileStore(address())
    const [one, other] = [newId(), newId()]
    const bring = async (upload: string, offset: number, text: string) => {
      const path = await store.incoming()
      await writeFile(path, text)
      await store.keepPiece(path, upload, offset)
    }
    const said = async (upload: string, offset: number) => {
      const piece = await store.readPiece(upload, offset)
      return piece && (await buffer(piece.bytes)).toString()
    }
    await bring(one, 0, 'lost on its way')
    await bring(one, 0, 'first')
    await bring(one, 5, 'second')
    await bring(other, 0, 'another')
    expect([await said(one, 0), await said(one, 5), await said(one, 3), await said(other, 0)]).toEqual(['first', 'second', undefined, 'another'])
    expect(await listed(store)).toEqual([])
    await store.dropPieces(one)
    expect([await said(one, 0), await said(one, 5), await said(other, 0)]).toEqual([undefined, undefined, 'another'])
    await store.sweep(new Date(Date.now() - 60_000))
    expect(await said(other, 0)).toBe('another')
    await store.sweep(new Date(Date.now() + 60_000))
    expect(await said(other, 0)).toBeUndefined()
  })
})

describe('a bucket', () => {
  it('is listed whole, page after page, when it holds more than a thousand files', async () => {
    const store = openFileStore(`${bucket()}-many`)
    const hashes: string[] = []
    for (let from = 0; from < 1050; from += 50) {
      const some = await Promise.all(Array.from({ length: 50 }, (_, at) => put(store, Buffer.from(`file ${from + at}`))))
      hashes.push(...some)
    }
    expect(await listed(store)).toEqual(hashes.sort())
  }, 120_000)

  it.each([
    ['a wrong key', () => bucket('S3RVER:wrong'), /403/],
    ['no such bucket', () => bucket(undefined, 'elsewhere'), /cannot be used/],
    ['nobody there', () => `s3://a:b@127.0.0.1:${nobody}/kexin?tls=off`, /ECONNREFUSED/],
  ])('says in one line why it cannot be used: %s (F55)', async (_, address, why) => {
    const error = await openFileStore(address())
      .check()
      .catch((thrown) => thrown)
    expect(error.detail.en).toMatch(why)
    expect(error.detail.en).not.toMatch(/S3RVER|wrong|a:b/)
  })
})
