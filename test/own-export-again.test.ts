import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { Cell } from '../src/kernel/kind.ts'
import { bootApp } from './app.ts'
import { csvText, exported, rowsOf, type Sheet } from './every/round-trip.ts'
import { importDoor } from './import-door.ts'
import { photo, upload } from './upload.ts'

vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 })

const { admin, person } = await bootApp({ withWorker: true })
const door = importDoor(admin)

const made = async (plural: string, draft: object) => {
  const answer = await admin.post(`/api/${plural}`, draft)
  expect(answer.text).toContain('"id"')
  return answer.body.record as Record<string, any> & { id: string }
}
const record = async (plural: string, id: string) => (await admin.get(`/api/${plural}/${id}`)).body.record
const again = async (object: string, rows: readonly (readonly Cell[])[]) => door.run((await door.read('again.csv', csvText(rows), object)).id)
/** The sheet with one cell put by head, of the row whose id it is. */
const put = ({ heads, rows }: Sheet, id: string, changes: Record<string, string>): Cell[][] => [
  [...heads],
  ...rows.map((cells) => cells.map((cell, at) => (cells[heads.indexOf('编号')] === id ? (changes[heads[at] as string] ?? cell) : cell))),
]

describe('an export that is edited and brought back', () => {
  let customer: Record<string, any> & { id: string }
  beforeAll(async () => {
    customer = await made('customers', {
      name: '回流测试公司',
      phones: [{ number: '13800138000' }, { number: '13900139000' }],
      note: '第一行\n第二行',
      tags: ['甲', '乙'],
    })
  })

  it('says all of the record its id names: a shorter list, another note, another name', async () => {
    const sheet = await exported(admin, '/api/customers/export?format=csv')
    const done = await again('customer', put(sheet, customer.id, { 客户名称: '回流改名公司', 标签: '乙', 备注: '只此一行', 电话: '13900139000' }))
    expect(done).toMatchObject({ problems: [], counts: { updated: 1, created: 0, bad: 0 } })
    expect(await record('customers', customer.id)).toMatchObject({ name: '回流改名公司', tags: ['乙'], note: '只此一行', phones: [{ digits: '13900139000' }] })
  })

  it('refuses a copied row that kept the id and says something else, and tells how to make it a new one', async () => {
    const sheet = await exported(admin, '/api/customers/export?format=csv')
    const [heads, row] = put(sheet, customer.id, {}) as [Cell[], Cell[]]
    const copy = row.with(heads.indexOf('客户名称'), '抄行另写公司')
    const done = await again('customer', [heads, row, copy])
    expect(done.counts).toMatchObject({ same: 1, bad: 1, created: 0 })
    expect(done.problems[0]).toMatchObject({ line: 3, code: 'idTwice', message: expect.stringContaining('清空本行的编号') })
    const fresh = await again('customer', [heads, copy.with(heads.indexOf('编号'), '').with(heads.indexOf('电话'), '')])
    expect(fresh.counts).toMatchObject({ created: 1, bad: 0 })
  })

  it('gives a customer to the owner it names, and says when it could not', async () => {
    const other = await person({ name: '接手的人', roles: ['rep'] })
    const sheet = await exported(admin, '/api/customers/export?format=csv')
    expect((await again('customer', put(sheet, customer.id, { 负责人: '接手的人' }))).counts).toMatchObject({ updated: 1, bad: 0 })
    expect((await record('customers', customer.id)).ownerId).toBe(other.id)
    const told = await again('customer', put(sheet, customer.id, { 负责人: '无此人' }))
    expect(told.notices[0]).toMatchObject({ code: 'ownerKept', message: expect.stringContaining('无此人') })
  })

  it('tells two needs of one name apart: by id, by being as they were, or not at all', async () => {
    const [a, b] = [
      await made('needs', { customerId: customer.id, subject: '更快交货', description: '第一次提' }),
      await made('needs', { customerId: customer.id, subject: '更快交货', description: '第二次提' }),
    ]
    const sheet = await exported(admin, '/api/needs/export?format=csv&sort=createdAt&fields=subject,customerId,description,id')
    expect((await again('need', put(sheet, b.id, { 需求描述: '第三次提' }))).counts).toMatchObject({ rows: 2 })
    const bare = (cells: readonly Cell[]) => cells.slice(0, 3)
    const now = await exported(admin, '/api/needs/export?format=csv&sort=createdAt&fields=subject,customerId,description')
    expect((await again('need', [now.heads, ...now.rows])).counts).toMatchObject({ same: 2, bad: 0 })
    const edited = now.rows.map((cells) => cells.with(2, '谁说的'))
    expect((await again('need', [bare(now.heads), ...edited.slice(0, 1)])).problems[0]).toMatchObject({ code: 'ambiguous' })
    expect((await record('needs', a.id)).description).toBe('第一次提')
    const byId = await exported(admin, '/api/needs/export?format=csv&sort=createdAt&fields=subject,customerId,description,id')
    const head = byId.heads[2] as string
    expect((await again('need', put(byId, b.id, { [head]: '第四次提' }))).counts).toMatchObject({ same: 1, updated: 1 })
    expect((await record('needs', b.id)).description).toBe('第四次提')
  })

  it('knows which of two namesakes a buying role is of, by its own id', async () => {
    const contacts = [
      await made('contacts', { customerId: customer.id, name: '张伟', phones: [{ number: '13711112222' }] }),
      await made('contacts', { customerId: customer.id, name: '张伟', phones: [{ number: '13733334444' }] }),
    ]
    const roles = []
    for (const { id } of contacts) roles.push(await made('buyingRoles', { customerId: customer.id, contactId: id, roles: ['user'] }))
    const sheet = await exported(admin, '/api/buyingRoles/export?format=csv')
    const done = await again('buyingRole', put(sheet, roles[1]?.id as string, { 关注点与备注: '看重交期' }))
    expect(done).toMatchObject({ problems: [], counts: { same: 1, updated: 1 } })
    expect(await record('buyingRoles', roles[1]?.id as string)).toMatchObject({ contactId: contacts[1]?.id, note: '看重交期' })
  })

  it('names files, never their bare ids; they stay, and one that is new by name alone is told', async () => {
    const pictures = []
    for (const name of ['现场 一.jpg', '现场；二.jpg']) pictures.push((await upload(admin, { name, bytes: await photo() })).body.file.id)
    const visit = { customerId: customer.id, channel: 'phone', at: '2026-05-06T02:00:00.000Z', content: '看了现场', pictures }
    const { id } = await made('contactRecords', visit)
    const sheet = await exported(admin, '/api/contactRecords/export?format=xlsx')
    const at = sheet.heads.indexOf('图片') >= 0 ? sheet.heads.indexOf('图片') : sheet.heads.indexOf('照片')
    expect(sheet.rows[0]?.[at]).toBe('现场 一.jpg；现场；二.jpg')
    const read = await door.read('again.xlsx', sheet.bytes, 'contactRecord')
    expect((await door.run(read.id)).counts).toMatchObject({ same: 1, notices: 0 })
    const fewer = await again('contactRecord', put(sheet, id, { [sheet.heads[at] as string]: '现场 一.jpg；没传过.jpg' }))
    expect(fewer.notices[0]?.message).toContain('上传')
    expect((await record('contactRecords', id)).pictures).toEqual([pictures[0]])
    const ids = await exported(admin, '/api/contactRecords/export?format=csv&ids=true&heads=keys')
    expect(ids.rows[0]?.[ids.heads.indexOf('pictures')]).toBe(pictures[0])
    expect((await again('contactRecord', [ids.heads, ...ids.rows])).counts).toMatchObject({ same: 1, bad: 0, notices: 0 })
  })

  it('keeps the unit of measure and the unit it belongs to apart, in either language', async () => {
    const { id } = await made('products', { name: '回流泵', code: 'HL-1', measure: '台' })
    for (const lang of ['en', 'zh']) {
      const answer = await admin.send({
        method: 'GET',
        url: '/api/products/export?format=csv&fields=name,unitId,measure,status',
        headers: { 'accept-language': lang },
      })
      const { heads, rows } = await rowsOf(answer.rawPayload)
      expect(new Set(heads).size).toBe(4)
      expect((await again('product', [heads, ...rows])).counts).toMatchObject({ same: 1, bad: 0, notices: 0 })
      const alone = await admin.send({ method: 'GET', url: '/api/products/export?format=csv&fields=name,unitId', headers: { 'accept-language': lang } })
      const lonely = await rowsOf(alone.rawPayload)
      expect((await again('product', [lonely.heads, ...lonely.rows.map((cells) => cells.with(1, '某部门'))])).counts).toMatchObject({ same: 1 })
      expect((await record('products', id)).measure).toBe('台')
    }
  })
})
