import { sql } from 'kysely'
import { afterAll, expect, it } from 'vitest'
import { mineAll } from '../src/crm/opportunities/mine.report.ts'
import { asHouse } from '../src/engine/access/person.ts'
import { dayIn } from '../src/lib/time.ts'
import { bootApp, type Caller } from './app.ts'
import { expectInvariants } from './invariants.ts'
import { customerOf, encode } from './proofs/steps.ts'

/** Two chains of requirements X5, end to end over HTTP: a chance that is found becomes work in hand, and a month of work becomes a frozen card. */
const app = await bootApp({ withWorker: true })
const { admin, opened, atRest, roleId } = app
afterAll(() => expectInvariants(opened.house))

const unitId = (await admin.post('/api/orgUnits', { name: '华东公司', parentId: null })).body.record.id as string
const leader = await app.person({ name: '吴领导', roles: ['leader'] })
const chief = await app.person({ name: '钱区总', roles: ['regionHead'], unitId, supervisorId: leader.id })
const rep = await app.person({ name: '孙销售', roles: ['rep'], unitId, supervisorId: chief.id })
const peer = await app.person({ name: '李同事', roles: ['rep'], unitId, supervisorId: chief.id })
const marketer = await app.person({ name: '周市场', roles: ['marketing'] })

const make = async (by: Caller, plural: string, draft: object) => {
  const { status, body, text } = await by.post(`/api/${plural}`, draft)
  expect(status, text).toBe(201)
  return body.record
}
const found = async (by: Caller, plural: string, filter: unknown, sort = '') =>
  (await by.get(`/api/${plural}?limit=200${sort && `&sort=${sort}`}&filter=${encode(filter)}`)).body.records
const run = async (by: Caller, path: string, input: object = {}) => {
  const { status, body, text } = await by.post(`/api/${path}`, input)
  expect(status, text).toBe(200)
  return body.record
}
const told = async (by: Caller, recordId: string) =>
  (await by.get('/api/notifications?limit=100')).body.notifications.filter((each: Record<string, unknown>) => each.recordId === recordId)
const today = dayIn(opened.house.zone, new Date())

it('chain 3, as far as no contract is needed: a rule finds a cross-sale, its seller takes it up, his manager passes it, a task is done for it, and it moves on', async () => {
  const [film, mother] = [await make(admin, 'products', { name: '膜料' }), await make(admin, 'products', { name: '配套母粒' })]
  await make(admin, 'productRelations', { fromId: film.id, toId: mother.id, kind: 'goesWith' })
  const customerId = await customerOf(rep, '常熟包装有限公司')
  await make(rep, 'installedProducts', { customerId, name: '膜料', productId: film.id, since: '2024-05-01' })
  await atRest()
  await mineAll(asHouse(opened.house))
  const [chance] = await found(rep, 'miningCandidates', { field: 'customerId', op: 'eq', value: customerId })
  expect(chance).toMatchObject({ kind: 'cross', productId: mother.id, status: 'new', ownerId: rep.id, reason: expect.stringContaining('配套母粒') })

  const accepted = await run(rep, `miningCandidates/${chance.id}/accept`, { name: '常熟母粒' })
  const deal = (await rep.get(`/api/opportunities/${accepted.opportunityId}`)).body.record
  expect(deal).toMatchObject({ name: '常熟母粒', origin: 'mined', customerId, state: 'unqualified', lineCount: 1 })
  const stages = await found(admin, 'stages', { field: 'pipelineId', op: 'eq', value: deal.pipelineId }, 'place')
  const next = stages[stages.findIndex(({ id }: { id: string }) => id === deal.stageId) + 1]
  const advance = (input: object = {}) => rep.post(`/api/opportunities/${deal.id}/advance`, { stageId: next.id, isChecked: true, ...input })
  expect((await advance()).status).not.toBe(200)
  const points = ['budget', 'authority', 'need', 'time', 'fit']
  expect((await rep.post(`/api/opportunities/${deal.id}/qualify`, { points })).status).toBe(403)
  expect(await run(chief, `opportunities/${deal.id}/qualify`, { points })).toMatchObject({ state: 'qualified', qualifiedById: chief.id })

  const task = await make(chief, 'tasks', {
    subject: '送母粒样品并确认配比',
    ownerId: rep.id,
    dueAt: new Date(Date.now() + 86_400_000).toISOString(),
    customerId,
    opportunityId: deal.id,
  })
  await atRest()
  expect(await told(rep, task.id)).toHaveLength(1)
  expect((await peer.get(`/api/tasks/${task.id}`)).status).toBe(404)
  await make(rep, 'contactRecords', { customerId, opportunityId: deal.id, channel: 'visit', at: new Date().toISOString(), place: '常熟', content: '试了配比' })
  expect(await run(rep, `tasks/${task.id}/finish`, { result: '配比确认，可试产' })).toMatchObject({ status: 'done', result: '配比确认，可试产' })
  expect((await chief.get(`/api/tasks/${task.id}`)).body.record).toMatchObject({ status: 'done', settledAt: expect.any(String) })

  // The stage asks whom we speak with: no door goes around it.
  expect((await advance()).body.fields).toMatchObject([{ field: 'contacts', code: 'lacks' }])
  const contact = await make(rep, 'contacts', { customerId, name: '沈采购' })
  await make(rep, 'opportunityContacts', { opportunityId: deal.id, contactId: contact.id, roles: ['decider'] })
  const moved = await advance()
  expect(moved.status, moved.text).toBe(200)
  const now = (await chief.get(`/api/opportunities/${deal.id}`)).body.record
  expect(now).toMatchObject({ stageId: next.id, state: 'qualified', outcome: 'open', lastContactAt: expect.any(String) })
  const line = (await chief.get(`/api/customers/${customerId}/facts?children=true&limit=100`)).text
  for (const each of [deal.id, task.id]) expect(line).toContain(each)
})

it('chain 12: reports, market information, contact records and filled-in cards of a month become points and a scorecard, which is frozen', async () => {
  const first = `${today.slice(0, 7)}-01`
  const seller = await app.person({ name: '赵考核', roles: ['rep'], unitId, supervisorId: chief.id })
  await sql`update "user" set created_at = ${`${first}T00:00:00+08:00`} where id = ${seller.id}`.execute(opened.house.db)
  await make(admin, 'reportRules', { name: '销售日报', kind: 'day', roleIds: [roleId('rep')], dueDays: 1, dueHour: 10 })
  const owed = async () => {
    const { rows } = (await chief.get(`/api/reports/reportsOwed?from=${first}&to=${today}`)).body
    return rows.find(({ person }: { person: { id: string } }) => person.id === seller.id)
  }
  const days: string[] = ((await owed())?.missing?.title ?? '').split(', ').filter((day: string) => /^\d{4}-\d\d-\d\d$/.test(day))
  for (const periodOn of new Set([...days.slice(1), today])) {
    const report = await make(seller, 'workReports', { kind: 'day', periodOn, doneText: '走访客户', toIds: [chief.id] })
    await run(seller, `workReports/${report.id}/send`)
  }

  const customerId = await customerOf(seller, '张家港薄膜有限公司')
  const { version } = (await seller.get(`/api/customers/${customerId}`)).body.record
  expect((await seller.patch(`/api/customers/${customerId}`, { version, shortName: '港膜', industry: 'C29', scale: 'medium', level: 'a' })).status).toBe(200)
  const contents = ['与采购部确认了下月用量并约定月底寄样品', '现场看了试产，薄膜晶点降到每平米三个以下']
  for (const content of contents) await make(seller, 'contactRecords', { customerId, channel: 'phone', at: new Date().toISOString(), content })
  const heard = await make(seller, 'marketItems', { subject: '园区限产', content: '下月起限产三成' })
  await make(seller, 'marketItems', { subject: '传闻', content: '未经证实' })
  await run(marketer, `marketItems/${heard.id}/adopt`, { uses: ['service'] })

  const items = [
    { measure: 'records', weight: 40, goal: 2 },
    { measure: 'reportRate', weight: 30, goal: 100 },
    { measure: 'marketAdopted', weight: 20, goal: 2 },
    { measure: 'completeness', weight: 10, goal: 100 },
  ]
  const scheme = await make(admin, 'appraisalSchemes', { name: '销售月度考核', items })
  const card = await make(admin, 'scorecards', { personId: seller.id, ownerId: seller.id, monthOn: first, appraisalSchemeId: scheme.id })
  await atRest()
  const read = async () => (await chief.get(`/api/scorecards/${card.id}`)).body.record
  const [records, reports, market, filled] = await found(chief, 'scorecardItems', { field: 'scorecardId', op: 'eq', value: card.id }, '-weight')
  const { rate } = (await owed()) ?? {}
  const { completeness } = (await seller.get(`/api/customers/${customerId}`)).body.record
  const round = (figure: number) => Math.round(figure * 100) / 100
  expect(records).toMatchObject({ measure: 'records', actual: 2, points: 40 })
  expect(reports).toMatchObject({ measure: 'reportRate', points: days.length ? round((30 * (days.length - 1)) / days.length) : 30 })
  if (days.length) expect(Math.round(reports.actual)).toBe(Math.round(rate))
  expect(market).toMatchObject({ measure: 'marketAdopted', actual: 1, points: 10 })
  expect(filled).toMatchObject({ measure: 'completeness', points: round((10 * completeness) / 100) })
  const total = round([records, reports, market, filled].reduce((sum, { points }) => sum + points, 0))
  expect((await read()).score).toBeCloseTo(total, 2)

  // The ledger beside it: two whole records and today's report, on time.
  const ledger = await found(seller, 'pointEntries', { field: 'personId', op: 'eq', value: seller.id })
  const earned = (rule: string) =>
    ledger.filter((each: Record<string, unknown>) => each.rule === rule).reduce((sum: number, { points }: { points: number }) => sum + points, 0)
  expect(earned('record')).toBe(4)
  expect(earned('report')).toBeGreaterThanOrEqual(1)

  expect((await seller.post(`/api/scorecards/${card.id}/freeze`, {})).status).toBe(403)
  expect(await run(chief, `scorecards/${card.id}/freeze`)).toMatchObject({ status: 'frozen', frozenById: chief.id })
  await run(marketer, `marketItems/${(await make(seller, 'marketItems', { subject: '新线投产', content: '年底两条线' })).id}/adopt`, { uses: ['service'] })
  await atRest()
  expect((await chief.post(`/api/scorecards/${card.id}/refresh`, {})).status).toBe(409)
  expect((await read()).score).toBeCloseTo(total, 2)
  expect((await seller.get(`/api/scorecards/${card.id}`)).body.record).toMatchObject({ status: 'frozen' })
  expect((await peer.get(`/api/scorecards/${card.id}`)).status).toBe(404)
})
