import { beforeAll, describe, expect, it } from 'vitest'
import { bootApp, type Caller } from './app.ts'
import { importDoor } from './import-door.ts'
import { call, customerOf, encode } from './proofs/steps.ts'

/** What may be bought of us: who says it is a deal, and how it goes from stage to stage by one door only (S0-52..56, S2-29, S2-53). */
const app = await bootApp({ withWorker: true })
const { admin, person } = app
type Rep = Awaited<ReturnType<typeof person>>
type Shown = Record<string, any>

let rep: Rep
let chief: Rep
let unitId: string
const stageIds = new Map<string, string>()
let count = 0

beforeAll(async () => {
  unitId = (await admin.post('/api/orgUnits', { name: '一部', kind: 'department' })).body.record.id
  chief = await person({ name: '主管', roles: ['supervisor'], unitId })
  rep = await person({ name: '销售', roles: ['rep'], unitId, supervisorId: chief.id })
  for (const each of (await admin.get('/api/stages?limit=200')).body.records) stageIds.set(each.name, each.id)
})

const stage = (name: string): string => stageIds.get(name) as string
const nameOfStage = (id: unknown): string | undefined => [...stageIds].find(([, each]) => each === id)?.[0]
const deal = async (more: object = {}, by: Caller = rep): Promise<Shown> => {
  const customerId = await customerOf(by, `商机客户${++count}有限公司`)
  const { body, status, text } = await by.post('/api/opportunities', { name: `商机${count}`, customerId, ...more })
  expect(status, text).toBe(201)
  return body.record
}
const read = async (id: string, by: Caller = admin): Promise<Shown> => (await by.get(`/api/opportunities/${id}`)).body.record
const allPoints = ['budget', 'authority', 'need', 'time', 'fit']
const qualify = (id: string, input: object = { points: allPoints }, by: Caller = chief) => by.post(`/api/opportunities/${id}/qualify`, input)
const advance = (id: string, to: string, input: object = {}, by: Caller = rep) =>
  by.post(`/api/opportunities/${id}/advance`, { stageId: stage(to), isChecked: true, ...input })
const qualified = async (more: object = {}): Promise<Shown> => {
  const made = await deal(more)
  expect((await qualify(made.id)).status).toBe(200)
  return made
}
const withContact = async (id: string, customerId: string, roles: string[]) => {
  const contact = (await rep.post('/api/contacts', { customerId, name: `联系人${++count}` })).body.record
  expect((await rep.post('/api/opportunityContacts', { opportunityId: id, contactId: contact.id, roles })).status).toBe(201)
}
const codesOf = (answer: { body: Shown }): string[] => answer.body.fields.map(({ field, code }: { field: string; code: string }) => `${field} ${code}`)

describe('a new deal', () => {
  it('begins at the first stage of the first pipeline, unqualified, with the four things a sheet of intentions asks (S2-29, S0-56)', async () => {
    const stages = (await admin.get(`/api/stages?sort=place`)).body.records
    expect(stages.map(({ name }: Shown) => name)).toEqual(['发现', '宣传培育', '产生意向', '频繁拜访', '谈判价格', '签订合同', '执行合同', '输单', '作废'])
    const made = await deal({ urgency: 'atOnce', needs: '耐低温', statedAmount: '120000.00' })
    expect(nameOfStage(made.stageId)).toBe('发现')
    expect(made).toMatchObject({
      state: 'unqualified',
      outcome: 'open',
      origin: 'request',
      probability: 5,
      amount: '120000.00',
      weightedAmount: '0.00',
      currency: 'cny',
    })
  })

  it('is made by its lines or by hand, in another currency by its rate, exactly', async () => {
    const product = (await admin.post('/api/products', { name: '聚乙烯 7042' })).body.record
    const products = [
      { productId: product.id, quantity: 3, price: '33.33', discount: 10 },
      { productId: product.id, quantity: 0.5, price: '0.01' },
    ]
    const made = await deal({ products, statedAmount: '5.00' })
    expect(made).toMatchObject({ lineTotal: '90.00', lineCount: 2, amount: '90.00' })
    const foreign = await rep.patch(`/api/opportunities/${made.id}`, { version: (await read(made.id)).version, currency: 'usd' })
    expect(codesOf(foreign)).toEqual(['rate required'])
    const rated = await rep.patch(`/api/opportunities/${made.id}`, { version: (await read(made.id)).version, currency: 'usd', rate: 7.123456 })
    expect(rated.body.record.amount).toBe('641.11')
    const [first] = rated.body.record.products
    await rep.delete(`/api/opportunityLines/${first.id}`)
    expect(await read(made.id)).toMatchObject({ lineCount: 1, amount: '0.07' })
  })
})

describe('qualification (S0-52)', () => {
  it('is a manager’s, asks a reason for a no, and only what he passed counts in the pipeline', async () => {
    const made = await deal({ statedAmount: '1000.00' })
    expect((await qualify(made.id, { points: allPoints }, rep)).status).toBe(403)
    expect(codesOf(await qualify(made.id, { verdict: 'returned' }))).toEqual(['note required'])
    expect(codesOf(await qualify(made.id, { points: ['need'] }))).toEqual(['note required'])
    expect((await qualify(made.id, { verdict: 'returned', note: '预算没有着落' })).body.record).toMatchObject({ state: 'returned', weightedAmount: '0.00' })
    expect((await rep.post(`/api/opportunities/${made.id}/resubmit`, { note: '已确认预算' })).body.record.state).toBe('unqualified')
    expect(await read(made.id)).toMatchObject({ weightedAmount: '0.00' })
    const passed = (await qualify(made.id)).body.record
    expect(passed).toMatchObject({ state: 'qualified', weightedAmount: '50.00', qualifiedById: chief.id })
    const counted = { all: [{ field: 'customerId', op: 'eq', value: made.customerId }] }
    const sum = async () => (await admin.get(`/api/opportunities/groups?sum=weightedAmount&filter=${encode(counted)}`)).body.total.sums.weightedAmount
    expect(await sum()).toBe('50.00')
    await qualify(made.id, { verdict: 'invalid', note: '同业打听价格' })
    expect(await sum()).toBe('0.00')
  })
})

describe('the stage of a deal', () => {
  it('is held back until what the next stages ask is there, names all of it at once, and leaves a row of history (S0-55)', async () => {
    const made = await qualified()
    expect(codesOf(await advance(made.id, '宣传培育', { isChecked: false }))).toEqual(['contacts lacks', 'isChecked unchecked'])
    await withContact(made.id, made.customerId, ['user'])
    expect((await rep.post(`/api/opportunities/${made.id}/tick`, { done: ['核实客户基本情况', '别的'] })).body.record.checksDone).toEqual(['核实客户基本情况'])
    const moved = await advance(made.id, '宣传培育', { isChecked: false, note: '寄了样本' })
    expect(moved.body.record).toMatchObject({ probability: 10, moveCount: 1, asked: ['contacts'] })
    expect(codesOf(await advance(made.id, '谈判价格'))).toEqual(['stageId noWay'])
    const { records } = (await rep.get(`/api/stageMoves?filter=${encode({ field: 'opportunityId', op: 'eq', value: made.id })}`)).body
    expect(records).toMatchObject([{ fromId: stage('发现'), toId: stage('宣传培育'), byId: rep.id, days: 0, note: '寄了样本' }])
    expect((await rep.post('/api/stageMoves', { opportunityId: made.id, toId: stage('执行合同'), at: new Date().toISOString() })).status).toBe(403)
  })

  it('goes all the way to won, with the day and the length of the cycle, and back to where it was', async () => {
    const made = await qualified({ needs: '膜厚 40 微米', urgency: 'inMonth', statedAmount: '200000.00', expectedOn: '2027-01-31', nextStep: '送样' })
    await withContact(made.id, made.customerId, ['decider'])
    for (const name of ['宣传培育', '产生意向', '频繁拜访', '谈判价格', '签订合同']) expect((await advance(made.id, name)).status, name).toBe(200)
    expect(await read(made.id)).toMatchObject({ probability: 90, weightedAmount: '180000.00' })
    const emptied = await rep.patch(`/api/opportunities/${made.id}`, { version: (await read(made.id)).version, expectedOn: null })
    expect(codesOf(emptied)).toEqual(['expectedOn gate'])
    const won = (await advance(made.id, '执行合同')).body.record
    expect(won).toMatchObject({ outcome: 'won', probability: 100, weightedAmount: '0.00', cycleDays: 0, closedFromId: stage('签订合同'), risk: null })
    expect(won.closedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    expect((await advance(made.id, '谈判价格')).body.record).toMatchObject({ outcome: 'open', closedOn: null, closedFromId: null, cycleDays: null })
  })

  it('is lost only with a reason, and a competitor where they chose one; opened again it stands where it stood', async () => {
    const made = await qualified()
    expect(codesOf(await advance(made.id, '输单'))).toEqual(['lossReason required'])
    expect(codesOf(await advance(made.id, '输单', { lossReason: 'competitor' }))).toEqual(['lostToId required'])
    const rival = (await admin.post('/api/competitors', { name: `对手${++count}` })).body.record
    const lost = (await advance(made.id, '输单', { lossReason: 'competitor', lostToId: rival.id, note: '价格低 5%' })).body.record
    expect(lost).toMatchObject({ outcome: 'lost', lossReason: 'competitor', lostToId: rival.id, closedFromId: stage('发现') })
    expect(codesOf(await advance(made.id, '产生意向'))).toEqual(['stageId noWay'])
    expect((await advance(made.id, '发现')).body.record).toMatchObject({ outcome: 'open', lossReason: null, lostToId: null })
  })

  it('counts whoever won it among its competitors as long as it is lost, and leaves those who were there before (S0-63)', async () => {
    const named = async (name: string): Promise<string> => (await admin.post('/api/competitors', { name: `${name}${++count}` })).body.record.id
    const [there, winner] = [await named('在场对手'), await named('赢家')]
    const made = await qualified({ competitorIds: [there] })
    const lose = (lostToId: string) => advance(made.id, '输单', { lossReason: 'competitor', lostToId })
    const rivals = async () => (await read(made.id)).competitorIds
    expect((await lose(winner)).body.record.competitorIds).toEqual([there, winner])
    expect((await advance(made.id, '发现')).body.record.competitorIds).toEqual([there])
    await lose(there)
    await advance(made.id, '发现')
    expect(await rivals()).toEqual([there])
    await lose(winner)
    const { act } = (await rep.get(`/api/opportunities/${made.id}/facts`)).body.facts.find(({ verb }: Shown) => verb === 'advance')
    expect((await rep.post(`/api/acts/${act}/undo`)).body).toMatchObject({ left: [] })
    expect(await rivals()).toEqual([there])
    await lose(winner)
    await rep.patch(`/api/opportunities/${made.id}`, { version: (await read(made.id)).version, note: '对方换了负责人' })
    await advance(made.id, '发现')
    expect(await rivals()).toEqual([there])
  })

  it('cannot be written by any other door: a new record, a change, a bulk edit, a sheet', async () => {
    const made = await qualified()
    const customerId = made.customerId
    for (const given of [{ stageId: stage('签订合同') }, { outcome: 'won' }, { state: 'qualified' }, { probability: 99 }, { closedOn: '2026-01-01' }]) {
      const [name] = Object.keys(given)
      expect(codesOf(await admin.post('/api/opportunities', { name: '跳级', customerId, ...given }))).toEqual([`${name} notSettable`])
      expect(codesOf(await admin.patch(`/api/opportunities/${made.id}`, { version: 2, ...given }))).toEqual([`${name} notSettable`])
    }
    const wait = async (job: Shown) => {
      await expect.poll(async () => (await admin.get(`/api/jobs/${job.id}`)).body.job.state, { timeout: 60_000 }).toMatch(/done|failed/)
      return (await admin.get(`/api/jobs/${job.id}`)).body.job
    }
    const patched = await admin.post('/api/opportunities/bulk', { ids: [made.id], patch: { stageId: stage('签订合同') } })
    if (patched.status === 202) expect((await wait(patched.body.job)).result.done).toBe(0)
    const bulk = await admin.post('/api/opportunities/bulk', { ids: [made.id], command: 'advance', input: { stageId: stage('签订合同'), isChecked: true } })
    expect((await wait(bulk.body.job)).result).toMatchObject({ done: 0 })
    const door = importDoor(admin)
    const sheet = `商机名称,客户,销售阶段,赢率\n表格商机${++count},${(await admin.get(`/api/customers/${customerId}`)).body.record.name},签订合同,90`
    const brought = await door.read('deals.csv', sheet, 'opportunity')
    expect(brought.mapping.filter(({ field }: Shown) => field === 'stageId' || field === 'probability')).toEqual([])
    await door.run(brought.id)
    const [fromSheet] = (await admin.get(`/api/opportunities?filter=${encode({ field: 'name', op: 'eq', value: `表格商机${count}` })}`)).body.records
    expect(fromSheet).toMatchObject({ stageId: stage('发现'), probability: 5 })
    expect(await read(made.id)).toMatchObject({ stageId: stage('发现'), outcome: 'open' })
  })

  it('is never touched by a change of owner: by hand, in bulk, by a hand-over, or when its customer is merged (S2-27)', async () => {
    const made = await qualified()
    await withContact(made.id, made.customerId, ['decider'])
    await advance(made.id, '宣传培育')
    const before = await read(made.id)
    const same = async () => {
      const { stageId, stageSince, probability, outcome, state, asked, moveCount } = await read(made.id)
      expect({ stageId, stageSince, probability, outcome, state, asked, moveCount }).toEqual({
        stageId: before.stageId,
        stageSince: before.stageSince,
        probability: before.probability,
        outcome: before.outcome,
        state: before.state,
        asked: before.asked,
        moveCount: 1,
      })
    }
    const other = await person({ name: '接手', roles: ['rep'], unitId, supervisorId: chief.id })
    expect((await chief.patch(`/api/opportunities/${made.id}`, { version: before.version, ownerId: other.id })).status).toBe(200)
    await same()
    const { body } = await admin.post('/api/opportunities/bulk', { ids: [made.id], patch: { ownerId: rep.id } })
    await expect.poll(async () => (await admin.get(`/api/jobs/${body.job.id}`)).body.job.state, { timeout: 60_000 }).toBe('done')
    expect((await read(made.id)).ownerId).toBe(rep.id)
    await same()
    const leaver = await person({ name: '离职', roles: ['rep'], unitId })
    await admin.patch(`/api/opportunities/${made.id}`, { version: (await read(made.id)).version, ownerId: leaver.id })
    const { job } = (await admin.post('/api/handovers', { personId: leaver.id, rules: [{ to: [rep.id] }] })).body
    await expect.poll(async () => (await admin.get(`/api/jobs/${job.id}`)).body.job.state, { timeout: 60_000 }).toBe('done')
    expect((await read(made.id)).ownerId).toBe(rep.id)
    await same()
    const winner = await customerOf(admin, `合并去处${++count}有限公司`)
    expect((await admin.post(`/api/customers/${winner}/merge`, { losers: [made.customerId] })).status).toBe(200)
    expect((await read(made.id)).customerId).toBe(winner)
    await same()
  })

  it('goes back when its move is undone, the row of history with it, and stays where something has happened since', async () => {
    const made = await qualified()
    await withContact(made.id, made.customerId, ['user'])
    await advance(made.id, '宣传培育')
    const actOf = async () => (await rep.get(`/api/opportunities/${made.id}/facts`)).body.facts[0].act
    expect((await rep.post(`/api/acts/${await actOf()}/undo`)).body).toMatchObject({ left: [] })
    expect(await read(made.id)).toMatchObject({ stageId: stage('发现'), probability: 5, moveCount: 0 })
    await advance(made.id, '宣传培育')
    const act = await actOf()
    await rep.patch(`/api/opportunities/${made.id}`, { version: (await read(made.id)).version, note: '之后的改动' })
    await rep.post(`/api/acts/${act}/undo`)
    expect(await read(made.id)).toMatchObject({ stageId: stage('宣传培育'), probability: 10 })
  })

  it('keeps a stage that deals stand at, and the pipeline they are in', async () => {
    await deal()
    const [line] = (await admin.get('/api/pipelines')).body.records
    expect((await admin.delete(`/api/stages/${stage('发现')}`)).status).toBe(409)
    expect((await admin.delete(`/api/pipelines/${line.id}`)).status).toBe(409)
    expect((await rep.patch(`/api/stages/${stage('发现')}`, { version: 1, name: '我的' })).status).toBe(403)
  })
})

describe('the team of a deal (S2-25)', () => {
  it('has shares that come to 100 %, whichever door they are written by', async () => {
    const other = await person({ name: '售前', roles: ['tech'], unitId })
    const team = (mine: number, his: number) => [
      { userId: rep.id, role: 'lead', split: mine },
      { userId: other.id, role: 'presales', split: his },
    ]
    const customerId = await customerOf(rep, `团队客户${++count}有限公司`)
    const refused = await rep.post('/api/opportunities', { name: '九成', customerId, team: team(60, 30) })
    expect(codesOf(refused)).toEqual(['team whole'])
    const made = (await rep.post('/api/opportunities', { name: '十成', customerId, team: team(60, 40) })).body.record
    expect(made).toMatchObject({ splitTotal: 100, memberCount: 2 })
    const [mine, his] = made.team as [Shown, Shown]
    expect(codesOf(await rep.patch(`/api/opportunityMembers/${mine.id}`, { version: 1, split: 70 }))).toEqual(['team whole'])
    expect((await rep.delete(`/api/opportunityMembers/${his.id}`)).status).toBe(422)
    const shifted = await rep.patch(`/api/opportunities/${made.id}`, {
      version: made.version,
      team: [
        { id: mine.id, split: 75 },
        { id: his.id, split: 25 },
      ],
    })
    expect(shifted.body.record?.team, shifted.text).toMatchObject([{ split: 75 }, { split: 25 }])
    const alone = await rep.patch(`/api/opportunities/${made.id}`, { version: shifted.body.record.version, team: [{ id: mine.id, split: 100 }] })
    expect(alone.body.record.team).toHaveLength(1)
  })
})

describe('around a deal', () => {
  it('moves its customer up the list of those that count when it is raised (S0-18)', async () => {
    const [small, big] = [await qualified({ statedAmount: '9000.00' }), await qualified({ statedAmount: '10000.00' })]
    const mine = { field: 'id', op: 'in', value: [small.customerId, big.customerId] }
    const order = async () => (await rep.get(`/api/customers?sort=-weightedOpportunityAmount&filter=${encode(mine)}`)).body.records.map(({ id }: Shown) => id)
    expect(await order()).toEqual([big.customerId, small.customerId])
    await rep.patch(`/api/opportunities/${small.id}`, { version: (await read(small.id)).version, statedAmount: '90000.00' })
    expect(await order()).toEqual([small.customerId, big.customerId])
    const product = (await admin.post('/api/products', { name: `聚丙烯 ${++count}` })).body.record
    await rep.post('/api/opportunityLines', { opportunityId: big.id, productId: product.id, quantity: 100, price: '10000.00' })
    expect((await rep.get(`/api/customers/${big.customerId}`)).body.record).toMatchObject({
      openOpportunityAmount: '1000000.00',
      weightedOpportunityAmount: '50000.00',
    })
    expect(await order()).toEqual([big.customerId, small.customerId])
  })

  it('is told on its customer’s time line to who may read it, and to nobody else', async () => {
    const made = await deal({ statedAmount: '77.00' })
    const line = async (by: Caller) =>
      (await by.get(`/api/customers/${made.customerId}/facts?children=true`)).body.facts.filter(({ object }: Shown) => object === 'opportunity')
    expect(await line(rep)).toMatchObject([{ verb: 'create', recordId: made.id, record: { name: made.name } }])
    const stranger = await person({ name: '客服', roles: ['service'] })
    expect((await stranger.get(`/api/customers/${made.customerId}`)).status).toBe(200)
    expect(await line(stranger)).toEqual([])
  })

  it('knows when it was last met, and by its urgency when it is to be met again (S0-56)', async () => {
    const made = await deal({ urgency: 'atOnce' })
    expect((await rep.post('/api/contactRecords', call(made.customerId, { opportunityId: made.id }))).status).toBe(201)
    expect(await read(made.id)).toMatchObject({ recordCount: 1 })
    expect((await read(made.id)).contactBy).toMatch(/^\d{4}-/)
    const sorted = (await rep.get('/api/opportunities?sort=urgency&limit=200')).body.records.map(({ urgency }: Shown) => urgency).filter(Boolean)
    expect(sorted[0]).toBe('atOnce')
  })
})
