import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { bootApp } from '../../test/app.ts'
import { startBucket } from '../../test/bucket.ts'
import { asHouse, asPerson } from '../engine/access/person.ts'
import { bytesOf, fileOf } from '../engine/files/read.ts'
import { openFileStore } from '../engine/files/store.ts'
import { sweepFiles } from '../engine/files/sweep.ts'
import { beginUpload, endUpload, takePiece } from '../engine/files/upload.ts'
import { newId } from '../lib/id.ts'

const { app, opened, filesUrl, person } = await bootApp()
const rep = await person({ name: '王小明', roles: ['rep'] })
const colleague = await person({ name: '李四', roles: ['rep'] })
const incoming = join(fileURLToPath(filesUrl), 'incoming')
const pieces = async (id: string) => (await readdir(incoming).catch(() => [])).filter((name) => name.startsWith(id))

const folder = await mkdtemp(join(tmpdir(), 'kexin-upload-test-'))
afterAll(() => rm(folder, { recursive: true, force: true }))
const { url } = await startBucket(folder)

const step = 100_000
const text = (size: number): Buffer => Buffer.from(randomBytes(size / 2).toString('hex'))
const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
const begin = async (bytes: Buffer, name = '合同.txt') => (await rep.post('/api/uploads', { name, size: bytes.length })).body.upload
const put = async (id: string, bytes: Buffer, offset: number, who = rep) => {
  const headers = { 'content-type': 'application/octet-stream' }
  const answer = await who.send({ method: 'PUT', url: `/api/uploads/${id}?offset=${offset}`, headers, payload: bytes.subarray(offset, offset + step) })
  return { status: answer.statusCode, body: answer.json() }
}
const finish = (id: string) => rep.post(`/api/uploads/${id}/end`)

describe('a file in pieces', () => {
  it('cut in the middle of a piece goes on where it stopped, and is the same file as if it had come whole', async () => {
    const bytes = text(350_000)
    const { id, received, pieceSize } = await begin(bytes)
    expect([received, pieceSize]).toEqual([0, 1024 * 1024])
    expect((await put(id, bytes, 0)).body.upload).toMatchObject({ received: step })
    await app.listen({ port: 0, host: '127.0.0.1' })
    await cutOff(id, bytes.subarray(step, 2 * step))
    // Whoever comes back asks how far it is; nothing of the broken piece was kept.
    await expect.poll(() => readdir(incoming)).toHaveLength(1)
    const { upload } = (await rep.get(`/api/uploads/${id}`)).body
    expect(upload).toMatchObject({ id, name: '合同.txt', size: bytes.length, received: step })
    for (let at = upload.received; at < bytes.length; at += step) expect((await put(id, bytes, at)).status).toBe(200)
    const { status, body } = await finish(id)
    expect([status, body.file]).toEqual([201, expect.objectContaining({ name: '合同.txt', type: 'text/plain', size: bytes.length })])
    expect(hashOf((await rep.send({ method: 'GET', url: `/api/files/${body.file.id}` })).rawPayload)).toBe(hashOf(bytes))
    expect([(await rep.get(`/api/uploads/${id}`)).status, await pieces(id)]).toEqual([404, []])
  })

  /** Promises a whole piece, sends half of it and hangs up. */
  const cutOff = (id: string, piece: Buffer): Promise<unknown> => {
    const { port } = app.server.address() as AddressInfo
    const headers = { ...rep.headers, 'content-type': 'application/octet-stream', 'content-length': piece.length }
    return new Promise((done) => {
      const call = request({ port, method: 'PUT', path: `/api/uploads/${id}?offset=${step}`, headers })
      call.on('error', done)
      call.write(piece.subarray(0, piece.length / 2), () => call.destroy())
      call.on('close', done)
    })
  }

  it('refuses a piece in the wrong place and says the right one, keeps one of many at the same place, and ends once', async () => {
    const bytes = text(300_000)
    const { id } = await begin(bytes)
    expect((await put(id, bytes, step)).body).toMatchObject({ status: 409, received: 0 })
    const atOnce = await Promise.all(Array.from({ length: 8 }, () => put(id, bytes, 0)))
    expect(atOnce.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409, 409, 409])
    expect((await put(id, bytes, 0)).body).toMatchObject({ status: 409, received: step })
    expect((await finish(id)).body).toMatchObject({ status: 409, received: step })
    for (const at of [step, 2 * step]) await put(id, bytes, at)
    const ended = await Promise.all([finish(id), finish(id), finish(id)])
    expect(ended.map(({ status }) => status).sort()).toEqual([201, 404, 404])
    const file = ended.find(({ status }) => status === 201)?.body.file
    expect(hashOf((await rep.send({ method: 'GET', url: `/api/files/${file.id}` })).rawPayload)).toBe(hashOf(bytes))
    const { rows } = await opened.pool.query('select count(*)::int as made from stored_file where hash = $1', [hashOf(bytes)])
    expect(rows[0].made).toBe(1)
  })

  it('answers a lost end again with the same file', async () => {
    const bytes = text(50_000)
    const { id } = await begin(bytes)
    await put(id, bytes, 0)
    const again = () => rep.post(`/api/uploads/${id}/end`, {}, { 'idempotency-key': id })
    const [first, second] = [await again(), await again()]
    expect([second.status, second.body.file.id]).toEqual([201, first.body.file.id])
  })

  it('is nobody else’s: asked after, gone on with, ended and dropped by another it is not there', async () => {
    const bytes = text(50_000)
    const { id } = await begin(bytes)
    for (const each of [id, newId(), 'nonsense']) {
      const tried = [
        await colleague.get(`/api/uploads/${each}`),
        await put(each, bytes, 0, colleague),
        await colleague.post(`/api/uploads/${each}/end`),
        await colleague.delete(`/api/uploads/${each}`),
      ]
      expect(tried.map(({ status, body }) => [status, body.code])).toEqual(tried.map(() => [404, 'missing']))
    }
    expect((await rep.delete(`/api/uploads/${id}`)).status).toBe(204)
    expect((await put(id, bytes, 0)).status).toBe(404)
  })

  it('is refused before its first byte where no file of ours is called so, where it is too large, and where it replaces what is not his', async () => {
    const tried = (body: object) => rep.post('/api/uploads', { name: 'a.txt', size: 10, ...body })
    const refusals = [{ name: 'virus.exe' }, { name: '' }, { size: 26 * 1024 * 1024 }, { size: 0 }, { size: 'much' }]
    for (const body of refusals) expect([(await tried(body)).status, (await tried(body)).body.fields.length], JSON.stringify(body)).toEqual([422, 1])
    expect((await tried({ replaces: newId() })).status).toBe(404)
  })

  it('is checked as any other at its end, and what is not what its name says is let go', async () => {
    const bytes = randomBytes(60_000).fill(0, 0, 10)
    const { id } = await begin(bytes, '照片.pdf')
    await put(id, bytes, 0)
    const refused = await finish(id)
    expect([refused.status, refused.body.fields[0].code]).toEqual([422, 'fileType'])
    expect([(await rep.get(`/api/uploads/${id}`)).status, await pieces(id)]).toEqual([404, []])
  })

  it('takes no piece that is too small, too large, empty, or more than was said', async () => {
    const bytes = text(150_000)
    const { id } = await begin(bytes)
    const send = async (payload: Buffer, offset = '0') =>
      (await rep.send({ method: 'PUT', url: `/api/uploads/${id}?offset=${offset}`, headers: { 'content-type': 'application/octet-stream' }, payload }))
        .statusCode
    expect([await send(bytes.subarray(0, 1000)), await send(Buffer.alloc(0)), await send(text(200_000)), await send(bytes, 'x')]).toEqual([422, 422, 422, 422])
    expect([await send(text(2_000_000)), (await rep.put(`/api/uploads/${id}?offset=0`, {})).status]).toEqual([413, 422])
    expect((await rep.get(`/api/uploads/${id}`)).body.upload.received).toBe(0)
  })

  it('that nobody ends is gone a day later with its pieces; forty under way are enough for one person', async () => {
    const bytes = text(150_000)
    const { id } = await begin(bytes)
    await put(id, bytes, 0)
    await sweepFiles(asHouse(opened.house))
    expect([(await rep.get(`/api/uploads/${id}`)).status, (await pieces(id)).length]).toEqual([200, 1])
    await sweepFiles(asHouse(opened.house, new Date(Date.now() + 86_400_000 + 60_000)))
    expect([(await rep.get(`/api/uploads/${id}`)).status, await pieces(id)]).toEqual([404, []])
    const many = await Promise.all(Array.from({ length: 45 }, () => colleague.post('/api/uploads', { name: 'a.txt', size: 10 })))
    expect(many.filter(({ status }) => status === 201)).toHaveLength(40)
    expect(many.find(({ status }) => status !== 201)?.body.detail).toContain('40')
  })
})

it('goes on in another process where files lie in a bucket', async () => {
  const someone = await opened.house.authority.person(rep.id)
  /** As a process of its own: it shares the database and the bucket with the others, and nothing else. */
  const process = () => asPerson({ ...opened.house, files: openFileStore(url) }, someone as NonNullable<typeof someone>)
  const bytes = text(250_000)
  const { id } = await beginUpload(process(), { name: 'a.txt', size: bytes.length })
  for (let at = 0; at < bytes.length; at += step) await takePiece(process(), id, { offset: at, bytes: Readable.from([bytes.subarray(at, at + step)]) })
  const file = await endUpload(process(), id)
  const kept = await bytesOf(process(), await fileOf(process(), file.id), 'whole')
  expect(hashOf(Buffer.concat(await kept.bytes.toArray()))).toBe(hashOf(bytes))
  expect(await openFileStore(url).readPiece(id, 0)).toBeUndefined()
})
