import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openFileStore } from '../src/engine/files/store.ts'
import { bootApp } from './app.ts'
import { makeDisk } from './disk.ts'
import { upload } from './upload.ts'

const { opened, filesUrl, person } = await bootApp()
const rep = await person({ name: '王小明', roles: ['rep'] })
const files = fileURLToPath(filesUrl)
const rows = async () => (await opened.pool.query('select count(*)::int as n from stored_file')).rows[0].n
const download = (id: string) => rep.send({ method: 'GET', url: `/api/files/${id}` })

describe('a disk that lies (F8)', () => {
  it('breaks the download off when bytes are not what was kept, and hands out none of the last of them', async () => {
    const bytes = Buffer.from('一份合同的全文'.repeat(100_000))
    const { id } = (await upload(rep, { name: 'a.txt', bytes })).body.file
    expect((await download(id)).rawPayload.equals(bytes)).toBe(true)
    const { rows: found } = await opened.pool.query('select hash from stored_file where id = $1', [id])
    const place = join(files, found[0].hash.slice(0, 2), found[0].hash)
    const kept = readFileSync(place)
    kept[1_000_000] = (kept[1_000_000] as number) ^ 1
    writeFileSync(place, kept)
    await expect(download(id).then(({ rawPayload }) => rawPayload.length)).rejects.toThrow()
    writeFileSync(place, bytes)
    expect((await download(id)).rawPayload.equals(bytes)).toBe(true)
  })

  it('is told by the upload when it fails in the middle of it: no row names bytes that are not there, and it is over when the disk is back', async ({
    skip,
  }) => {
    const disk = makeDisk(64)
    if (!disk) return skip('no right to make a disk')
    onTestFinished(disk.remove)
    const own = opened.house as { files: typeof opened.house.files }
    const before = own.files
    own.files = openFileStore(pathToFileURL(join(disk.folder, 'files')).href)
    try {
      const kept = (await upload(rep, { name: 'kept.txt', bytes: Buffer.from('kept before the cut') })).body.file
      const count = await rows()
      disk.cutPower()
      const refused = await upload(rep, { name: 'lost.txt', bytes: Buffer.from('never kept') })
      expect(refused.status).toBeGreaterThanOrEqual(500)
      expect(JSON.stringify(refused.body)).not.toContain(disk.folder)
      expect(await rows()).toBe(count)
      await disk.powerOn()
      expect((await download(kept.id)).body).toBe('kept before the cut')
      expect((await upload(rep, { name: 'again.txt', bytes: Buffer.from('kept after the cut') })).status).toBe(201)
    } finally {
      own.files = before
    }
  })
})

it('keeps an acknowledged file over a power cut in the next instant (F4)', async ({ skip }) => {
  const disk = makeDisk(64)
  if (!disk) return skip('no right to make a disk')
  onTestFinished(disk.remove)
  const folder = join(disk.folder, 'files')
  mkdirSync(folder)
  const store = openFileStore(pathToFileURL(folder).href)
  const hash = '0'.repeat(64)
  const path = await store.incoming()
  appendFileSync(path, 'safe when it returns')
  await store.keep(path, hash, 'whole')
  appendFileSync(await store.incoming(), 'on its way when the light went out')
  disk.cutPower()
  await disk.powerOn()
  expect(readFileSync(join(folder, '00', hash), 'utf8')).toBe('safe when it returns')
  expect(readdirSync(join(folder, '00'))).toEqual([hash])
})
