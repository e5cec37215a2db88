import { beforeAll, describe, expect, it } from 'vitest'
import { mineAll } from '../src/crm/opportunities/mine.report.ts'
import { asHouse } from '../src/engine/access/person.ts'
import { addDays, dayIn } from '../src/lib/time.ts'
import { bootApp, type Caller } from './app.ts'
import { customerOf, daysAgo, encode } from './proofs/steps.ts'

/** What may be sold to whom, found by rules, each with its reason; what becomes of it (S0-47, S0-48, S0-50). */
const { admin, person, opened, atRest } = await bootApp({ withWorker: true })
type Shown = Record<string, any>
type Rep = Awaited<ReturnType<typeof person>>

const today = dayIn('Asia/Shanghai', new Date())
let rep: Rep
let count = 0
beforeAll(async () => {
  rep = await person({ name: '销售', roles: ['rep'] })
})

const made = async (plural: string, draft: object, by: Caller = admin): Promise<Shown> => {
  const { status, body, text } = await by.post(`/api/${plural}`, draft)
  expect(status, text).toBe(201)
  return body.record
}
const customer = () => customerOf(rep, `挖掘客户${++count}有限公司`)
const product = async (name: string): Promise<string> => (await made('products', { name: `${name} ${++count}` })).id
const mine = async () => {
  await atRest()
  await mineAll(asHouse(opened.house))
}
const chances = async (customerId: string, kind?: string): Promise<Shown[]> => {
  const all = [{ field: 'customerId', op: 'eq', value: customerId }, ...(kind ? [{ field: 'kind', op: 'eq', value: kind }] : [])]
  return (await rep.get(`/api/miningCandidates?filter=${encode({ all })}`)).body.records
}

describe('mining', () => {
  it('offers who has A and none of B what goes with A, until B is bought (S0-50)', async () => {
    const [a, b] = [await product('膜料'), await product('配套母粒')]
    await made('productRelations', { fromId: a, toId: b, kind: 'goesWith' })
    const id = await customer()
    await made('installedProducts', { customerId: id, name: '膜料', productId: a, since: '2024-05-01' }, rep)
    await mine()
    const [chance] = await chances(id, 'cross')
    expect(chance).toMatchObject({ productId: b, status: 'new', ownerId: rep.id })
    expect(chance?.reason).toMatch(/在用 膜料 \d+（2024-05-01 起），常配套使用 配套母粒/)
    await mine()
    expect(await chances(id, 'cross')).toHaveLength(1)
    await made('installedProducts', { customerId: id, name: '母粒', productId: b }, rep)
    await atRest()
    expect(await chances(id, 'cross')).toEqual([])
  })

  it('surfaces a plan to buy 20 t in the fourth quarter in the third, and not before', async () => {
    const id = await customer()
    const [soon, later] = [addDays(today, 100), addDays(today, 200)]
    await made('purchasePlans', { customerId: id, subject: '四季度采购 20 吨', plannedOn: soon, quantity: 20 }, rep)
    await made('purchasePlans', { customerId: id, subject: '明年再议', plannedOn: later }, rep)
    await mine()
    expect(await chances(id, 'plan')).toMatchObject([{ reason: `计划 ${soon} 采购：四季度采购 20 吨`, dueOn: soon }])
  })

  it('finds by what they are, need, use and did: each group of facts in a rule (S0-48)', async () => {
    const id = await customer()
    const rival = await made('competitors', { name: `对手${++count}` })
    await made('installedProducts', { customerId: id, name: '竞品料', competitorId: rival.id, since: addDays(today, -400) }, rep)
    await made('installedProducts', { customerId: id, name: '老设备', warrantyUntil: addDays(today, 30) }, rep)
    await made('needs', { customerId: id, subject: '降低晶点', category: 'technical' }, rep)
    const old = await customer()
    await rep.patch(`/api/customers/${old}`, { version: 1, lifecycle: 'won', level: 'a', industry: 'C38' })
    await made('contactRecords', { customerId: old, channel: 'phone', at: daysAgo(300), content: '问候' }, rep)
    const like = await customer()
    await rep.patch(`/api/customers/${like}`, { version: 1, industry: 'C38' })
    await mine()
    expect((await chances(id, 'replace')).map(({ reason }) => reason).sort()).toEqual([
      `竞品料 由 ${rival.name} 供应，${addDays(today, -400)} 起在用，可争取替换`,
      `老设备 质保 ${addDays(today, 30)} 到期，可推荐更新`,
    ])
    expect(await chances(id, 'need')).toMatchObject([{ reason: '未满足的需求：降低晶点', reasonEn: 'An open need: 降低晶点' }])
    expect(await chances(old, 'winBack')).toHaveLength(1)
    expect(await chances(like, 'similar')).toMatchObject([{ reason: '同行业已有 1 家成交客户' }])
    const rule = (await admin.get(`/api/miningRules?filter=${encode({ field: 'kind', op: 'eq', value: 'need' })}`)).body.records[0]
    await admin.patch(`/api/miningRules/${rule.id}`, { version: rule.version, needCategories: ['price'] })
    await mine()
    expect(await chances(id, 'need')).toEqual([])
    const again = (await admin.get(`/api/miningRules/${rule.id}`)).body.record
    await admin.patch(`/api/miningRules/${rule.id}`, { version: again.version, needCategories: null, levels: ['a'] })
    await mine()
    expect(await chances(id, 'need')).toEqual([])
  })

  it('makes a deal we looked for of what is accepted, and never finds again what was refused', async () => {
    const id = await customer()
    await made('purchasePlans', { customerId: id, subject: '采购 5 吨', plannedOn: addDays(today, 10) }, rep)
    await made('purchasePlans', { customerId: id, subject: '采购 9 吨', plannedOn: addDays(today, 12) }, rep)
    await mine()
    const found = await chances(id, 'plan')
    const [five, nine] = [found.find(({ reason }) => reason.includes('5 吨')), found.find(({ reason }) => reason.includes('9 吨'))] as [Shown, Shown]
    const accepted = (await rep.post(`/api/miningCandidates/${five.id}/accept`, { name: '五吨订单' })).body.record
    expect(accepted).toMatchObject({ status: 'accepted' })
    const deal = (await rep.get(`/api/opportunities/${accepted.opportunityId}`)).body.record
    expect(deal).toMatchObject({
      name: '五吨订单',
      origin: 'mined',
      channel: 'mining',
      customerId: id,
      ownerId: rep.id,
      expectedOn: addDays(today, 10),
      state: 'unqualified',
    })
    expect((await rep.post(`/api/miningCandidates/${nine.id}/refuse`, {})).status).toBe(422)
    expect((await rep.post(`/api/miningCandidates/${nine.id}/refuse`, { answer: '价格谈不拢' })).body.record.status).toBe('refused')
    await mine()
    expect((await chances(id, 'plan')).map(({ status }) => status).sort()).toEqual(['accepted', 'refused'])
    expect((await rep.post(`/api/miningCandidates/${nine.id}/accept`, {})).status).toBe(409)
  })

  it('is done when asked for, and written once although two look at the same instant', async () => {
    const id = await customer()
    await made('needs', { customerId: id, subject: '增加小包装' }, rep)
    const rule = (await admin.get(`/api/miningRules?filter=${encode({ field: 'kind', op: 'eq', value: 'need' })}`)).body.records[0]
    await admin.patch(`/api/miningRules/${rule.id}`, { version: rule.version, levels: null })
    expect((await admin.post(`/api/miningRules/${rule.id}/mineNow`, {})).status).toBe(200)
    await Promise.all([mineAll(asHouse(opened.house)), mineAll(asHouse(opened.house))])
    await atRest()
    expect(await chances(id, 'need')).toHaveLength(1)
  })

  it('wins back leads given up or let lie, for a reason that time may mend; taken up again one is ours to have looked for', async () => {
    const lead = async (name: string, more: object = {}) => (await made('leads', { name: `${name}${++count}有限公司`, ...more }, rep)).id as string
    const [quiet, given, spam, fresh] = await Promise.all(['沉默线索', '放弃线索', '广告线索', '新线索'].map((name) => lead(name)))
    const [old, gone, bad] = [quiet, given, spam] as [string, string, string]
    expect((await rep.post(`/api/leads/${gone}/close`, { reason: 'noBudget' })).status).toBe(200)
    expect((await rep.post(`/api/leads/${bad}/close`, { reason: 'spam' })).status).toBe(200)
    await opened.pool.query(`update lead set created_at = now() - interval '300 days' where id = any($1)`, [[old, gone, bad]])
    await mine()
    const found = async (id: unknown): Promise<Shown[]> =>
      (await rep.get(`/api/leadChances?filter=${encode({ field: 'leadId', op: 'eq', value: id })}`)).body.records
    expect(await found(old)).toMatchObject([{ reason: '跟进中断，从未联系', status: 'new', ownerId: rep.id }])
    expect(await found(gone)).toMatchObject([{ reason: '曾因“没有预算”放弃，从未联系', reasonEn: 'Given up (No budget), never spoken to' }])
    expect([...(await found(bad)), ...(await found(fresh))]).toEqual([])
    const [chance] = await found(gone)
    expect((await rep.post(`/api/leadChances/${chance?.id}/takeUp`, {})).body.record.status).toBe('accepted')
    expect((await rep.get(`/api/leads/${gone}`)).body.record).toMatchObject({ state: 'new', closedFor: null, origin: 'mined' })
    await made('leadFollowUps', { leadId: old, channel: 'phone', at: daysAgo(1), content: '已联系' }, rep)
    await mine()
    expect(await found(old)).toEqual([])
    expect((await found(gone)).map(({ status }) => status)).toEqual(['accepted'])
    const wrong = await admin.post('/api/miningRules', { name: '线索的需求', kind: 'need', population: 'leads' })
    expect(wrong.body.fields).toMatchObject([{ field: 'population', code: 'onlyWonBack' }])
  })

  it('keeps within a saved view, as the owner of the rule sees its rows', async () => {
    const head = await person({ name: '市场', roles: ['marketing'] })
    const [inside, outside] = [await customer(), await customer()]
    const region = (await rep.patch(`/api/customers/${inside}`, { version: 1, region: '500112' })).body.record.region
    for (const customerId of [inside, outside]) await made('needs', { customerId, subject: '需要样册' }, rep)
    const state = JSON.stringify({ filter: { field: 'region', op: 'within', value: region } })
    const view = await made('savedViews', { name: '重庆客户', object: 'customer', state }, head)
    for (const { id, version } of (await admin.get(`/api/miningRules?filter=${encode({ field: 'kind', op: 'eq', value: 'need' })}`)).body.records)
      await admin.patch(`/api/miningRules/${id}`, { version, status: 'off' })
    const rule = await made('miningRules', { name: '重庆的需求', kind: 'need', viewId: view.id }, head)
    await mine()
    expect(await chances(inside, 'need')).toHaveLength(1)
    expect(await chances(outside, 'need')).toEqual([])
    // Whose rule it is decides what it sees: of a seller who looks after nobody it finds nothing.
    const stranger = await person({ name: '新销售', roles: ['rep'] })
    await admin.patch(`/api/miningRules/${rule.id}`, { version: (await admin.get(`/api/miningRules/${rule.id}`)).body.record.version, ownerId: stranger.id })
    await mine()
    expect(await chances(inside, 'need')).toEqual([])
    expect((await head.delete(`/api/savedViews/${view.id}`)).status).toBe(409)
  })

  it('makes a deal of a need, which keeps its link (S0-40)', async () => {
    const id = await customer()
    const need = await made('needs', { customerId: id, subject: '次日到货', description: '旺季库存只够两天' }, rep)
    expect((await rep.post(`/api/needs/${need.id}/toOpportunity`, {})).body.record.status).toBe('answered')
    const [deal] = (await rep.get(`/api/opportunities?filter=${encode({ field: 'needId', op: 'eq', value: need.id })}`)).body.records
    expect(deal).toMatchObject({ name: '次日到货', origin: 'request', channel: 'need', need: { id: need.id, title: '次日到货' }, needs: '旺季库存只够两天' })
  })
})
