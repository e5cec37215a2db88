import { writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { bootApp } from '../../../test/app.ts'
import { formOf, photo, upload } from '../../../test/upload.ts'

const { admin, opened, person } = await bootApp()
const rep = await person({ name: '王小明', roles: ['rep'] })
const colleague = await person({ name: '李四', roles: ['rep'] })
const leader = await person({ name: '周总', roles: ['leader'] })
const jpeg = await photo()

const customerOf = async (name: string): Promise<string> => (await rep.post('/api/customers', { name })).body.record.id
const visit = async (customerId: string, pictures: readonly string[]) =>
  (await rep.post('/api/contactRecords', { customerId, channel: 'phone', at: '2026-11-01T02:00:00.000Z', content: '现场情况', pictures })).body.record
const brought = async (name: string, bytes: Buffer = Buffer.from(name)) => (await upload(rep, { name, bytes })).body.file.id
const newer = async (who: typeof rep, id: string, name: string, bytes: Buffer) => {
  const answer = await who.send({ method: 'POST', url: `/api/files?replaces=${id}`, ...formOf({ name, bytes }) })
  return { status: answer.statusCode, id: answer.json().file?.id as string }
}

describe('a comment with files', () => {
  it('is read with them by whoever may read the record, and nobody else', async () => {
    const id = await customerOf('重庆附件有限公司')
    const file = await brought('报价.pdf', Buffer.from('%PDF-1.7 offer'))
    expect((await leader.get(`/api/files/${file}`)).status).toBe(404)
    const said = await rep.post(`/api/customers/${id}/comments`, { text: '', files: [file] })
    expect([said.status, said.body.fact.note.files]).toEqual([201, [file]])
    expect((await leader.get(`/api/files/${file}`)).status).toBe(200)
    expect((await colleague.get(`/api/files/${file}`)).status).toBe(404)
  })

  it('cannot carry what its writer may not read', async () => {
    const file = (await upload(colleague, { name: 'secret.txt', bytes: Buffer.from('secret') })).body.file.id
    const refused = await rep.post(`/api/customers/${await customerOf('重庆偷看有限公司')}/comments`, { text: '看', files: [file] })
    expect([refused.status, refused.body.fields[0].code]).toEqual([422, 'noSuchFile'])
  })
})

describe('the files of a record', () => {
  it('are all those of its time line, newest first, with who brought them and where they stand', async () => {
    const id = await customerOf('重庆资料有限公司')
    const [picture, paper] = [await brought('现场.jpg', jpeg), await brought('合同.pdf', Buffer.from('%PDF-1.7 contract'))]
    const record = await visit(id, [picture])
    await rep.post(`/api/customers/${id}/comments`, { text: '合同在此', files: [paper] })
    await visit(await customerOf('重庆别家有限公司'), [await brought('别家.jpg', await photo(300, 200))])
    const { status, body } = await leader.get(`/api/customers/${id}/files`)
    expect(status).toBe(200)
    expect(body.files).toEqual([
      expect.objectContaining({ id: paper, name: '合同.pdf', by: { id: rep.id, title: '王小明' }, versions: 1, object: 'customer', recordId: id }),
      expect.objectContaining({ id: picture, name: '现场.jpg', object: 'contactRecord', recordId: record.id, field: 'pictures' }),
    ])
    expect((await colleague.get(`/api/customers/${id}/files`)).status).toBe(404)
    expect((await rep.get(`/api/contactRecords/${record.id}/files`)).body.files.map((each: { id: string }) => each.id)).toEqual([picture])
    await admin.delete(`/api/contactRecords/${record.id}`)
    expect((await leader.get(`/api/customers/${id}/files`)).body.files.map((each: { id: string }) => each.id)).toEqual([paper])
  })

  it('are named to who may read them, and passed over in silence to all others', async () => {
    const own = await brought('我的.txt')
    const named = async (who: typeof rep) => (await who.get(`/api/files?ids=${own},not-an-id`)).body.files.map((each: { name: string }) => each.name)
    expect([await named(rep), await named(colleague)]).toEqual([['我的.txt'], []])
  })
})

describe('a newer version of a document', () => {
  it('keeps the earlier ones, readable with it, with who and when; an earlier one can be put back', async () => {
    const first = await brought('平面图.png', await photo(100, 100))
    const record = await visit(await customerOf('重庆版本有限公司'), [first])
    const second = await newer(rep, first, '平面图 2.png', await photo(200, 100))
    const third = await newer(rep, second.id, '平面图 3.png', await photo(300, 100))
    await rep.patch(`/api/contactRecords/${record.id}`, { version: 1, pictures: [third.id] })
    const { body } = await leader.get(`/api/files/${third.id}/versions`)
    expect(body.versions.map((each: { id: string; by: { title: string } }) => [each.id, each.by.title])).toEqual([
      [third.id, '王小明'],
      [second.id, '王小明'],
      [first, '王小明'],
    ])
    expect((await leader.get(`/api/files/${first}/thumbnail`)).status).toBe(200)
    expect((await leader.get(`/api/contactRecords/${record.id}/files`)).body.files).toMatchObject([{ id: third.id, versions: 3 }])
    expect((await rep.patch(`/api/contactRecords/${record.id}`, { version: 2, pictures: [first] })).status).toBe(200)
    expect([(await leader.get(`/api/files/${first}`)).status, (await leader.get(`/api/files/${third.id}`)).status]).toEqual([200, 200])
    expect((await colleague.get(`/api/files/${first}/versions`)).status).toBe(404)
  })

  it('is no way to a file that one may not read', async () => {
    const secret = (await upload(colleague, { name: 'secret.txt', bytes: Buffer.from('another secret') })).body.file.id
    expect((await newer(rep, secret, 'mine.txt', Buffer.from('mine'))).status).toBe(404)
    expect((await rep.get(`/api/files/${secret}`)).status).toBe(404)
  })
})

it('a picture that came back without its thumbnail gets one when it is asked for', async () => {
  const id = await brought('恢复.jpg', await photo(900, 700))
  const { rows } = await opened.pool.query('select hash from stored_file where id = $1', [id])
  const whole = await rep.send({ method: 'GET', url: `/api/files/${id}` })
  await opened.house.files.drop(rows[0].hash)
  const path = await opened.house.files.incoming()
  await writeFile(path, whole.rawPayload)
  await opened.house.files.keep(path, rows[0].hash, 'whole')
  expect((await rep.get(`/api/files/${id}/thumbnail`)).status).toBe(200)
})

it('the company’s room for files is bounded where it says so, with a clear word', async () => {
  const { body } = await admin.get('/api/companies')
  const [own] = body.records
  await admin.patch(`/api/companies/${own.id}`, { version: own.version, fileSpace: 1 })
  await opened.pool.query(
    `insert into stored_file (id, hash, name, type, size, owner_id) values (gen_random_uuid(), 'x', 'x', 'x', 999999990, gen_random_uuid())`,
  )
  const refused = await upload(rep, { name: '大.txt', bytes: Buffer.from('more than is left') })
  expect([refused.status, (refused.body.fields as { code: string }[])[0]?.code]).toEqual([422, 'noRoom'])
  await admin.patch(`/api/companies/${own.id}`, { version: own.version + 1, fileSpace: null })
  expect((await upload(rep, { name: '大.txt', bytes: Buffer.from('more than is left') })).status).toBe(201)
})
