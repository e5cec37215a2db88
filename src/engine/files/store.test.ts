import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { type FileStore, openFileStore } from './store.ts'

const folder = await mkdtemp(join(tmpdir(), 'kexin-store-test-'))
const program = fileURLToPath(new URL('../../../test/bucket-server.ts', import.meta.url))
const server = spawn(process.execPath, ['--openssl-legacy-provider', program, join(folder, 's3')], { stdio: ['ignore', 'pipe', 'ignore'] })
const [firstLine] = (await once(server.stdout, 'data')) as [Buffer]
const port = Number(firstLine.toString())
afterAll(async () => {
  server.kill()
  await once(server, 'exit')
  await rm(folder, { recursive: true, force: true })
})

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
