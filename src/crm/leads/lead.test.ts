import { describe, expect, it } from 'vitest'
import { bootApp } from '../../../test/app.ts'
import { asHouse } from '../../engine/access/person.ts'
import { giveOutWaiting } from './give-out-waiting.clock.ts'

type Made = Readonly<Record<string, unknown>> & { readonly id: string; readonly version: number }

const app = await bootApp({ withWorker: true })
const { admin } = app
const encode = (value: unknown) => encodeURIComponent(JSON.stringify(value))
const phone = (number: string) => [{ type: 'mobile', number, main: true }]

const li = await app.person({ name: '李销售', roles: ['rep'] })
const wang = await app.person({ name: '王销售', roles: ['rep'] })

async function leadOf(person: typeof li, draft: Record<string, unknown>): Promise<Made> {
  const { status, body, text } = await person.post('/api/leads', draft)
  expect(status, text).toBe(201)
  return body.record
}

describe('a lead becomes a customer (S2-07)', () => {
  it('with its person, its need and all that was said, each by its author on its day, in one act that is undone as one', async () => {
    const lead = await leadOf(li, {
      name: '苏州新元塑业有限公司',
      contactName: '周敏',
      phones: phone('13800138001'),
      need: '每月 20 吨聚丙烯',
      region: '320500',
    })
    const said = await li.post('/api/leadFollowUps', {
      leadId: lead.id,
      channel: 'wechat',
      at: '2026-03-02T02:00:00.000Z',
      content: '发了报价',
      nextAt: '2026-03-09T02:00:00.000Z',
    })
    expect(said.status, said.text).toBe(201)
    await li.post(`/api/leads/${lead.id}/comments`, { text: '客户很急' })

    const soon = new Date(Date.now() + 86_400_000).toISOString()
    const plan = await li.post('/api/contactPlans', { leadId: lead.id, at: soon, channel: 'phone', purpose: '再谈价格' })
    expect(plan.status, plan.text).toBe(201)
    const done = await li.post(`/api/leads/${lead.id}/convert`, {})
    expect(done.status, done.text).toBe(200)
    const { customerId, contactId, state } = done.body.record
    expect(state).toBe('converted')
    const firm = (await li.get(`/api/customers/${customerId}`)).body.record
    expect(firm).toMatchObject({ name: '苏州新元塑业有限公司', region: '320500', ownerId: li.id, recordCount: 1, contactCount: 1, openNeedCount: 1 })
    expect((await li.get(`/api/contacts/${contactId}`)).body.record).toMatchObject({ name: '周敏', isMain: true, customerId })
    const [record] = (await li.get(`/api/contactRecords?filter=${encode({ field: 'customerId', op: 'eq', value: customerId })}`)).body.records
    expect(record).toMatchObject({ content: '发了报价', channel: 'wechat', at: '2026-03-02T02:00:00.000Z', createdById: li.id, contactIds: [contactId] })
    expect(record.createdAt).toBe(said.body.record.createdAt)

    expect((await li.get(`/api/contactPlans/${plan.body.record.id}`)).body.record).toMatchObject({ customerId, contactIds: [contactId], leadId: lead.id })
    expect(firm.nextContactAt).toBe(soon)

    // The history of the lead is told on the customer's time line too.
    const line = await li.get(`/api/customers/${customerId}/facts?children=true&limit=100`)
    const told = line.body.facts.map(({ object, verb }: { object: string; verb: string }) => `${object}.${verb}`)
    expect(told).toContain('lead.comment')
    expect(told).toContain('lead.convert')

    const again = await li.post(`/api/leads/${lead.id}/convert`, {})
    expect(again.status).toBe(409)
    const act = (await li.get(`/api/leads/${lead.id}/facts`)).body.facts.find(({ verb }: { verb: string }) => verb === 'convert').act
    const undone = await admin.post(`/api/acts/${act}/undo`, {})
    expect(undone.body.left, undone.text).toEqual([])
    expect((await li.get(`/api/leads/${lead.id}`)).body.record, undone.text).toMatchObject({ state: 'following', customerId: null })
  })

  it('or joins the customer that is there, and the person known by name', async () => {
    const firm = (await li.post('/api/customers', { name: '宁波海天包装有限公司' })).body.record
    const person = (await li.post('/api/contacts', { customerId: firm.id, name: '赵强' })).body.record
    const lead = await leadOf(li, { name: '海天包装宁波工厂', contactName: '赵强' })
    const done = await li.post(`/api/leads/${lead.id}/convert`, { customerId: firm.id })
    expect(done.body.record, done.text).toMatchObject({ customerId: firm.id, contactId: person.id, state: 'converted' })
  })

  it('of two who convert at the same instant one does, and one customer is made', async () => {
    const lead = await leadOf(li, { name: '嘉兴双胜化工有限公司' })
    const answers = await Promise.all(Array.from({ length: 6 }, () => li.post(`/api/leads/${lead.id}/convert`, {})))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409])
    const made = await admin.get(`/api/customers?filter=${encode({ field: 'name', op: 'eq', value: '嘉兴双胜化工有限公司' })}`)
    expect(made.body.records).toHaveLength(1)
  })

  it('is read by whoever reads the customer it became', async () => {
    const lead = await leadOf(li, { name: '无锡永昌涂料有限公司' })
    const { customerId } = (await li.post(`/api/leads/${lead.id}/convert`, {})).body.record
    expect((await wang.get(`/api/leads/${lead.id}`)).status).toBe(404)
    await admin.put(`/api/customers/${customerId}/members/${wang.id}`, { right: 'read', until: null })
    expect((await wang.get(`/api/leads/${lead.id}`)).body.record.id).toBe(lead.id)
  })
})

describe('a firm that is here already (S2-28, S0-49)', () => {
  it('is told while typing, masked, with the object it is', async () => {
    await li.post('/api/customers', { name: '上海申达贸易有限公司', phones: phone('13900139002') })
    const { body } = await wang.post('/api/leads/duplicates', { name: '申达贸易（上海）有限公司' })
    expect(body.hits).toEqual([{ object: 'customer', title: '上海申达贸易有限公司', level: 'similar', on: ['core'], masked: true, owner: '李销售' }])
    expect((await wang.post('/api/leads/duplicates', { phones: phone('139 0013 9002') })).body.hits[0]).toMatchObject({
      object: 'customer',
      on: ['phone'],
      masked: true,
    })
  })

  it('is refused as a lead of its own, by hand and from a list', async () => {
    await li.post('/api/customers', { name: '杭州佳信橡塑有限公司' })
    const refused = await wang.post('/api/leads', { name: '杭州佳信橡塑有限公司' })
    expect(refused.status).toBe(409)
    expect(refused.body.detail).toBe('客户“杭州佳信橡塑有限公司”已存在，负责人：李销售。请直接使用原有记录，或联系其负责人')
  })

  it('tells who enters a customer of the lead that is being worked on', async () => {
    await leadOf(li, { name: '温州东方鞋材有限公司' })
    const { body } = await wang.post('/api/customers/duplicates', { name: '温州东方鞋材有限公司' })
    expect(body.hits[0]).toMatchObject({ object: 'lead', level: 'duplicate', masked: true, owner: '李销售' })
  })

  it('a closed or converted lead bars no new one', async () => {
    const first = await leadOf(li, { name: '台州金叶模具有限公司' })
    expect((await wang.post('/api/leads', { name: '台州金叶模具有限公司' })).status).toBe(409)
    expect((await li.post(`/api/leads/${first.id}/close`, { reason: 'noNeed', note: '明年再说' })).body.record.state).toBe('closed')
    await leadOf(wang, { name: '台州金叶模具有限公司' })
  })
})

describe('leads are given out by rules', () => {
  it('fairly to weights under parallel arrivals, and says why', async () => {
    const source = (await admin.post('/api/leadSources', { name: '展会' })).body.record
    const rule = await admin.post('/api/assignmentRules', {
      name: '展会轮流',
      way: 'weight',
      sourceIds: [source.id],
      seats: [
        { userId: li.id, weight: 2 },
        { userId: wang.id, weight: 1 },
      ],
    })
    expect(rule.status, rule.text).toBe(201)
    const drafts = Array.from({ length: 30 }, (_, at) => ({ name: `并发线索${at}厂`, sourceId: source.id, ownerId: null }))
    const made = await Promise.all(drafts.map((draft) => admin.post('/api/leads', draft)))
    expect(made.every(({ status }) => status === 201)).toBe(true)
    await app.atRest()
    const { body } = await admin.get(`/api/leads/groups?by=ownerId&filter=${encode({ field: 'sourceId', op: 'eq', value: source.id })}`)
    expect(Object.fromEntries(body.groups.map(({ title, count }: { title: string; count: number }) => [title, count]))).toEqual({ 李销售: 20, 王销售: 10 })
    const one = (await admin.get(`/api/leads/${made[0]?.body.record.id}`)).body.record
    expect(one).toMatchObject({ assignedBy: 'weight', assignmentRule: { title: '展会轮流' } })
    expect(one.assignedWhy).toMatch(/李销售 \d+\/2 · \d+；王销售 \d+\/1 · \d+/)
  })

  it('once somebody is at work: what came at a weekend waits for Monday morning, however much waits before it that no rule fits', async () => {
    const source = (await admin.post('/api/leadSources', { name: '周末网站' })).body.record
    await admin.post(
      '/api/leads',
      Array.from({ length: 205 }, (_, at) => ({ name: `谁也不接的线索${at}`, ownerId: null })),
    )
    const weekend = (await admin.post('/api/leads', { name: '周末来的线索', sourceId: source.id, ownerId: null })).body.record
    await app.atRest()
    const hours = { onlyAtWork: true, fromHour: 9, toHour: 18 }
    const rule = await admin.post('/api/assignmentRules', {
      name: '网站',
      way: 'turn',
      sourceIds: [source.id],
      ...hours,
      seats: [{ userId: wang.id, weight: 1 }],
    })
    expect(rule.status, rule.text).toBe(201)
    const ownerAfter = async (now: string) => {
      await giveOutWaiting.run(asHouse(app.opened.house, new Date(now)))
      return (await admin.get(`/api/leads/${weekend.id}`)).body.record.ownerId
    }
    expect(await ownerAfter('2026-11-21T02:02:00Z')).toBeNull()
    expect(await ownerAfter('2026-11-23T00:02:00Z')).toBeNull()
    expect(await ownerAfter('2026-11-23T01:02:00Z')).toBe(wang.id)
  })

  it('only by a rule that fits; who may not assign cannot give out', async () => {
    const lone = (await admin.post('/api/leads', { name: '没有规则的线索', ownerId: null })).body.record
    await app.atRest()
    expect((await admin.get(`/api/leads/${lone.id}`)).body.record.ownerId).toBeNull()
    expect((await admin.post(`/api/leads/${lone.id}/giveOut`, {})).status).toBe(409)
    const mine = await leadOf(li, { name: '我自己的线索' })
    expect((await li.post(`/api/leads/${mine.id}/giveOut`, {})).status).toBe(403)
  })
})
