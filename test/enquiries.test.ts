import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { bootApp } from './app.ts'
import { encode } from './proofs/steps.ts'

/** From a stranger to a deal: what a lead becomes, and an enquiry for a product by itself (S2-07, S0-51). */
const app = await bootApp({ withWorker: true })
const { admin, anon } = app
type Shown = Record<string, any>

let rep: Awaited<ReturnType<typeof app.person>>
let film: Shown
let form: Shown

beforeAll(async () => {
  rep = await app.person({ name: '接单', roles: ['rep'] })
  film = (await admin.post('/api/products', { name: '线性低密度聚乙烯 7042' })).body.record
  const old = (await admin.post('/api/products', { name: '停产料', status: 'withdrawn' })).body.record
  const asks = { asks: ['contactName', 'phones', 'productId', 'need'], needs: ['phones'], productIds: [film.id, old.id] }
  const made = await admin.post('/api/webForms', { name: '询价', ...asks, takerId: rep.id, makesDeals: true })
  expect(made.status, made.text).toBe(201)
  form = made.body.record
})

async function send(answers: Shown, to = form) {
  const { task } = (await anon.get(`/api/forms/${to.id}/task`)).body
  const hash = (number: number) => createHash('sha256').update(`${task.salt}${number}`).digest('hex')
  let number = 0
  while (hash(number) !== task.challenge) number++
  return anon.post(`/api/forms/${to.id}/answers`, { answers, proof: { salt: task.salt, number, signature: task.signature } })
}
const dealsOf = async (name: string): Promise<Shown[]> =>
  (await admin.get(`/api/opportunities?filter=${encode({ field: 'customerId.name', op: 'eq', value: name })}`)).body.records
const leadOf = async (name: string): Promise<Shown> =>
  (await admin.get(`/api/leads?filter=${encode({ field: 'name', op: 'eq', value: name })}`)).body.records[0]

describe('an enquiry on the company’s website', () => {
  it('for a product becomes customer, contact and a deal the customer asked for, of whom the form names', async () => {
    const sent = await send({ name: '芜湖询价包装有限公司', contactName: '吴采购', phones: '13800138111', productId: film.id, need: '每月 30 吨' })
    expect(sent.status, sent.text).toBe(201)
    await app.atRest()
    const [deal] = await dealsOf('芜湖询价包装有限公司')
    expect(deal).toMatchObject({ origin: 'request', channel: 'webForm', ownerId: rep.id, state: 'unqualified', needs: '每月 30 吨', contactCount: 1 })
    expect(deal?.productId).toBe(film.id)
    const lead = await leadOf('芜湖询价包装有限公司')
    expect(lead).toMatchObject({ state: 'converted', origin: 'asked', opportunityId: deal?.id, customerId: deal?.customerId, webFormId: form.id })
  })

  it('of a firm that is a customer joins it; one that names no product stays a lead', async () => {
    const firm = (await rep.post('/api/customers', { name: '马鞍山老客户有限公司' })).body.record
    await send({ name: '马鞍山老客户有限公司', phones: '13800138112', productId: film.id })
    await send({ name: '铜陵随便看看有限公司', phones: '13800138113' })
    await app.atRest()
    expect((await dealsOf('马鞍山老客户有限公司')).map(({ customerId }) => customerId)).toEqual([firm.id])
    expect(await leadOf('铜陵随便看看有限公司')).toMatchObject({ state: 'new', ownerId: rep.id })
  })

  it('is given out by the rules first where the form names nobody', async () => {
    const open = { name: '询价二', asks: ['phones', 'productId'], needs: ['phones'], productIds: [film.id], makesDeals: true }
    const second = (await admin.post('/api/webForms', open)).body.record
    await send({ name: '池州等人接有限公司', phones: '13800138114', productId: film.id }, second)
    await app.atRest()
    expect(await leadOf('池州等人接有限公司')).toMatchObject({ state: 'new', ownerId: null })
    const rule = await admin.post('/api/assignmentRules', { name: '轮流', way: 'turn', seats: [{ userId: rep.id, weight: 1 }] })
    expect(rule.status, rule.text).toBe(201)
    await send({ name: '安庆按规则有限公司', phones: '13800138115', productId: film.id }, second)
    await app.atRest()
    expect(await dealsOf('安庆按规则有限公司')).toMatchObject([{ ownerId: rep.id, origin: 'request' }])
  })

  it('offers what the form names and is sold, takes nothing else, and makes deals only where it asks for a product', async () => {
    const page = await anon.get(`/forms/${form.id}`)
    expect(page.text).toContain('线性低密度聚乙烯 7042')
    expect(page.text).not.toContain('停产料')
    const other = (await admin.post('/api/products', { name: '别的产品' })).body.record
    const answer = await send({ name: '宣城别的有限公司', phones: '13800138116', productId: other.id })
    expect(answer.body.fields).toMatchObject([{ field: 'productId', code: 'notOffered' }])
    const { body } = await admin.post('/api/webForms', { name: '不问产品', asks: ['phones'], needs: [], makesDeals: true })
    expect(body.fields).toMatchObject([{ field: 'makesDeals', code: 'notAsked' }])
    const none = await admin.post('/api/webForms', { name: '没有产品', asks: ['phones', 'productId'], needs: [] })
    expect(none.body.fields).toMatchObject([{ field: 'productIds', code: 'required' }])
  })
})

describe('a lead that somebody converts', () => {
  it('becomes customer, contact and deal in one act, what was said about it on the deal too, and is undone whole', async () => {
    const lead = (await rep.post('/api/leads', { name: '黄山转化有限公司', contactName: '郑工', need: '耐候膜料', origin: 'mined', productId: film.id })).body
      .record
    await rep.post('/api/leadFollowUps', { leadId: lead.id, channel: 'phone', at: '2026-03-02T02:00:00.000Z', content: '问了用量' })
    const done = await rep.post(`/api/leads/${lead.id}/convert`, { makesDeal: true })
    expect(done.status, done.text).toBe(200)
    const { opportunityId, customerId, contactId } = done.body.record
    const deal = (await rep.get(`/api/opportunities/${opportunityId}`)).body.record
    expect(deal).toMatchObject({ name: '黄山转化有限公司 线性低密度聚乙烯 7042', customerId, origin: 'mined', channel: 'lead', recordCount: 1, lineCount: 1 })
    expect(deal.contacts).toMatchObject([{ contactId }])
    expect((await rep.get(`/api/needs/${deal.needId}`)).body.record.description).toBe('耐候膜料')
    const act = (await rep.get(`/api/leads/${lead.id}/facts`)).body.facts.find(({ verb }: Shown) => verb === 'convert').act
    expect((await admin.post(`/api/acts/${act}/undo`, {})).body.left).toEqual([])
    for (const address of [`opportunities/${opportunityId}`, `customers/${customerId}`, `contacts/${contactId}`]) {
      const gone = await rep.get(`/api/${address}`)
      expect([gone.status, gone.body.record?.deletedAt ?? null], address).not.toEqual([200, null])
    }
    expect((await rep.get(`/api/leads/${lead.id}`)).body.record).toMatchObject({ state: 'following', opportunityId: null, customerId: null })
  })

  it('makes none where nobody asked for one', async () => {
    const lead = (await rep.post('/api/leads', { name: '亳州不谈有限公司' })).body.record
    expect((await rep.post(`/api/leads/${lead.id}/convert`, {})).body.record.opportunityId).toBeNull()
    expect(await dealsOf('亳州不谈有限公司')).toEqual([])
  })
})
