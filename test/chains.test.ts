import { createTransport } from 'nodemailer'
import { afterAll, expect, it } from 'vitest'
import { openMailDrop } from '../src/app/mail/drop.ts'
import { dayIn } from '../src/lib/time.ts'
import { bootApp, type Caller } from './app.ts'
import { expectInvariants } from './invariants.ts'
import { encode } from './proofs/steps.ts'

/** The chains of requirements X5, end to end over HTTP and mail, as far as they need no contract. */
const app = await bootApp({ withWorker: true })
const { admin, opened } = app
const drop = await openMailDrop(opened.house, { host: '127.0.0.1', port: 0, address: 'cards@kexin.test' })
const post = createTransport({ host: '127.0.0.1', port: drop.port, ignoreTLS: true })
afterAll(async () => {
  post.close()
  await drop.close()
  await expectInvariants(opened.house)
})

const unitId = (await admin.post('/api/orgUnits', { name: '华东公司', parentId: null })).body.record.id as string
const boss = await app.person({ name: '钱主管', roles: ['supervisor'], unitId })
const rep = await app.person({ name: '孙销售', roles: ['rep'], unitId, supervisorId: boss.id })
const second = await app.person({ name: '李销售', roles: ['rep'], unitId, supervisorId: boss.id })
const leader = await app.person({ name: '吴领导', roles: ['leader'] })
const accountant = await app.person({ name: '郑会计', roles: ['finance'] })
const engineer = await app.person({ name: '王工', roles: ['tech'] })
const marketer = await app.person({ name: '周市场', roles: ['marketing'] })
const rnd = await app.person({ name: '冯研发', roles: ['rnd'] })
const addressOf = async ({ id }: { id: string }) => (await admin.get(`/api/users/${id}`)).body.record.email as string
const make = async (by: Caller, plural: string, draft: object) => {
  const { status, body, text } = await by.post(`/api/${plural}`, draft)
  expect(status, text).toBe(201)
  return body.record
}
const found = async (by: Caller, plural: string, filter: unknown) => (await by.get(`/api/${plural}?filter=${encode(filter)}`)).body.records
const send = async (by: { id: string }, subject: string, text: string) => {
  await post.sendMail({ from: await addressOf(by), to: 'cards@kexin.test', subject, text, messageId: `<${subject}@kexin.test>` })
  await app.atRest()
}
const today = dayIn(opened.house.zone, new Date())

it('chain 1: a visit without a card, the expense refused, card and record by mail, supervisor and leader copied, the same expense passes', async () => {
  await make(rep, 'customers', { name: '嘉兴纺织有限公司' })
  const [{ id }] = await found(rep, 'customers', { field: 'name', op: 'eq', value: '嘉兴纺织有限公司' })
  const [travel] = await found(rep, 'expenseTypes', { field: 'name', op: 'eq', value: '差旅费' })
  const claim = await make(rep, 'expenseClaims', { purpose: '走访嘉兴', expenses: [{ spentOn: today, typeId: travel.id, amount: '480.00', customerId: id }] })
  expect((await rep.post(`/api/expenseClaims/${claim.id}/submit`, {})).status).toBe(422)

  const dataCard = [
    '客户资料卡',
    '客户名称：嘉兴纺织有限公司',
    '客户简称：嘉纺',
    '行业：纺织业',
    '企业规模：中型',
    '地址：南湖区 1 号',
    '电话：0573-82001234',
    '公司邮箱：a@jf.test',
    '客户来源：展会',
    '客户等级：A',
    '联系人：沈厂长',
    '手机：13800138000',
  ]
  await send(rep, '客户资料卡 嘉兴', dataCard.join('\n'))
  const contactCard = ['客户接触记录卡', '客户名称：嘉兴纺织有限公司', '接触方式：拜访', `接触时间：${today} 09:30`, '地点：嘉兴', '内容：看了织机']
  await send(rep, '接触记录卡 嘉兴', contactCard.join('\n'))
  const mails = await found(admin, 'inboundMails', { field: 'senderId', op: 'eq', value: rep.id })
  expect(
    mails.map(({ state }: { state: string }) => state),
    JSON.stringify(mails),
  ).toEqual(['filed', 'filed'])
  const [record] = await found(admin, 'contactRecords', { field: 'customerId', op: 'eq', value: id })
  expect(record).toMatchObject({ createdById: rep.id, channel: 'visit' })
  for (const who of [boss, leader]) {
    const copies = (await who.get('/api/notifications?limit=100')).body.notifications.filter((each: Record<string, unknown>) => each.recordId === record.id)
    expect(copies).toHaveLength(1)
  }
  const { completeness, version } = (await admin.get(`/api/customers/${id}`)).body.record
  if (completeness < 60) await admin.patch(`/api/customers/${id}`, { version, industry: 'C17', scale: 'medium', level: 'a', source: 'exhibition' })
  const answer = await rep.post(`/api/expenseClaims/${claim.id}/submit`, {})
  expect(answer.status, answer.text).toBe(200)
  expect((await boss.post(`/api/expenseClaims/${claim.id}/approve`, {})).status).toBe(200)
})

it('chain 2: an accountant mails a rumour, an engineer takes a defect out of a contact record; both stand before R&D, and in the dossier', async () => {
  const product = await make(admin, 'products', { name: '聚丙烯 T30S' })
  await send(accountant, '市场信息：竞争对手推出新牌号', '同行说下月上市')
  const [item] = await found(marketer, 'marketItems', { field: 'subject', op: 'eq', value: '竞争对手推出新牌号' })
  expect((await marketer.post(`/api/marketItems/${item.id}/adopt`, { uses: ['rnd', 'upgrade'], productId: product.id })).status).toBe(200)

  const firm = await make(admin, 'customers', { name: '绍兴包装有限公司' })
  const record = await make(engineer, 'contactRecords', { customerId: firm.id, channel: 'phone', at: new Date().toISOString(), content: '薄膜有鱼眼' })
  const taken = await engineer.post(`/api/contactRecords/${record.id}/distil`, {
    becomes: 'feedback',
    subject: '薄膜有鱼眼',
    productId: product.id,
    kind: 'defect',
  })
  expect(taken.status, taken.text).toBe(200)
  await app.atRest()
  const board = await found(rnd, 'productFeedbacks', { field: 'productId', op: 'eq', value: product.id })
  expect(board.map(({ subject }: { subject: string }) => subject).sort()).toEqual(['竞争对手推出新牌号', '薄膜有鱼眼'])
  expect((await admin.get(`/api/products/${product.id}/dossier.pdf`)).status).toBe(200)
})

it('chain 4: a second seller who enters the same firm in other words is told it is there, whose, and nothing more', async () => {
  await make(rep, 'customers', { name: '上海某某贸易有限公司' })
  const { hits } = (await second.post('/api/customers/duplicates', { name: '某某贸易（上海）有限公司' })).body
  expect(hits).toMatchObject([{ masked: true }])
  expect(JSON.stringify(hits)).toContain('孙销售')
  expect(JSON.stringify(hits)).not.toMatch(/phones|address|contact/)
})

it('chain 5: a leaver hands over what he looks after; stages stay, his name stays on what he did, his successor sees all of it', async () => {
  const leaver = await app.person({ name: '离职员工', roles: ['rep'], unitId, supervisorId: boss.id })
  const firm = await make(leaver, 'customers', { name: '湖州建材有限公司' })
  const deal = await make(leaver, 'opportunities', { name: '湖州二期', customerId: firm.id, statedAmount: '50000.00' })
  await admin.post(`/api/opportunities/${deal.id}/qualify`, { note: '已核实' })
  const stages = await found(admin, 'stages', { field: 'pipelineId', op: 'eq', value: deal.pipelineId })
  const before = (await admin.get(`/api/opportunities/${deal.id}`)).body.record
  const record = await make(leaver, 'contactRecords', { customerId: firm.id, channel: 'phone', at: new Date().toISOString(), content: '交接前的电话' })
  expect(stages.length).toBeGreaterThan(3)
  const started = await admin.post('/api/handovers', { personId: leaver.id, rules: [{ to: [second.id] }] })
  expect([200, 202], started.text).toContain(started.status)
  await app.atRest()
  const after = (await second.get(`/api/opportunities/${deal.id}`)).body.record
  expect(after).toMatchObject({ ownerId: second.id, stageId: before.stageId, state: before.state })
  expect((await second.get(`/api/contactRecords/${record.id}`)).body.record.createdById).toBe(leaver.id)
})
