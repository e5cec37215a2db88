import { afterAll, describe, expect, it } from 'vitest'
import { dayIn } from '../src/lib/time.ts'
import { bootApp, type Caller } from './app.ts'
import { expectInvariants } from './invariants.ts'

const app = await bootApp()
const { admin, opened } = app
afterAll(() => expectInvariants(opened.house))

const boss = await app.person({ name: '钱主管', roles: ['supervisor'] })
const rep = await app.person({ name: '孙销售', roles: ['rep'], supervisorId: boss.id })
const peer = await app.person({ name: '李同事', roles: ['rep'], supervisorId: boss.id })
const clerk = await app.person({ name: '周财务', roles: ['finance'] })
const today = dayIn(opened.house.zone, new Date())
const types = new Map<string, string>(
  (await admin.get('/api/expenseTypes?limit=50')).body.records.map(({ name, id }: { name: string; id: string }) => [name, id]),
)
const make = async (by: Caller, plural: string, draft: object) => {
  const { status, body, text } = await by.post(`/api/${plural}`, draft)
  expect(status, text).toBe(201)
  return body.record
}
const bare = await make(rep, 'customers', { name: '宁波远洋贸易有限公司' })
const claimOf = (type: string, more: object = {}) =>
  make(rep, 'expenseClaims', {
    purpose: `${type}报销`,
    expenses: [{ spentOn: today, typeId: types.get(type), amount: '320.50', customerId: bare.id, ...more }],
  })
const run = (by: Caller, { id }: { id: string }, name: string, input: object = {}) => by.post(`/api/expenseClaims/${id}/${name}`, input)
const read = async ({ id }: { id: string }) => (await admin.get(`/api/expenseClaims/${id}`)).body.record

describe('an expense claim (S0-20)', () => {
  it('for travel is refused without the cards, naming each, and nothing of it is lost; with them the same claim passes', async () => {
    const claim = await claimOf('差旅费')
    expect(claim).toMatchObject({ state: 'draft', total: '320.50' })
    const refused = await run(rep, claim, 'submit')
    expect(refused.status).toBe(422)
    const said = refused.body.fields.map(({ message }: { message: string }) => message).join('\n')
    expect(said).toContain('宁波远洋贸易有限公司')
    expect(said).toContain('客户资料卡')
    expect(said).toContain('客户接触记录卡')
    expect(await read(claim)).toMatchObject({ state: 'draft', total: '320.50' })

    await fillCard(bare.id)
    const half = (await run(rep, claim, 'submit')).body.fields
    expect(half).toHaveLength(1)
    expect(half[0].message).toContain('客户接触记录卡')
    await make(rep, 'contactRecords', { customerId: bare.id, channel: 'visit', at: new Date().toISOString(), place: '宁波', content: '看样' })
    expect((await run(rep, claim, 'submit')).status).toBe(200)
    expect(await read(claim)).toMatchObject({ state: 'submitted', approverId: boss.id })
  })

  it('does not pass by a colleague’s contact, or by one long before', async () => {
    const firm = await make(rep, 'customers', { name: '无锡轴承有限公司' })
    await fillCard(firm.id)
    await make(rep, 'contactRecords', { customerId: firm.id, channel: 'phone', at: '2026-01-05T02:00:00Z', content: '早先的电话' })
    await make(admin, 'contactRecords', { customerId: firm.id, channel: 'phone', at: new Date().toISOString(), content: '别人的电话' })
    const claim = await claimOf('业务招待费', { customerId: firm.id })
    expect((await run(rep, claim, 'submit')).status).toBe(422)
  })

  it('of a kind that only warns is submitted, and its approver reads what is missing; of a kind that asks for nothing it just passes', async () => {
    const firm = await make(rep, 'customers', { name: '常州电缆有限公司' })
    const warned = await claimOf('市内交通费', { customerId: firm.id })
    expect((await run(rep, warned, 'submit')).status).toBe(200)
    expect((await read(warned)).warnings).toContain('常州电缆有限公司')
    const free = await claimOf('办公费', { customerId: null })
    expect((await run(rep, free, 'submit')).status).toBe(200)
    expect((await read(free)).warnings).toBeNull()
  })

  it('without an expense, or of somebody without a supervisor, says what is missing', async () => {
    const empty = await make(rep, 'expenseClaims', { purpose: '空单' })
    expect((await run(rep, empty, 'submit')).status).toBe(422)
    const own = await make(boss, 'expenseClaims', { purpose: '办公', expenses: [{ spentOn: today, typeId: types.get('办公费'), amount: '1' }] })
    expect((await run(boss, own, 'submit')).body.fields[0].code).toBe('noApprover')
  })
})

describe('once submitted', () => {
  it('neither the claim nor an expense of it changes by any door, until it is withdrawn or sent back', async () => {
    const claim = await claimOf('办公费', { customerId: null })
    await run(rep, claim, 'submit')
    const now = await read(claim)
    const line = (await admin.get(`/api/expenseLines?filter=${encodeURIComponent(JSON.stringify({ field: 'claimId', op: 'eq', value: claim.id }))}`)).body
      .records[0]
    const doors = [
      () => rep.patch(`/api/expenseClaims/${claim.id}`, { version: now.version, purpose: '改了' }),
      () => rep.patch(`/api/expenseClaims/${claim.id}`, { version: now.version, expenses: [] }),
      () => rep.patch(`/api/expenseLines/${line.id}`, { version: line.version, amount: '9999' }),
      () => rep.delete(`/api/expenseLines/${line.id}`),
      () => rep.delete(`/api/expenseClaims/${claim.id}`),
      () => rep.post('/api/expenseLines', { claimId: claim.id, spentOn: today, typeId: types.get('办公费'), amount: '1' }),
      () => admin.patch(`/api/expenseClaims/${claim.id}`, { version: now.version, purpose: '管理员改' }),
    ]
    for (const [at, door] of doors.entries()) expect((await door()).status, `door ${at}`).toBe(409)
    expect(await read(claim)).toMatchObject({ purpose: claim.purpose, total: '320.50', version: now.version })
    expect((await rep.get(`/api/expenseClaims/${claim.id}`)).body.record.can).toMatchObject({ update: false, delete: false, withdraw: true })
    expect((await run(rep, claim, 'withdraw')).status).toBe(200)
    expect((await rep.patch(`/api/expenseLines/${line.id}`, { amount: '100', version: line.version })).status).toBe(200)
  })

  it('is decided by the supervisor alone, never by its claimant or a colleague, and paid by finance', async () => {
    const claim = await claimOf('办公费', { customerId: null })
    await run(rep, claim, 'submit')
    for (const other of [rep, peer, clerk]) expect([403, 404]).toContain((await run(other, claim, 'approve')).status)
    expect((await peer.get(`/api/expenseClaims/${claim.id}`)).status).toBe(404)
    expect((await run(boss, claim, 'sendBack', {})).status).toBe(422)
    expect((await run(boss, claim, 'sendBack', { decision: '请补票据' })).status).toBe(200)
    expect(await read(claim)).toMatchObject({ state: 'returned', decision: '请补票据', decidedById: boss.id })
    await run(rep, claim, 'submit')
    expect((await run(boss, claim, 'approve')).status).toBe(200)
    for (const other of [rep, boss]) expect([403, 404]).toContain((await run(other, claim, 'pay')).status)
    expect((await run(clerk, claim, 'pay')).status).toBe(200)
    expect(await read(claim)).toMatchObject({ state: 'paid', paidById: clerk.id })
  })

  it('approved twice at the same instant is decided once', async () => {
    const claim = await claimOf('办公费', { customerId: null })
    await run(rep, claim, 'submit')
    const answers = await Promise.all(Array.from({ length: 8 }, () => run(boss, claim, 'approve')))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  })
})

describe('the finance export (S0-20)', () => {
  const linesOf = async (by: Caller, claimId: string) =>
    (await by.get(`/api/expenseLines?filter=${encodeURIComponent(JSON.stringify({ field: 'claimId', op: 'eq', value: claimId }))}`)).body.records

  it('says of each cost whose, how much, of which kind, at whom, with which cards, decided by whom and when', async () => {
    const firm = await make(rep, 'customers', { name: '镇江化工有限公司' })
    await fillCard(firm.id)
    const met = await make(rep, 'contactRecords', { customerId: firm.id, channel: 'visit', at: new Date().toISOString(), place: '镇江', content: '看样品' })
    const claim = await claimOf('差旅费', { customerId: firm.id })
    await run(rep, claim, 'submit')
    const { completeness } = (await admin.get(`/api/customers/${firm.id}`)).body.record
    expect(await linesOf(boss, claim.id)).toMatchObject([
      { claimNumber: claim.number, claimState: 'submitted', contactRecordId: met.id, cardComplete: completeness, decidedById: null },
    ])
    expect((await run(boss, claim, 'approve', { decision: '同意' })).status).toBe(200)
    const { decidedAt } = await read(claim)
    const [line] = await linesOf(clerk, claim.id)
    expect(line).toMatchObject({ claimState: 'approved', decidedById: boss.id, decidedAt, ownerId: rep.id, paidAt: null })
    const fields = 'claimNumber,ownerId,spentOn,typeId,amount,customerId,cardComplete,contactRecordId,decidedById,decidedAt'
    const filter = encodeURIComponent(JSON.stringify({ field: 'claimState', op: 'eq', value: 'approved' }))
    const sheet = await clerk.get(`/api/expenseLines/export?format=csv&fields=${fields}&filter=${filter}`)
    expect(sheet.status, sheet.text).toBe(200)
    const row = sheet.text.split('\r\n').find((each) => each.includes(claim.number)) ?? ''
    for (const said of [today, '差旅费', '320.50', '镇江化工有限公司', `${completeness}%`, '看样品', '孙销售', '钱主管']) expect(row).toContain(said)
    expect(sheet.text.split('\r\n')[0]).toContain('审批时间')
    expect((await rep.get('/api/expenseLines/export?format=csv')).status).toBe(403)
  })

  it('follows the claim to the cent and the second: sent back, mended, with a cost more, paid; and no hand writes it', async () => {
    const claim = await claimOf('办公费', { customerId: null })
    await run(rep, claim, 'submit')
    await run(boss, claim, 'sendBack', { decision: '请补票据' })
    const [line] = await linesOf(rep, claim.id)
    expect(line).toMatchObject({ claimState: 'returned', decidedById: boss.id })
    for (const patch of [{ claimState: 'paid' }, { decidedById: rep.id }, { contactRecordId: null }])
      expect((await rep.patch(`/api/expenseLines/${line.id}`, { version: line.version, ...patch })).status).toBe(422)
    const more = await make(rep, 'expenseLines', { claimId: claim.id, spentOn: today, typeId: types.get('办公费'), amount: '9.90' })
    expect(more).toMatchObject({ claimState: 'returned', claimNumber: claim.number, decidedById: boss.id })
    await run(rep, claim, 'submit')
    await run(boss, claim, 'approve')
    await run(clerk, claim, 'pay')
    const { paidAt } = await read(claim)
    expect(await linesOf(clerk, claim.id)).toMatchObject([
      { claimState: 'paid', paidAt },
      { claimState: 'paid', paidAt },
    ])
  })
})

async function fillCard(id: string): Promise<void> {
  const { version } = (await admin.get(`/api/customers/${id}`)).body.record
  const { status, text } = await admin.patch(`/api/customers/${id}`, {
    version,
    shortName: '简称',
    type: 'endUser',
    industry: 'C26',
    scale: 'medium',
    address: { street: '一路 1 号' },
    phones: [{ number: '010-62770334' }],
    emails: [{ address: 'a@b.cn' }],
    site: 'https://a.example',
    source: 'exhibition',
    level: 'a',
    creditCode: undefined,
  })
  expect(status, text).toBe(200)
  await make(admin, 'contacts', { customerId: id, name: '王强', phones: [{ number: '13800138000' }] })
  const { completeness } = (await admin.get(`/api/customers/${id}`)).body.record
  expect(completeness).toBeGreaterThanOrEqual(60)
}
