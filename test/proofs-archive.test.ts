import { describe, expect, it } from 'vitest'
import { changeEmployer } from '../src/crm/customers/change-employer.command.ts'
import { remindDue } from '../src/crm/customers/remind-due.clock.ts'
import { asHouse } from '../src/engine/access/person.ts'
import { judgeAll } from '../src/engine/records/judge.ts'
import { addDays, dayIn } from '../src/lib/time.ts'
import { bootApp, type Caller } from './app.ts'
import { call, customerOf, daysAgo, encode, recordOf } from './proofs/steps.ts'

/** What the customer's archive keeps, counts and concludes. docs/proofs.md says which sentence closes which clause. */
const { admin, adminId, person, opened } = await bootApp()
const today = dayIn('Asia/Shanghai', new Date())
const inDays = (days: number) => asHouse(opened.house, new Date(Date.now() + days * 86_400_000))

async function made(plural: string, draft: object, by: Caller = admin): Promise<string> {
  const { status, body, text } = await by.post(`/api/${plural}`, draft)
  expect(status, text).toBe(201)
  return body.record.id
}
const one = async (plural: string, id: string, by: Caller = admin) => (await by.get(`/api/${plural}/${id}`)).body.record
const listed = async (plural: string, filter: object, by: Caller = admin): Promise<Record<string, unknown>[]> =>
  (await by.get(`/api/${plural}?limit=200&filter=${encode(filter)}`)).body.records
/** Changes a record as it is now. */
const mend = async (plural: string, id: string, patch: object, by: Caller = admin) =>
  by.patch(`/api/${plural}/${id}`, { version: (await one(plural, id)).version, ...patch })
const facts = async (plural: string, id: string) => (await admin.get(`/api/${plural}/${id}/facts?limit=100`)).body.facts as { verb: string; changes: object }[]

describe('products in use (S0-37)', () => {
  it('count on the competitor’s page at how many customers they are in use, each customer once, whoever writes at the same time', async () => {
    const rival = await made('competitors', { name: '某某石化' })
    const firms = await Promise.all([1, 2, 3].map((at) => customerOf(admin, `在用客户${at}号有限公司`)))
    const use = (customerId: string | undefined, more = {}) => made('installedProducts', { customerId, name: '7042 膜料', competitorId: rival, ...more })
    const rows = await Promise.all([...firms, ...firms, ...firms].map((firm) => use(firm)))
    await use(firms[0], { status: 'retired' })
    expect(await one('competitors', rival)).toMatchObject({ installedCount: 3 })
    for (const at of [0, 3, 6]) await mend('installedProducts', rows[at] as string, { status: 'replaced' })
    expect(await one('competitors', rival)).toMatchObject({ installedCount: 2 })
    expect(await recordOf(admin, firms[1] as string)).toMatchObject({ installedCount: 3, rivalCount: 3 })
  })

  it('are ours or a competitor’s, never both, and their warranty does not end before they came', async () => {
    const [customerId, productId, competitorId] = [
      await customerOf(admin, '两家货有限公司'),
      await made('products', { name: '甲型' }),
      await made('competitors', { name: '乙厂' }),
    ]
    const { status, body } = await admin.post('/api/installedProducts', {
      customerId,
      name: '甲型',
      productId,
      competitorId,
      since: '2026-03-01',
      warrantyUntil: '2026-02-01',
    })
    expect(status).toBe(422)
    expect(body.fields.map(({ field }: { field: string }) => field).sort()).toEqual(['competitorId', 'warrantyUntil'])
  })
})

describe('evaluations (S0-38)', () => {
  it('are averaged on the product’s page, while each that was ever given stays', async () => {
    const [customerId, productId] = [await customerOf(admin, '评价客户有限公司'), await made('products', { name: 'K8003' })]
    const told = (evaluatedOn: string, quality: number, more = {}) => made('productEvaluations', { customerId, productId, evaluatedOn, quality, ...more })
    await told('2025-03-01', 2, { design: 5 })
    const second = await told('2026-03-01', 5)
    await told('2026-04-01', 4)
    expect(await one('products', productId)).toMatchObject({ quality: 3.67, design: 5, reliability: null, evaluationCount: 3 })
    await admin.delete(`/api/productEvaluations/${second}`)
    expect(await one('products', productId)).toMatchObject({ quality: 3, evaluationCount: 2 })
    const days = await listed('productEvaluations', { field: 'customerId', op: 'eq', value: customerId })
    expect(days.map(({ evaluatedOn }) => evaluatedOn)).toEqual(['2026-04-01', '2025-03-01'])
  })
})

describe('needs (S0-40)', () => {
  it('go from new to answered to met, or cannot be met, each by a command with its words, and are listed while open', async () => {
    const customerId = await customerOf(admin, '需求客户有限公司')
    const id = await made('needs', { customerId, subject: '小包装' })
    const open = async () => (await recordOf(admin, customerId)).openNeedCount
    expect(await one('needs', id)).toMatchObject({ status: 'new', can: { answer: true, reopen: false } })
    expect((await mend('needs', id, { status: 'met' })).status).toBe(422)
    expect((await admin.post(`/api/needs/${id}/decline`)).body.fields).toMatchObject([{ field: 'outcome', code: 'required' }])
    expect((await admin.post(`/api/needs/${id}/answer`, { outcome: '下月试产' })).body.record).toMatchObject({ status: 'answered', outcome: '下月试产' })
    expect(await open()).toBe(1)
    const met = await admin.post(`/api/needs/${id}/meet`, { outcome: '已供货' })
    expect(met.body.record).toMatchObject({ status: 'met', settledOn: today })
    expect(await open()).toBe(0)
    expect((await admin.post(`/api/needs/${id}/meet`, { outcome: '再来' })).status).toBe(409)
    await admin.post(`/api/acts/${((await facts('needs', id)) as unknown as { act: string }[])[0]?.act}/undo`)
    expect(await one('needs', id)).toMatchObject({ status: 'answered', settledOn: null })
    expect((await listed('needs', { field: 'status', op: 'in', value: ['new', 'answered'] })).map((row) => row.id)).toContain(id)
  })
})

describe('completeness (S0-21, S0-35)', () => {
  it('rises with each field and child, falls when one goes, and lists filter and sort by it', async () => {
    const id = await customerOf(admin, '完整度有限公司')
    const share = async () => (await recordOf(admin, id)).completeness as number
    expect(await share()).toBe(0)
    await mend('customers', id, { shortName: '完整', level: 'b', scale: 'small' })
    const withFields = await share()
    const contactId = await made('contacts', { customerId: id, name: '赵整' })
    const withContact = await share()
    expect(withFields).toBe(21)
    expect(withContact).toBeGreaterThan(withFields)
    await admin.delete(`/api/contacts/${contactId}`)
    expect(await share()).toBe(withFields)
    expect((await mend('customers', id, { completeness: 100 })).status).toBe(422)
    const poor = await admin.get(`/api/customers?sort=-completeness&filter=${encode({ field: 'completeness', op: 'gte', value: 20 })}`)
    expect(poor.body.records.map((row: { id: string }) => row.id)).toContain(id)
  })
})

describe('relationship health (S0-43)', () => {
  it('turns from green to red when a promise is late and nobody was there for sixty days, with both reasons named', async () => {
    const id = await customerOf(admin, '健康客户有限公司')
    await mend('customers', id, { level: 'b' })
    const visit = await made('contactRecords', call(id))
    expect(await recordOf(admin, id)).toMatchObject({ health: 'green', healthReasons: null })
    await mend('contactRecords', visit, { at: daysAgo(61) })
    expect(await recordOf(admin, id)).toMatchObject({ health: 'yellow', healthReasons: ['quiet'] })
    await made('expectations', { customerId: id, subject: '月底前答复', dueOn: addDays(today, -1) })
    expect(await recordOf(admin, id)).toMatchObject({ health: 'red', healthReasons: ['quiet', 'promiseLate'] })
    const turns = (await facts('customers', id)).filter(({ verb }) => verb === 'judge').map(({ changes }) => changes)
    expect(turns).toMatchObject([{ health: ['yellow', 'red'] }, { health: ['green', 'yellow'] }])
    expect((await mend('customers', id, { health: 'green' })).status).toBe(422)
  })

  it('turns with time alone, once, however often the clock runs, and is told in the record’s history', async () => {
    const id = await customerOf(admin, '时钟客户有限公司')
    await made('contactRecords', call(id))
    for (const _ of [1, 2]) await judgeAll(inDays(100))
    expect(await recordOf(admin, id)).toMatchObject({ health: 'yellow', healthReasons: ['quiet'] })
    expect((await facts('customers', id)).filter(({ verb }) => verb === 'judge')).toHaveLength(1)
    await judgeAll(inDays(0))
    expect(await recordOf(admin, id)).toMatchObject({ health: 'green' })
  })

  it('wants a decision maker known where the customer buys (S4-26), and forgets one who left', async () => {
    const id = await customerOf(admin, '决策链有限公司')
    await made('contactRecords', call(id))
    await mend('customers', id, { lifecycle: 'won' })
    expect(await recordOf(admin, id)).toMatchObject({ health: 'yellow', healthReasons: ['noDecider'], deciderCount: 0 })
    const contactId = await made('contacts', { customerId: id, name: '钱总' })
    const role = await made('buyingRoles', { customerId: id, contactId, roles: ['decider', 'approver'], attitude: 'supporter', influence: 5 })
    expect(await recordOf(admin, id)).toMatchObject({ health: 'green', deciderCount: 1 })
    await mend('buyingRoles', role, { until: today })
    expect(await recordOf(admin, id)).toMatchObject({ health: 'yellow', deciderCount: 0, buyingRoleCount: 0 })
  })
})

describe('a contact who changes employer (S2-05)', () => {
  it('leaves his records where they were, ends his roles and reports there, and has both firms in his history', async () => {
    const [old, next] = [await customerOf(admin, '老东家有限公司'), await customerOf(admin, '新东家有限公司')]
    const contactId = await made('contacts', { customerId: old, name: '李跳槽', title: '采购经理', isMain: true })
    const report = await made('contacts', { customerId: old, name: '部下', reportsToId: contactId })
    const visit = await made('contactRecords', call(old, { contactIds: [contactId] }))
    const role = await made('buyingRoles', { customerId: old, contactId, roles: ['buyer'] })
    const gone = await admin.post(`/api/contacts/${contactId}/${changeEmployer.name}`, { customerId: next, title: '采购总监', on: today })
    expect(gone.status, gone.text).toBe(200)
    expect(gone.body.record).toMatchObject({ customerId: next, title: '采购总监', isMain: false })
    const jobs = await listed('employments', { field: 'contactId', op: 'eq', value: contactId })
    expect(jobs).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ customerId: old, title: '采购经理', until: today }),
        expect.objectContaining({ customerId: next, title: '采购总监', since: today, until: null }),
      ]),
    )
    expect(await one('contactRecords', visit)).toMatchObject({ customerId: old, contactIds: [contactId] })
    expect(await one('buyingRoles', role)).toMatchObject({ customerId: old, until: today })
    expect(await one('contacts', report)).toMatchObject({ customerId: old, reportsToId: null })
    expect([await recordOf(admin, old), await recordOf(admin, next)]).toMatchObject([{ contactCount: 1 }, { contactCount: 1 }])
    expect((await admin.post(`/api/contacts/${contactId}/changeEmployer`, { customerId: next, on: today })).status).toBe(422)
    const act = ((await facts('contacts', contactId)) as unknown as { act: string; verb: string }[]).find(({ verb }) => verb === 'changeEmployer')?.act
    expect((await admin.post(`/api/acts/${act}/undo`)).body).toMatchObject({ left: [] })
    expect(await one('contacts', contactId)).toMatchObject({ customerId: old, title: '采购经理', isMain: true })
    expect(await listed('employments', { field: 'contactId', op: 'eq', value: contactId })).toEqual([])
  })

  it('stands in one chart: nobody answers to himself, at any depth', async () => {
    const customerId = await customerOf(admin, '组织图有限公司')
    const boss = await made('contacts', { customerId, name: '老板' })
    const middle = await made('contacts', { customerId, name: '经理', reportsToId: boss })
    expect((await mend('contacts', boss, { reportsToId: middle })).body.fields).toMatchObject([{ field: 'reportsToId' }])
  })
})

describe('relations of firms', () => {
  it('are seen from both ends by whoever may read either, and by nobody else', async () => {
    const [seller, buyer, stranger] = await Promise.all(['甲代表', '乙代表', '丙代表'].map((name) => person({ name, roles: ['rep'] })))
    const dealer = await customerOf(seller as Caller, '关系经销商有限公司')
    const user = await customerOf(buyer as Caller, '关系终端有限公司')
    const id = await made('customerRelations', { fromId: dealer, toId: user, kind: 'dealer' })
    const here = { field: 'id', op: 'eq', value: id }
    for (const who of [seller, buyer] as Caller[]) {
      expect((await one('customerRelations', id, who)).kind).toBe('dealer')
      expect(await listed('customerRelations', here, who)).toHaveLength(1)
    }
    // The end he may not read has no name for him.
    expect(await one('customerRelations', id, buyer as Caller)).toMatchObject({ from: { title: null }, to: { title: '关系终端有限公司' } })
    expect((await (stranger as Caller).get(`/api/customerRelations/${id}`)).status).toBe(404)
    expect(await listed('customerRelations', here, stranger as Caller)).toEqual([])
    expect((await mend('customerRelations', id, { kind: 'agent' }, buyer as Caller)).status).toBe(404)
  })

  it('are written once: between equals whoever stands first, and however many write it at the same instant', async () => {
    const [one, other] = [await customerOf(admin, '重复关系甲有限公司'), await customerOf(admin, '重复关系乙有限公司')]
    const write = (fromId: string, kind: string, toId: string) => admin.post('/api/customerRelations', { fromId, kind, toId })
    const raced = await Promise.all(Array.from({ length: 12 }, (_, at) => (at % 2 ? write(one, 'partner', other) : write(other, 'partner', one))))
    expect(raced.map(({ status }) => status).sort()).toEqual([201, ...Array(11).fill(409)])
    const refused = raced.find(({ status }) => status === 409) as (typeof raced)[number]
    expect(refused.body).toMatchObject({ code: 'conflict', fields: [{ field: 'toId', code: 'once' }] })
    expect(refused.body.detail).toContain('已有这种关系')
    expect((await write(one, 'dealer', other)).status).toBe(201)
    const back = (await write(other, 'dealer', one)).body.record
    // What is changed into another that is there is refused as well; what is gone makes room and finds its place taken.
    expect((await admin.patch(`/api/customerRelations/${back.id}`, { version: 1, kind: 'partner' })).body.fields).toMatchObject([{ code: 'once' }])
    await admin.delete(`/api/customerRelations/${back.id}`)
    expect((await write(other, 'dealer', one)).status).toBe(201)
    expect((await admin.post(`/api/customerRelations/${back.id}/restore`)).body.fields).toMatchObject([{ code: 'once' }])
  })

  it('stay one of two when their firms are merged, and are two again when that is undone', async () => {
    const [winner, loser, third] = await Promise.all(['关系留存厂', '关系并入厂', '关系第三方厂'].map((name) => customerOf(admin, `${name}有限公司`)))
    const mine = await made('customerRelations', { fromId: winner, toId: third, kind: 'dealer' })
    const theirs = await made('customerRelations', { fromId: loser, toId: third, kind: 'dealer' })
    const between = await made('customerRelations', { fromId: loser, toId: winner, kind: 'affiliate' })
    const [away, home] = [
      await made('customerRelations', { fromId: third, toId: loser, kind: 'rival' }),
      await made('customerRelations', { fromId: winner, toId: third, kind: 'rival' }),
    ]
    const all = [mine, theirs, between, away, home]
    const here = { field: 'id', op: 'in', value: all }
    const { body } = await admin.post(`/api/customers/${winner}/merge`, { losers: [loser] })
    expect((await listed('customerRelations', here, admin)).map(({ id }) => id).sort()).toEqual([mine, home].sort())
    expect((await admin.post(`/api/customerRelations/${theirs}/restore`)).status).toBe(409)
    expect((await admin.post(`/api/acts/${body.act}/undo`)).body.left).toEqual([])
    expect((await listed('customerRelations', here, admin)).map(({ id }) => id).sort()).toEqual(all.toSorted())
    expect(await one('customerRelations', away, admin)).toMatchObject({ fromId: third, toId: loser })
    expect((await admin.post('/api/customerRelations', { fromId: loser, toId: third, kind: 'rival' })).status).toBe(409)
  })

  it('stand on the time line of both firms: made, changed, removed', async () => {
    const [from, to] = [await customerOf(admin, '时间线甲方有限公司'), await customerOf(admin, '时间线乙方有限公司')]
    const id = await made('customerRelations', { fromId: from, toId: to, kind: 'supplier' })
    await mend('customerRelations', id, { note: '每年续签' })
    await admin.delete(`/api/customerRelations/${id}`)
    const told = async (customer: string, who: Caller = admin) => {
      const { facts } = (await who.get(`/api/customers/${customer}/facts?children=true`)).body
      return (facts as { recordId: string; verb: string }[]).filter(({ recordId }) => recordId === id).map(({ verb }) => verb)
    }
    expect(await told(from)).toEqual(['delete', 'update', 'create'])
    expect(await told(to)).toEqual(['delete', 'update', 'create'])
    const stranger = (await person({ name: '无关代表', roles: ['rep'] })) as Caller
    expect((await stranger.get(`/api/customers/${to}/facts?children=true`)).status).toBe(404)
  })

  it('join two firms, never one with itself; who referred whom goes in no circle, and is counted (S2-36)', async () => {
    const [first, second] = [await customerOf(admin, '介绍人有限公司'), await customerOf(admin, '被介绍有限公司')]
    expect((await admin.post('/api/customerRelations', { fromId: first, toId: first, kind: 'partner' })).body.fields).toMatchObject([{ field: 'toId' }])
    await mend('customers', second, { referredById: first })
    expect(await recordOf(admin, first)).toMatchObject({ referralCount: 1 })
    for (const field of ['referredById', 'parentId']) {
      await mend('customers', second, { [field]: first })
      expect((await mend('customers', first, { [field]: second })).body.fields).toMatchObject([{ field }])
      expect((await mend('customers', first, { [field]: first })).body.fields).toMatchObject([{ field }])
    }
  })
})

describe('success and care plans (S0-03, S2-22)', () => {
  it('have joint actions on both sides; an overdue one is told to who answers for it, once, and stands in the supervisor’s list', async () => {
    const unitId = (await admin.post('/api/orgUnits', { name: '成功组' })).body.record.id
    const chief = await person({ name: '组长', roles: ['supervisor'], unitId })
    const rep = await person({ name: '客户经理', roles: ['rep'], unitId, supervisorId: chief.id })
    const customerId = await customerOf(rep, '成功客户有限公司')
    const contactId = await made('contacts', { customerId, name: '周工' }, rep)
    const successPlanId = await made('successPlans', { customerId, subject: '废品率降一半', dueOn: addDays(today, 90) }, rep)
    const due = [-3, 5, 30].map((days) => addDays(today, days))
    const actions = await Promise.all(
      due.map((dueOn, at) =>
        made('jointActions', { successPlanId, subject: `第 ${at + 1} 步`, dueOn, contactId, ...(at === 0 ? { answeredById: rep.id } : {}) }, rep),
      ),
    )
    expect(await one('successPlans', successPlanId, rep)).toMatchObject({ actionCount: 3, openActionCount: 3, nextDueOn: due[0] })
    for (const _ of [1, 2]) await remindDue.run(inDays(0))
    const told = (await rep.get('/api/notifications')).body.notifications.filter(({ kind }: { kind: string }) => kind === 'due')
    expect(told).toMatchObject([{ object: 'jointAction', recordId: actions[0] }])
    const late = {
      all: [
        { field: 'status', op: 'eq', value: 'open' },
        { field: 'dueOn', op: 'within', value: 'past' },
      ],
    }
    expect((await listed('jointActions', late, chief)).map(({ id }) => id)).toEqual([actions[0]])
    const line = (await rep.get(`/api/successPlans/${successPlanId}/facts?children=true`)).body.facts
    // Each action written by itself moves its plan, too, whose lines they are.
    expect(line.map(({ object, verb }: { object: string; verb: string }) => `${object}.${verb}`)).toEqual([
      ...Array(3).fill(['successPlan.lines', 'jointAction.create']).flat(),
      'successPlan.create',
    ])
    expect((await rep.post(`/api/jointActions/${actions[0]}/complete`, { outcome: '已试机' })).body.record).toMatchObject({ status: 'done', settledOn: today })
    expect(await one('successPlans', successPlanId, rep)).toMatchObject({ openActionCount: 2, nextDueOn: due[1] })
  })

  it('say in four sections how a customer is held, and are kept from who has no business with it', async () => {
    const customerId = await customerOf(admin, '关怀客户有限公司')
    const sections = { feeling: '中秋登门', loyalty: '逐条销号', benefit: '优先供货', method: '每季检查' }
    const id = await made('carePlans', { customerId, subject: '年度关怀', ...sections })
    expect(await one('carePlans', id)).toMatchObject(sections)
    const marketing = await person({ name: '市场', roles: ['marketing'] })
    expect((await marketing.get(`/api/carePlans/${id}`)).status).toBe(404)
  })
})

describe('what each role sees of it (X2, S2-42)', () => {
  it('gives service the whole view of a customer without amounts, and finance the amounts', async () => {
    const customerId = await customerOf(admin, '全景客户有限公司')
    const id = await made('purchasePlans', { customerId, subject: '明年 300 吨', amount: '2400000.00', likelihood: 60, plannedOn: addDays(today, 100) })
    await made('needs', { customerId, subject: '次日到货' })
    const [service, finance] = [await person({ name: '客服', roles: ['service'] }), await person({ name: '会计', roles: ['finance'] })]
    const seen = await one('purchasePlans', id, service)
    expect(seen).toMatchObject({ subject: '明年 300 吨', likelihood: 60 })
    expect(seen).not.toHaveProperty('amount')
    expect(await one('purchasePlans', id, finance)).toMatchObject({ amount: '2400000.00' })
    expect(await recordOf(service, customerId)).toMatchObject({ openNeedCount: 1, health: 'green', completeness: 0 })
    expect(await recordOf(service, customerId)).not.toHaveProperty('bankAccount')
  })

  it('tells of all of it in the events over all customers (S0-34)', async () => {
    const customerId = await customerOf(admin, '事件客户有限公司')
    await made('expectations', { customerId, subject: '周五前报价', promisedById: adminId })
    const { facts: told } = (await admin.get('/api/facts?limit=20')).body
    expect(told).toContainEqual(
      expect.objectContaining({ object: 'expectation', root: expect.objectContaining({ id: customerId, title: '事件客户有限公司' }) }),
    )
  })
})
