import { describe, expect, it } from 'vitest'
import { asHouse } from '../src/engine/access/person.ts'
import { takeSnapshots } from '../src/engine/reports/snapshot.ts'
import { bootApp, type Caller } from './app.ts'
import { call, daysAgo, encode } from './proofs/steps.ts'

const { admin, person, opened, roleId } = await bootApp()
const many = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at))

const report = async (who: Caller, name: string, query: string) => {
  const { status, body, text } = await who.get(`/api/reports/${name}?${query}`)
  expect(status, text).toBe(200)
  return body as { columns: { name: string; is: string }[]; rows: Record<string, any>[]; drill: Record<string, { object: string; filter: unknown }>[] }
}

/** How many records stand behind a figure, as their list counts them for the same person. */
const counted = async (who: Caller, { object, filter }: { object: string; filter: unknown }): Promise<number> =>
  (await who.get(`/api/${object}?filter=${encode(filter)}&limit=1`)).body.count.value

const rep = await person({ name: '周一', roles: ['rep'] })
const other = await person({ name: '吴二', roles: ['rep'] })
const like = { industry: 'C38', level: 'a' }
const mine = (await rep.post('/api/customers', { name: '成都前锋电子有限责任公司', ...like })).body.record.id as string
const peers = await Promise.all(
  ['甲', '乙'].map(async (name) => (await rep.post('/api/customers', { name: `${name}电气有限公司`, ...like })).body.record.id as string),
)
const foreign = (await other.post('/api/customers', { name: '丙电气有限公司', ...like })).body.record.id as string

const contact = (await rep.post('/api/contacts', { customerId: mine, name: '张采购' })).body.record.id
const second = (await rep.post('/api/contacts', { customerId: mine, name: '李总工' })).body.record.id
const product = (await admin.post('/api/products', { name: '线路保护装置', code: 'CSC-103' })).body.record.id
await rep.post(
  '/api/contactRecords',
  many(7, (at) =>
    call(mine, { at: daysAgo(1 + at * 20), channel: at % 2 ? 'phone' : 'visit', place: '成都', contactIds: at % 3 ? [contact] : [contact, second] }),
  ),
)
await rep.post(
  '/api/contactRecords',
  many(4, (at) => call(peers[at % 2] as string, { at: daysAgo(3 + at) })),
)
await other.post(
  '/api/contactRecords',
  many(9, (at) => call(foreign, { at: daysAgo(3 + at) })),
)
await rep.post('/api/needs', [
  { customerId: mine, subject: '缩短交期', category: 'delivery' },
  { customerId: mine, subject: '降价', category: 'price' },
  { customerId: mine, subject: '培训' },
])
await rep.post('/api/expectations', [{ customerId: mine, subject: '两周内报价', dueOn: '2026-03-01' }])
await rep.post('/api/productEvaluations', [
  { customerId: mine, productId: product, evaluatedOn: '2026-01-11', quality: 5, reliability: 4 },
  { customerId: mine, productId: product, evaluatedOn: '2026-01-21', quality: 2 },
  { customerId: mine, productId: product, evaluatedOn: '2026-03-01', quality: 3 },
])
// What reports ask of people's own time: a plan of this week, a birthday, a report owed today, a target under way.
const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date())
const [, month, day] = today.split('-').map(Number)
const birthday = { calendar: 'solar', year: null, month, day, leap: false }
const adminsOwn = (await admin.post('/api/customers', { name: '丁电气有限公司' })).body.record.id
await admin.post('/api/contacts', { customerId: adminsOwn, name: '赵生日', birthday })
await rep.post('/api/contacts', { customerId: mine, name: '钱生日', birthday })
await rep.post('/api/contactPlans', { customerId: mine, channel: 'phone', purpose: '回访', at: new Date(Date.now() + 60_000).toISOString() })
await admin.post('/api/holidays', { day: today, name: '加班', kind: 'work' })
await admin.post('/api/reportRules', { name: '日报', kind: 'day', roleIds: [roleId('rep')], dueDays: 0, dueHour: 0 })
await admin.post('/api/targets', { metric: 'records', personId: rep.id, ownerId: rep.id, period: 'month', startOn: `${today.slice(0, 7)}-01`, goal: 10 })

const deal = (await rep.post('/api/opportunities', { name: '保护装置二期', customerId: mine, statedAmount: '1000.00', expectedOn: '2030-01-31' })).body.record
await admin.post(`/api/opportunities/${deal.id}/qualify`, { note: '现场已核实' })
const rival = (await admin.post('/api/competitors', { name: '远方电气' })).body.record
const lost = (await rep.post('/api/opportunities', { name: '保护装置一期', customerId: mine, competitorIds: [rival.id] })).body.record
const playbook = (
  await admin.post('/api/playbooks', { name: '保护装置打法', stageId: deal.stageId, status: 'published', steps: [{ subject: '回访', days: 1 }] })
).body.record
for (const { id } of [deal, lost]) await rep.post(`/api/opportunities/${id}/followPlaybook`, { playbookId: playbook.id })
const [end] = (await admin.get(`/api/stages?filter=${encode({ field: 'outcome', op: 'eq', value: 'lost' })}`)).body.records
await rep.post(`/api/opportunities/${lost.id}/advance`, { stageId: end.id, lossReason: 'price' })
const [travel] = (await rep.get('/api/expenseTypes?limit=1')).body.records
const claim = (
  await rep.post('/api/expenseClaims', { purpose: '走访', expenses: [{ spentOn: '2026-01-05', typeId: travel.id, amount: '80.00', customerId: mine }] })
).body.record
await takeSnapshots(asHouse(opened.house))
/** What a report about one record is asked of; a customer where it does not say otherwise. */
const about: Readonly<Record<string, string>> = { expenseClaimId: claim.id, playbookId: playbook.id }

describe('the figures of a customer (S0-44)', () => {
  it('equal the lists they lead to, each one, for whoever asks', async () => {
    for (const { name, asks } of opened.house.reports) {
      const ids = Object.keys(asks).filter((each) => asks[each]?.is === 'id' && asks[each]?.required)
      for (const who of [admin, rep]) {
        const { columns, rows, drill } = await report(who, name, ids.map((id) => `${id}=${about[id] ?? mine}`).join('&'))
        expect(rows.length, name).toBeGreaterThan(0)
        expect(drill).toHaveLength(rows.length)
        for (const [at, row] of rows.entries()) {
          for (const { name: column } of columns.filter(({ is }) => is === 'count')) {
            // Nothing leads nowhere.
            if (!row[column] && !drill[at]?.[column]) continue
            expect(await counted(who, drill[at]?.[column] as never), `${name}.${column} ${JSON.stringify(row)}`).toBe(row[column])
          }
        }
      }
    }
  })

  it('count the same records once by month and channel, and by each person met', async () => {
    const effort = await report(rep, 'contactEffort', `customerId=${mine}`)
    expect(effort.rows.reduce((sum, row) => sum + row.count, 0)).toBe(7)
    expect(new Set(effort.rows.map((row) => row.channel.title))).toEqual(new Set(['拜访', '电话']))
    const theirs = await report(rep, 'contactTheirs', `customerId=${mine}`)
    expect(Object.fromEntries(theirs.rows.map((row) => [row.contactIds.title, row.count]))).toEqual({ 张采购: 7, 李总工: 3 })
    const today = new Date().toISOString().slice(0, 10)
    const lately = await report(rep, 'contactOurs', `customerId=${mine}&from=${daysAgo(30).slice(0, 10)}&to=${today}`)
    expect(lately.rows.map((row) => [row.createdById.title, row.count])).toEqual([['周一', 2]])
  })

  it('give the mean of what was graded, and nothing where nobody graded', async () => {
    const { rows } = await report(rep, 'evaluationTrend', `customerId=${mine}`)
    expect(rows.map((row) => [row.evaluatedOn, row.count, row.quality, row.reliability, row.design])).toEqual([
      ['2026-01', 2, 3.5, 4, null],
      ['2026-03', 1, 3, null, null],
    ])
  })

  it('compare with peers within the reader’s own reach', async () => {
    const read = async (who: Caller) => (await report(who, 'customerPeers', `customerId=${mine}`)).rows.find((row) => row.measure.id === 'records')
    expect(await read(rep)).toMatchObject({ mine: 7, all: 4, peers: 2, average: 2 })
    expect(await read(admin)).toMatchObject({ mine: 7, all: 13, peers: 3, average: 4.33 })
  })
})

describe('a report', () => {
  it('answers nothing of a record out of reach, nor by a wrong name or question', async () => {
    expect((await other.get(`/api/reports/contactEffort?customerId=${mine}`)).status).toBe(404)
    expect((await rep.get(`/api/reports/customerPeers?customerId=${foreign}`)).status).toBe(404)
    expect((await rep.get('/api/reports/nonsense')).status).toBe(404)
    for (const query of ['', 'customerId=1', `customerId=${mine}&from=2026-02-30`, `customerId=${mine}&what=1`])
      expect((await rep.get(`/api/reports/contactEffort?${query}`)).status, query).toBe(422)
    expect((await rep.get(`/api/reports/customerNeeds?customerId=${mine}&from=2026-01-01`)).status).toBe(422)
  })

  it('is refused where the reader may not compare what it counts by', async () => {
    await admin.post('/api/fieldRights', {
      roleId: (await admin.get('/api/roles?limit=200')).body.records.find((each: { key: string }) => each.key === 'rep').id,
      object: 'contactRecord',
      field: 'channel',
      right: 'hidden',
    })
    expect((await rep.get(`/api/reports/contactEffort?customerId=${mine}`)).status).toBe(422)
    expect((await admin.get(`/api/reports/contactEffort?customerId=${mine}`)).status).toBe(200)
  })
})
