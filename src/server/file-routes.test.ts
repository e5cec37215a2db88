import { spawnSync } from 'node:child_process'
import { mkdir, readdir } from 'node:fs/promises'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { bootApp } from '../../test/app.ts'
import { formOf, photo, upload } from '../../test/upload.ts'
import { asHouse } from '../engine/access/person.ts'
import { sweepFiles } from '../engine/files/sweep.ts'

const { app, opened, filesUrl, admin, person } = await bootApp()
const rep = await person({ name: '王小明', roles: ['rep'] })
const colleague = await person({ name: '李四', roles: ['rep'] })
const leader = await person({ name: '周总', roles: ['leader'] })
const jpeg = await photo()

const customerOf = async (who: typeof rep, name: string): Promise<string> => (await who.post('/api/customers', { name })).body.record.id
const visit = (customerId: string, pictures: readonly string[]) => ({
  customerId,
  channel: 'phone',
  at: '2026-11-01T02:00:00.000Z',
  content: '现场情况',
  pictures,
})
const pathsIn = async (folder: string) => (await readdir(folder, { recursive: true }).catch(() => [])).filter((name) => !name.endsWith('incoming'))
const files = fileURLToPath(filesUrl)
describe('who may read a file (row 5)', () => {
  it('is its bringer alone, until a record names it; then whoever may read that record, as long as it does', async () => {
    const { id } = (await upload(rep, { name: 'a.jpg', bytes: jpeg })).body.file
    const seenBy = (who: typeof rep) => Promise.all(['', '/thumbnail'].map(async (part) => (await who.get(`/api/files/${id}${part}`)).status))
    expect([await seenBy(rep), await seenBy(colleague), await seenBy(leader)]).toEqual([
      [200, 200],
      [404, 404],
      [404, 404],
    ])
    const made = await rep.post('/api/contactRecords', visit(await customerOf(rep, '重庆照片有限公司'), [id]))
    expect(made.status).toBe(201)
    expect([await seenBy(rep), await seenBy(colleague), await seenBy(leader)]).toEqual([
      [200, 200],
      [404, 404],
      [200, 200],
    ])
    const { record } = made.body
    await rep.patch(`/api/contactRecords/${record.id}`, { version: record.version, pictures: [] })
    expect(await seenBy(leader)).toEqual([404, 404])
    const { facts } = (await rep.get(`/api/contactRecords/${record.id}/facts`)).body
    await rep.post(`/api/acts/${facts[0].act}/undo`)
    expect(await seenBy(leader)).toEqual([200, 200])
    await admin.delete(`/api/contactRecords/${record.id}`)
    expect(await seenBy(leader)).toEqual([404, 404])
  })

  it('cannot be won by naming somebody else’s file in a record of one’s own', async () => {
    const { id } = (await upload(colleague, { name: 'a.jpg', bytes: jpeg })).body.file
    const own = visit(await customerOf(rep, '重庆窥探有限公司'), [id])
    const refused = await rep.post('/api/contactRecords', own)
    expect([refused.status, refused.body.fields]).toEqual([422, [expect.objectContaining({ field: 'pictures', code: 'noSuchFile' })]])
    const made = (await rep.post('/api/contactRecords', { ...own, pictures: [] })).body.record
    expect((await rep.patch(`/api/contactRecords/${made.id}`, { version: 1, pictures: [id] })).status).toBe(422)
    expect((await rep.patch('/api/me', { avatarId: id })).status).not.toBe(200)
    expect((await rep.get(`/api/files/${id}`)).status).toBe(404)
  })

  it('lets a face be seen by everybody, and takes only a picture where pictures stand', async () => {
    const { id } = (await upload(rep, { name: 'me.jpg', bytes: jpeg })).body.file
    expect((await rep.patch('/api/me', { avatarId: id })).status).toBe(200)
    expect((await colleague.get(`/api/files/${id}/thumbnail`)).status).toBe(200)
    const text = (await upload(rep, { name: 'a.txt', bytes: Buffer.from('a') })).body.file
    const refused = await rep.post('/api/contactRecords', visit(await customerOf(rep, '重庆文本有限公司'), [text.id]))
    expect(refused.body.fields).toEqual([expect.objectContaining({ code: 'noPicture' })])
    expect((await rep.get(`/api/files/${text.id}/thumbnail`)).status).toBe(404)
  })

  it('answers a stranger, and an id that is none, like a file that is not there', async () => {
    const answers = await Promise.all(['not-an-id', '01900000-0000-7000-8000-000000000000', '..%2f..%2fsecret'].map((id) => rep.get(`/api/files/${id}`)))
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual([
      [404, 'missing'],
      [404, 'missing'],
      [404, 'missing'],
    ])
  })
})

describe('on the way in (F30)', () => {
  it('takes one file named "file" and nothing else', async () => {
    const one = { name: 'a.txt', bytes: Buffer.from('a') }
    const send = (form: ReturnType<typeof formOf>) => rep.send({ method: 'POST', url: '/api/files', ...form })
    expect((await send(formOf({ ...one, field: 'other' }))).statusCode).toBe(422)
    expect((await send(formOf())).statusCode).toBe(422)
    expect((await rep.post('/api/files', { file: 'a' })).status).toBe(422)
    expect((await send({ payload: Buffer.from('nonsense'), headers: { 'content-type': 'multipart/form-data; boundary=x' } })).statusCode).toBeLessThan(500)
    expect((await send({ payload: Buffer.from('nonsense'), headers: { 'content-type': 'multipart/form-data' } })).statusCode).toBeLessThan(500)
    expect(
      (await app.inject({ method: 'POST', url: '/api/files', headers: { host: 'localhost:0', ...formOf(one).headers }, payload: formOf(one).payload }))
        .statusCode,
    ).toBe(401)
  })
})

it('sweeps away what no record ever named, and no byte that another file shares', async () => {
  const bytes = Buffer.from('the same bytes')
  const [loose, kept] = [await upload(rep, { name: 'a.txt', bytes }), await upload(colleague, { name: 'b.txt', bytes })]
  const lonely = (await upload(rep, { name: 'lonely.txt', bytes: Buffer.from('nobody names me') })).body.file
  await opened.pool.query('update stored_file set named = true where id = $1', [kept.body.file.id])
  const inDays = (days: number) => asHouse(opened.house, new Date(Date.now() + days * 86_400_000))
  await sweepFiles(inDays(6))
  expect((await rep.get(`/api/files/${lonely.id}`)).status).toBe(200)
  const before = (await pathsIn(files)).length
  for (const _ of ['once', 'twice']) await sweepFiles(inDays(8))
  expect((await rep.get(`/api/files/${lonely.id}`)).status).toBe(404)
  expect((await rep.get(`/api/files/${loose.body.file.id}`)).status).toBe(404)
  expect((await colleague.get(`/api/files/${kept.body.file.id}`)).text).toBe('the same bytes')
  expect((await pathsIn(files)).length).toBeLessThan(before)
  expect(await pathsIn(join(files, 'incoming'))).toEqual([])
})

/** A small disk of its own under a folder; false where this machine's rights do not allow it. */
const mountSmall = (folder: string): boolean => spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder]).status === 0

it('a full disk is said with 507, keeps nothing of the file, and is over when there is room again (F7)', async ({ skip }) => {
  const coming = join(files, 'incoming')
  await mkdir(coming, { recursive: true })
  if (!mountSmall(coming)) return skip('no right to mount')
  try {
    const bytes = Buffer.alloc(4_000_000, 'full ')
    const refused = await rep.send({ method: 'POST', url: '/api/files', ...formOf({ name: 'large.txt', bytes }) })
    expect([refused.statusCode, refused.json().code, await readdir(coming)]).toEqual([507, 'full', []])
  } finally {
    spawnSync('umount', [coming])
  }
  expect((await upload(rep, { name: 'small.txt', bytes: Buffer.from('there is room for this') })).status).toBe(201)
})

describe('a large or broken upload (F30)', () => {
  it('refuses 26 MB with 413, said or unsaid, and leaves nothing lying about when a sender breaks off', async () => {
    const before = await pathsIn(files)
    const large = formOf({ name: 'a.txt', bytes: Buffer.alloc(26 * 1024 * 1024, 97) })
    expect((await rep.send({ method: 'POST', url: '/api/files', ...large })).statusCode).toBe(413)
    await app.listen({ port: 0, host: '127.0.0.1' })
    expect(await stream(large, large.payload.length)).toBe(413)
    expect(await stream(large, 5_000_000)).toBe('broken off')
    await expect.poll(() => pathsIn(files)).toEqual(before)
  })

  /** Sends in chunks without saying how long it is, and hangs up after so many bytes. */
  const stream = ({ payload, headers }: ReturnType<typeof formOf>, bytes: number): Promise<number | string> => {
    const { port } = app.server.address() as AddressInfo
    return new Promise((done) => {
      const call = request({ port, method: 'POST', path: '/api/files', headers: { ...headers, ...rep.headers, 'transfer-encoding': 'chunked' } }, (answer) =>
        done(answer.resume().statusCode ?? 0),
      )
      call.on('error', () => done('broken off'))
      for (let at = 0; at < bytes; at += 65_536) call.write(payload.subarray(at, Math.min(bytes, at + 65_536)))
      if (bytes < payload.length) call.write('', () => call.destroy())
      else call.end()
    })
  }
})
