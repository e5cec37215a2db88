import { describe, expect, it } from 'vitest'
import { bootApp } from '../../../test/app.ts'
import { asHouse } from '../../engine/access/person.ts'
import { judgeAll } from '../../engine/records/judge.ts'
import { recycleAll, warnBeforeFall } from './recycle.clock.ts'

type Made = Readonly<Record<string, unknown>> & { readonly id: string; readonly version: number }

const app = await bootApp({ withWorker: true })
const { admin, opened } = app
const encode = (value: unknown) => encodeURIComponent(JSON.stringify(value))
const dayMs = 86_400_000
const phone = (number: string) => [{ type: 'mobile', number, main: true }]

const li = await app.person({ name: '李销售', roles: ['rep'] })
const wang = await app.person({ name: '王销售', roles: ['rep'] })
const chief = await app.person({ name: '公海管理员', roles: ['supervisor'] })
const pools = (await admin.get('/api/pools')).body.records as Made[]
const sea = pools.find((each) => each.of === 'customer') as Made

let count = 0
const inSea = async (more: Record<string, unknown> = {}) => {
  const { status, body, text } = await admin.post('/api/customers', {
    name: `公海客户${++count}号厂`,
    ownerId: null,
    poolId: sea.id,
    phones: phone(`138001${10000 + count}`),
    ...more,
  })
  expect(status, text).toBe(201)
  return body.record as Made
}
const poolOf = async (more: Record<string, unknown>) =>
  (await admin.post('/api/pools', { name: `公海 ${++count}`, of: 'customer', isForAll: true, place: 50, ...more })).body.record
const inPool = {
  all: [
    { field: 'ownerId', op: 'empty' },
    { field: 'poolId', op: 'notEmpty' },
  ],
}
const night = (day: string) => ({ ...asHouse(opened.house, new Date(`${day}T17:10:00.000Z`)) })

describe('the shelf', () => {
  it('is there from the first day: a pool for customers and one for leads, open to all', () => {
    expect(pools.map(({ of, isForAll }) => [of, isForAll])).toEqual(
      expect.arrayContaining([
        ['customer', true],
        ['lead', true],
      ]),
    )
  })

  it('shows what lies in it with the number starred, and leaves no other way to the number', async () => {
    const record = await inSea({ phones: phone('13812345678') })
    const listed = (await li.get(`/api/customers?filter=${encode(inPool)}`)).body.records.find(({ id }: { id: string }) => id === record.id)
    expect(listed.phones[0].number).toMatch(/^138 ?\*{4} ?5678$/)
    const seen = (await li.get(`/api/customers/${record.id}`)).body.record
    expect(seen.phones[0].number).not.toContain('1234')
    expect(seen.can).toMatchObject({ claim: true, update: false, delete: false, allot: false })
    const facts = await li.get(`/api/customers/${record.id}/facts?children=true`)
    expect(facts.text).not.toContain('13812345678')
    for (const filter of [
      { all: [...inPool.all, { field: 'phones', op: 'contains', value: '12345' }] },
      { all: [...inPool.all, { field: 'phones', op: 'notEmpty' }] },
    ])
      expect((await li.get(`/api/customers?filter=${encode(filter)}`)).body.records).toEqual([])
    expect((await li.get(`/api/customers?filter=${encode(inPool)}&q=13812345678`)).body.records).toEqual([])
    expect((await li.get('/api/customers?q=13812345678')).body.records).toEqual([])
  })

  it('does not lengthen his own list, nor open what belongs to the record', async () => {
    const record = await inSea()
    const person = (await admin.post('/api/contacts', { customerId: record.id, name: '公海联系人' })).body.record
    expect((await li.get('/api/customers?limit=200')).body.records.map(({ id }: { id: string }) => id)).not.toContain(record.id)
    expect((await li.get(`/api/contacts/${person.id}`)).status).toBe(404)
    expect((await li.post('/api/contactRecords', { customerId: record.id, channel: 'phone', at: '2026-03-01T02:00:00Z', content: 'x' })).status).toBe(422)
    expect((await li.patch(`/api/customers/${record.id}`, { version: record.version, note: 'x' })).status).toBe(404)
  })

  it('is for its own people only: members, their units, nobody else, and from the very change on', async () => {
    const closed = await poolOf({ isForAll: false, memberIds: [wang.id] })
    const record = await inSea({ poolId: closed.id })
    expect((await wang.get(`/api/customers/${record.id}`)).status).toBe(200)
    expect((await li.get(`/api/customers/${record.id}`)).status).toBe(404)
    expect((await li.post(`/api/customers/${record.id}/claim`, {})).status).toBe(404)
    await admin.patch(`/api/pools/${closed.id}`, { version: closed.version, memberIds: [li.id] })
    expect((await li.get(`/api/customers/${record.id}`)).status).toBe(200)
    expect((await wang.get(`/api/customers/${record.id}`)).status).toBe(404)
  })
})

describe('claiming', () => {
  it('of a hundred who claim at the same instant one wins, and ninety-nine are told who', async () => {
    const people = await Promise.all(Array.from({ length: 10 }, (_, at) => app.person({ name: `抢单${at}`, roles: ['rep'] })))
    const record = await inSea()
    const answers = await Promise.all(Array.from({ length: 100 }, (_, at) => (people[at % 10] as typeof li).post(`/api/customers/${record.id}/claim`, {})))
    const won = answers.filter(({ status }) => status === 200)
    expect(won).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(99)
    const owner = (await admin.get(`/api/customers/${record.id}`)).body.record.owner
    for (const { status, body } of answers) if (status === 409) expect([`已被${owner.title}领取`, '现在不能“领取”，记录状态已变']).toContain(body.detail)
    const moves = (await admin.get(`/api/poolMoves?filter=${encode({ field: 'customerId', op: 'eq', value: record.id })}`)).body.records
    expect(moves.map(({ kind, personId }: Record<string, unknown>) => [kind, personId])).toEqual([['claimed', owner.id]])
  })

  it('opens the whole record, its people and its numbers, to who has it', async () => {
    const record = await inSea({ phones: phone('13911112222') })
    const person = (await admin.post('/api/contacts', { customerId: record.id, name: '老板' })).body.record
    const { body } = await li.post(`/api/customers/${record.id}/claim`, {})
    expect(body.record).toMatchObject({ ownerId: li.id, pooledAt: null })
    expect(body.record.phones[0].number).toContain('139')
    expect(body.record.phones[0].number).not.toContain('*')
    expect((await li.get(`/api/contacts/${person.id}`)).status).toBe(200)
  })

  it('stops at the cap of the day, which giving back does not lower, nor taking the claim back', async () => {
    const small = await poolOf({ dailyMost: 2, formerWaitDays: 0 })
    const [a, b, c] = await Promise.all([1, 2, 3].map(() => inSea({ poolId: small.id })))
    const claim = (record: Made | undefined) => li.post(`/api/customers/${record?.id}/claim`, {})
    const first = await claim(a)
    expect(first.status, first.text).toBe(200)
    expect((await li.post(`/api/customers/${a?.id}/release`, { reason: 'noNeed' })).status).toBe(200)
    expect((await claim(b)).status).toBe(200)
    const act = (await li.get(`/api/customers/${b?.id}/facts`)).body.facts[0].act
    await li.post(`/api/acts/${act}/undo`, {})
    const refused = await claim(c)
    expect(refused.status).toBe(409)
    expect(refused.body.detail).toBe('今天已领取 2 个，达到每日上限，请明天再领')
  })

  it('and at the cap of what one may hold, however many are claimed at once', async () => {
    const zhao = await app.person({ name: '赵销售', roles: ['rep'] })
    const small = await poolOf({ holdMost: 3 })
    const records = await Promise.all(Array.from({ length: 8 }, () => inSea({ poolId: small.id })))
    for (let round = 0; round < 4; round++) await Promise.all(records.map(({ id }) => zhao.post(`/api/customers/${id}/claim`, {})))
    expect((await zhao.get('/api/customers')).body.records).toHaveLength(3)
  })

  it('lets the former owner wait, and others not', async () => {
    const record = await inSea()
    await li.post(`/api/customers/${record.id}/claim`, {})
    expect((await li.post(`/api/customers/${record.id}/release`, {})).status).toBe(422)
    expect((await li.post(`/api/customers/${record.id}/release`, { reason: 'noTime', note: '忙' })).body.record).toMatchObject({
      ownerId: null,
      poolId: sea.id,
    })
    const again = await li.post(`/api/customers/${record.id}/claim`, {})
    expect(again.status).toBe(409)
    expect(again.body.detail).toContain('您是前负责人')
    expect((await wang.post(`/api/customers/${record.id}/claim`, {})).status).toBe(200)
  })
})

describe('managers of a pool', () => {
  it('give out and move what lies in it; nobody else does', async () => {
    const ours = await poolOf({ managerIds: [chief.id] })
    const other = await poolOf({})
    const record = await inSea({ poolId: ours.id })
    expect((await li.post(`/api/customers/${record.id}/allot`, { personId: li.id })).status).toBe(403)
    expect((await chief.post(`/api/customers/${record.id}/shift`, { poolId: other.id })).body.record.poolId).toBe(other.id)
    expect((await chief.post(`/api/customers/${record.id}/allot`, { personId: li.id })).status).toBe(403)
    await admin.post(`/api/customers/${record.id}/shift`, { poolId: ours.id })
    expect((await chief.post(`/api/customers/${record.id}/allot`, { personId: li.id })).status).toBe(200)
    expect((await li.get(`/api/customers/${record.id}`)).body.record.ownerId).toBe(li.id)
    const moves = (await li.get(`/api/poolMoves?filter=${encode({ field: 'customerId', op: 'eq', value: record.id })}&sort=at`)).body.records
    expect(moves.map(({ kind }: { kind: string }) => kind)).toEqual(['shifted', 'shifted', 'allotted'])
    const foreign = (await admin.get('/api/pools')).body.records.find((each: Record<string, unknown>) => each.of === 'lead')
    expect((await li.post(`/api/customers/${record.id}/release`, { reason: 'other', poolId: foreign.id })).status).toBe(422)
  })
})

describe('the night', () => {
  it('lets fall what a rule says, warns before, spares what is protected, and writes it down', async () => {
    const rule = await admin.post('/api/poolRules', { name: '30 天没有接触', event: 'contact', days: 30, warnDays: 3, spares: ['won', 'key'], isActive: true })
    expect(rule.status, rule.text).toBe(201)
    const qian = await app.person({ name: '钱销售', roles: ['rep'] })
    const make = async (name: string, more: Record<string, unknown> = {}) => (await qian.post('/api/customers', { name, ...more })).body.record
    const [plain, key, won, kept, fresh] = [
      await make('会掉的厂'),
      await make('重点厂', { level: 'a' }),
      await make('成交厂', { lifecycle: 'won' }),
      await make('保护厂'),
      await make('刚联系厂'),
    ]
    const today = Date.now()
    const day = (n: number) => new Date(today + n * dayMs + 8 * 3_600_000).toISOString().slice(0, 10)
    expect((await qian.post(`/api/customers/${kept.id}/protect`, { until: day(60) })).status).toBe(200)
    expect((await qian.post(`/api/customers/${kept.id}/protect`, { until: day(400) })).status).toBe(422)
    await app.atRest()
    expect((await qian.get(`/api/customers/${plain.id}`)).body.record).toMatchObject({ recycleOn: day(30), recycleRuleId: rule.body.record.id })
    expect((await qian.get(`/api/customers/${key.id}`)).body.record.recycleOn).toBeNull()
    expect((await qian.get(`/api/customers/${won.id}`)).body.record.recycleOn).toBeNull()
    expect((await qian.get(`/api/customers/${kept.id}`)).body.record.recycleOn).toBe(day(61))

    await warnBeforeFall.run({ ...asHouse(opened.house, new Date(today + 28 * dayMs)) })
    expect((await qian.get('/api/notifications')).text).toContain('将在')

    const at = new Date(today + 20 * dayMs).toISOString()
    await qian.post('/api/contactRecords', { customerId: fresh.id, channel: 'phone', at, content: '聊了需求' })
    expect((await qian.get(`/api/customers/${fresh.id}`)).body.record.recycleOn).toBe(day(50))

    const house = night(new Date(today + 29 * dayMs).toISOString().slice(0, 10))
    await judgeAll({ ...house, now: new Date(today + 31 * dayMs) })
    const fallen = await recycleAll({ ...house, now: new Date(today + 31 * dayMs) })
    expect(fallen.customer).toBeGreaterThan(0)
    expect(await recycleAll({ ...house, now: new Date(today + 31 * dayMs) })).toEqual({ customer: 0, lead: 0 })
    const owners = await Promise.all([plain, key, won, kept, fresh].map(async ({ id }) => (await admin.get(`/api/customers/${id}`)).body.record.ownerId))
    expect(owners).toEqual([null, qian.id, qian.id, qian.id, qian.id])
    const [move] = (await admin.get(`/api/poolMoves?filter=${encode({ field: 'customerId', op: 'eq', value: plain.id })}`)).body.records
    expect(move).toMatchObject({ kind: 'fell', personId: qian.id, poolId: sea.id })
    expect((await admin.get(`/api/customers/${plain.id}/facts`)).body.facts.map(({ verb }: { verb: string }) => verb)).toContain('fall')
  })

  it('works for leads the same way', async () => {
    const leadSea = pools.find((each) => each.of === 'lead') as Made
    const lead = (await admin.post('/api/leads', { name: '公海线索厂', ownerId: null, poolId: leadSea.id, phones: phone('13700001111') })).body.record
    await app.atRest()
    expect((await wang.get(`/api/leads/${lead.id}`)).body.record.phones[0].number).toMatch(/^137 ?\*{4} ?1111$/)
    expect((await wang.post(`/api/leads/${lead.id}/claim`, {})).body.record).toMatchObject({ ownerId: wang.id })
    expect((await wang.post(`/api/leads/${lead.id}/release`, { reason: 'noNeed' })).body.record).toMatchObject({ ownerId: null, poolId: leadSea.id })
  })
})
