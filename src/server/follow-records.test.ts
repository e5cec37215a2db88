import { expect, it, vi } from 'vitest'
import { bootApp } from '../../test/app.ts'
import { everyRecord, importDoor } from '../../test/import-door.ts'

vi.setConfig({ testTimeout: 60_000 })

const { admin, adminId, person } = await bootApp({ withWorker: true })
const door = importDoor(admin)
const zhao = await person({ name: '赵跟进', roles: ['rep'] })
const left = await person({ name: '钱已离职', roles: ['rep'] })
const customer = (await admin.post('/api/customers', { name: '跟进测试有限公司', ownerId: zhao.id })).body.record as { id: string }
await admin.post('/api/customers', { name: '跟进测试二号有限公司' })
expect((await admin.post(`/api/users/${left.id}/setActive`, { active: false })).status).toBe(200)

const sheet = [
  '客户名称,跟进时间,跟进人,跟进方式,跟进内容,下一步计划',
  '跟进测试有限公司,2021-03-05 10:00,赵跟进,电话,第一次电话，介绍产品,寄样品',
  '跟进测试有限公司,2022-06-07,钱已离职,微信,样品已收到,',
  '跟进测试有限公司,2022-06-07,钱已离职,微信,又问了一次价格,',
  '跟进测试有限公司,2020-01-02 09:00,没有这个人,电话,最早的一次,',
  '跟进测试二号有限公司,2022-06-07,赵跟进,电话,样品已收到,',
].join('\n')
const records = async () => (await everyRecord(admin, 'contactRecords')) as Record<string, any>[]

it('brings follow records in with their own authors and times, each under its customer, in the order they were written', async () => {
  const read = await door.read('跟进记录.csv', sheet, 'contactRecord')
  expect(read.counts).toMatchObject({ rows: 5, created: 5, bad: 0 })
  const done = await door.run(read.id)
  expect(done).toMatchObject({ state: 'done', problems: [], counts: { created: 5 } })
  const first = (await records()).find((each) => each.content.startsWith('第一次电话'))
  expect(first).toMatchObject({
    createdById: zhao.id,
    createdAt: '2021-03-05T02:00:00.000Z',
    at: '2021-03-05T02:00:00.000Z',
    channel: 'phone',
    nextStep: '寄样品',
    customerId: customer.id,
  })
  expect((await records()).filter((each) => each.createdById === left.id)).toHaveLength(2)
})

it('stands on the time line where it belongs, signed by its author, and says who brought it', async () => {
  const { facts } = (await admin.get(`/api/customers/${customer.id}/facts?children=true`)).body
  const told = facts.filter((fact: any) => fact.object === 'contactRecord')
  expect(told.map((fact: any) => [fact.at.slice(0, 10), fact.actor.title]).filter(([, title]: string[]) => title !== '管理员')).toEqual([
    ['2022-06-06', '钱已离职'],
    ['2022-06-06', '钱已离职'],
    ['2021-03-05', '赵跟进'],
  ])
  const first = told.find((fact: any) => fact.actor.title === '赵跟进')
  expect(first.note).toMatchObject({ imported: { by: adminId, name: '管理员' } })
})

it('keeps the name of an author nobody knows as words, and tells it', async () => {
  const unknown = (await records()).find((each) => each.content.startsWith('最早的一次'))
  expect(unknown).toMatchObject({ createdById: adminId, content: '最早的一次\n创建人: 没有这个人' })
})

it('changes nothing the second time, though two records of one day have the same author and no hour', async () => {
  const done = await door.run((await door.read('again.csv', sheet, 'contactRecord')).id)
  expect(done.counts).toMatchObject({ created: 0, updated: 0, same: 5, bad: 0 })
  expect(await records()).toHaveLength(5)
})

it('lets nobody put another’s name to a record who may not give records to others (attack row 24)', async () => {
  const unitId = (await admin.post('/api/orgUnits', { name: '三区', kind: 'branch' })).body.record.id
  const supervisor = await person({ name: '孙主管', roles: ['supervisor'], unitId })
  const made = await supervisor.post('/api/customers', { name: '主管自己的有限公司' })
  expect(made.status).toBe(201)
  const theirs = importDoor(supervisor)
  const read = await theirs.read('forged.csv', '客户名称,跟进时间,跟进人,跟进内容\n主管自己的有限公司,2021-01-01,赵跟进,伪造的记录', 'contactRecord')
  const mapped = read.mapping.find((each: { head: string }) => each.head === '跟进人')
  expect(mapped).toMatchObject({ object: null, field: null })
  const forced = await supervisor.post(`/api/imports/${read.id}/run`, {
    mapping: [{ sheet: mapped.sheet, column: mapped.column, object: 'contactRecord', field: 'createdById' }],
  })
  expect(forced.status).toBe(422)
  await theirs.run(read.id)
  expect((await records()).find((each) => each.content.startsWith('伪造的记录'))).toMatchObject({ createdById: supervisor.id })
})

it('takes an import of them back as a whole', async () => {
  const [mine] = (await admin.get('/api/imports')).body.imports.filter((each: { counts: { created: number } }) => each.counts.created === 5)
  await door.undo(mine.id)
  expect((await records()).filter((each) => each.customerId === customer.id)).toEqual([])
})
