import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { keepScorecards } from '../src/crm/performance/keep-scorecards.clock.ts'
import { asHouse } from '../src/engine/access/person.ts'
import { addDays } from '../src/lib/time.ts'
import { isWeekend } from '../src/lib/working-days.ts'
import { bootApp, type Caller } from './app.ts'
import { call, customerOf, encode } from './proofs/steps.ts'

/** Reports, targets, scorecards and points (S0-65, S0-66, S2-54, S4-32; chain 12). */
const { admin, person, opened, roleId, atRest } = await bootApp({ withWorker: true })
const boss = await person({ name: '周主管', roles: ['supervisor'] })
const unitId = (await admin.get('/api/orgUnits')).body.records[0].id
const chief = await person({ name: '吴区总', roles: ['regionHead'], unitId })
const rep = await person({ name: '王日报', roles: ['rep'], unitId, supervisorId: boss.id })
const other = await person({ name: '李旁人', roles: ['rep'] })

const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date())
const made = async (who: Caller, plural: string, draft: object) => {
  const { status, body, text } = await who.post(`/api/${plural}`, draft)
  expect(status, text).toBe(201)
  return body.record
}
const listed = async (who: Caller, plural: string, filter: object, sort = '') =>
  (await who.get(`/api/${plural}?limit=200${sort && `&sort=${sort}`}&filter=${encode(filter)}`)).body.records

describe('a work report', () => {
  it('is drafted from one’s own records of the day, so that nothing is written twice, and sent to the supervisor (S0-65)', async () => {
    const customerId = await customerOf(rep, '日报客户有限公司')
    const said = ['确认用量', '回访样品', '跟进报价', '约定拜访']
    for (const [at, content] of said.entries())
      await made(rep, 'contactRecords', call(customerId, { content, at: new Date(Date.now() - at * 60_000).toISOString() }))
    await made(other, 'contactRecords', call(await customerOf(other, '别人的客户有限公司'), { content: '别人写的', at: new Date().toISOString() }))
    const done = await made(rep, 'tasks', { subject: '寄样品', dueAt: new Date(Date.now() + 3_600_000).toISOString() })
    await rep.post(`/api/tasks/${done.id}/finish`, { result: '已签收' })
    const report = await made(rep, 'workReports', { kind: 'day', periodOn: today })
    const drafted = (await rep.post(`/api/workReports/${report.id}/draft`, {})).body.record
    expect(drafted).toMatchObject({ recordCount: 4, taskCount: 1, customerCount: 1 })
    for (const each of said) expect(drafted.doneText).toContain(each)
    expect(drafted.doneText).toContain('寄样品 → 已签收')
    expect(drafted.doneText).not.toContain('别人写的')
    const sent = await rep.post(`/api/workReports/${report.id}/send`, {})
    expect(sent.status, sent.text).toBe(200)
    expect(sent.body.record).toMatchObject({ status: 'sent', toIds: [boss.id], isOnTime: true, sentAt: expect.any(String) })
    await atRest()
    const told = (await boss.get('/api/notifications')).body.notifications
    expect(told).toContainEqual(expect.objectContaining({ kind: 'report', recordId: report.id, text: expect.stringContaining('王日报') }))
    expect((await boss.get(`/api/workReports/${report.id}`)).status).toBe(200)
    expect((await other.get(`/api/workReports/${report.id}`)).status).toBe(404)
    expect((await rep.post('/api/workReports', { kind: 'day', periodOn: today })).status).toBe(409)
    await chief.post(`/api/workReports/${report.id}/markRead`, {})
    await chief.post(`/api/workReports/${report.id}/markRead`, {})
    expect((await rep.get(`/api/workReports/${report.id}`)).body.record.readByIds).toEqual([chief.id])
    expect((await chief.post(`/api/workReports/${report.id}/comments`, { text: '样品跟进得不错' })).status).toBe(201)
    expect((await rep.post(`/api/workReports/${report.id}/send`, {})).status).toBe(409)
  })
})

describe('twenty reports owed, seventeen sent (S0-66)', () => {
  it('are 85 %, the missing days by name, and points by formula; an adjustment has its reason, and a frozen card changes no more', async () => {
    const mine = await person({ name: '赵考核', roles: ['service'], unitId, supervisorId: chief.id })
    await sql`update "user" set created_at = '2026-08-01' where id = ${mine.id}`.execute(opened.house.db)
    // September 2026 has 22 worked days, the Sunday made up among them; two more are the company's own holiday.
    for (const day of ['2026-09-29', '2026-09-30']) await made(admin, 'holidays', { day, name: '公司假', kind: 'off' })
    const days: string[] = []
    for (let day = '2026-09-01'; day <= '2026-09-28'; day = addDays(day, 1))
      if ((!isWeekend(day) && day !== '2026-09-25') || day === '2026-09-20') days.push(day)
    expect(days).toHaveLength(20)
    await made(admin, 'reportRules', { name: '服务日报', kind: 'day', roleIds: [roleId('service')], dueDays: 1, dueHour: 10 })
    for (const day of days.slice(3)) {
      const report = await made(mine, 'workReports', { kind: 'day', periodOn: day, doneText: '回访客户', toIds: [chief.id] })
      expect((await mine.post(`/api/workReports/${report.id}/send`, {})).status).toBe(200)
    }
    const owed = (await chief.get('/api/reports/reportsOwed?from=2026-09-01&to=2026-09-30')).body.rows
    expect(owed).toContainEqual(
      expect.objectContaining({
        person: { id: mine.id, title: '赵考核' },
        owed: 20,
        sent: 17,
        onTime: 0,
        rate: 85,
        missing: { id: null, title: days.slice(0, 3).join(', ') },
      }),
    )
    expect((await other.get('/api/reports/reportsOwed?from=2026-09-01&to=2026-09-30')).body.rows).toEqual([])
    const items = [
      { measure: 'reportRate', weight: 20, goal: 100 },
      { measure: 'records', weight: 30, goal: 10 },
    ]
    const scheme = await made(admin, 'appraisalSchemes', { name: '服务月度考核', items })
    expect(scheme.weightTotal).toBe(50)
    const card = await made(admin, 'scorecards', { personId: mine.id, ownerId: mine.id, monthOn: '2026-09-01', appraisalSchemeId: scheme.id })
    await atRest()
    const itemsOf = () => listed(chief, 'scorecardItems', { field: 'scorecardId', op: 'eq', value: card.id }, 'weight')
    const scoreOf = async () => (await chief.get(`/api/scorecards/${card.id}`)).body.record.score
    const [reports, records] = await itemsOf()
    expect(reports).toMatchObject({ measure: 'reportRate', actual: 85, earned: 17, points: 17 })
    expect(records).toMatchObject({ measure: 'records', actual: 0, points: 0 })
    expect(await scoreOf()).toBe(17)
    const adjust = (who: Caller, input: object) => who.post(`/api/scorecardItems/${records.id}/adjust`, input)
    expect((await adjust(mine, { by: 5, reason: '带新人' })).status).toBe(403)
    expect((await adjust(chief, { by: 5 })).status).toBe(422)
    expect((await adjust(chief, { by: 5, reason: '带新人' })).body.record).toMatchObject({ points: 5, reason: '带新人', adjustedById: chief.id })
    const customerId = await customerOf(admin, '考核月客户有限公司')
    await made(mine, 'contactRecords', call(customerId, { at: '2026-09-10T02:00:00.000Z' }))
    await chief.post(`/api/scorecards/${card.id}/refresh`, {})
    await atRest()
    expect(await scoreOf()).toBe(25)
    expect((await chief.post(`/api/scorecards/${card.id}/freeze`, {})).body.record).toMatchObject({ status: 'frozen', frozenById: chief.id })
    await made(mine, 'contactRecords', call(customerId, { at: '2026-09-11T02:00:00.000Z' }))
    expect((await adjust(chief, { by: 9, reason: '再加' })).status).toBe(409)
    expect((await chief.post(`/api/scorecards/${card.id}/refresh`, {})).status).toBe(409)
    const { version } = (await admin.get(`/api/scorecards/${card.id}`)).body.record
    expect((await admin.patch(`/api/scorecards/${card.id}`, { version, monthOn: '2026-08-01' })).status).toBe(422)
    await atRest()
    expect(await scoreOf()).toBe(25)
  })

  it('count the market information somebody told, and what of it was adopted', async () => {
    const mine = await person({ name: '周消息', roles: ['service'], unitId })
    const good = await made(mine, 'marketItems', { subject: '园区限产', content: '七月起' })
    await made(mine, 'marketItems', { subject: '传闻', content: '未证实' })
    expect((await admin.post(`/api/marketItems/${good.id}/adopt`, { uses: ['service'] })).status).toBe(200)
    const items = [
      { measure: 'marketItems', weight: 40, goal: 4 },
      { measure: 'marketAdopted', weight: 60, goal: 2 },
    ]
    const scheme = await made(admin, 'appraisalSchemes', { name: '市场信息考核', items })
    const month = { personId: mine.id, ownerId: mine.id, monthOn: `${today.slice(0, 7)}-01`, appraisalSchemeId: scheme.id }
    const card = await made(admin, 'scorecards', month)
    await atRest()
    const kept = await listed(admin, 'scorecardItems', { field: 'scorecardId', op: 'eq', value: card.id }, 'weight')
    expect(kept).toMatchObject([
      { measure: 'marketItems', actual: 2, points: 20 },
      { measure: 'marketAdopted', actual: 1, points: 30 },
    ])
  })

  it('are kept for everybody a scheme is for, once a month however often the clock runs', async () => {
    const mine = await person({ name: '孙月度', roles: ['tech'], unitId })
    const scheme = await made(admin, 'appraisalSchemes', { name: '技术考核', roleIds: [roleId('tech')], items: [{ measure: 'visits', weight: 100, goal: 4 }] })
    for (let turn = 0; turn < 2; turn++) await keepScorecards.run(asHouse(opened.house))
    await atRest()
    const cards = await listed(mine, 'scorecards', { field: 'personId', op: 'eq', value: mine.id })
    expect(cards).toMatchObject([{ appraisalSchemeId: scheme.id, monthOn: `${today.slice(0, 7)}-01`, status: 'open', score: 0 }])
  })
})

describe('targets (china-practice.md 11)', () => {
  it('are parted into quarters and months that add up, shared among people, and progress leads to its records', async () => {
    const year = await made(admin, 'targets', {
      metric: 'records',
      forUnitId: unitId,
      period: 'year',
      startOn: '2026-01-01',
      floor: 80,
      goal: 100,
      stretch: 130,
    })
    expect((await admin.post(`/api/targets/${year.id}/split`, {})).status).toBe(200)
    const quarters = await listed(admin, 'targets', { field: 'partOfId', op: 'eq', value: year.id }, 'startOn')
    expect(quarters.map(({ startOn, goal }: Record<string, unknown>) => [startOn, goal])).toEqual([
      ['2026-01-01', 25],
      ['2026-04-01', 25],
      ['2026-07-01', 25],
      ['2026-10-01', 25],
    ])
    expect((await admin.get(`/api/targets/${year.id}`)).body.record).toMatchObject({ partCount: 4, partTotal: 100 })
    expect((await admin.post(`/api/targets/${year.id}/split`, {})).status).toBe(409)
    await admin.post(`/api/targets/${quarters[0].id}/allot`, { personIds: [rep.id, chief.id] })
    expect((await listed(rep, 'targets', { field: 'partOfId', op: 'eq', value: quarters[0].id })).map(({ goal }: { goal: number }) => goal)).toEqual([12.5])
    const { rows, drill } = (await admin.get('/api/reports/targetProgress?from=2026-11-22')).body
    const at = rows.findIndex((row: Record<string, { id: string }>) => row.period?.id === year.id)
    const { object, filter } = drill[at].actual
    expect((await admin.get(`/api/${object}?filter=${encode(filter)}&limit=1`)).body.count.value).toBe(rows[at].actual)
    expect(rows[at].actual).toBeGreaterThan(0)
  })

  it('are refused when they go down, are of two, or are set twice', async () => {
    const draft = { metric: 'visits', personId: rep.id, period: 'month', startOn: '2026-12-01', goal: 10 }
    expect((await admin.post('/api/targets', { ...draft, floor: 12 })).body.fields).toMatchObject([{ field: 'goal', code: 'order' }])
    expect((await admin.post('/api/targets', { ...draft, forUnitId: unitId })).body.fields).toMatchObject([{ field: 'personId' }])
    await made(admin, 'targets', draft)
    expect((await admin.post('/api/targets', draft)).status).toBe(409)
  })
})

describe('points (S4-32)', () => {
  const long = '与采购部确认了下月用量，约定月底前寄样品并提供检测报告'
  it('come for a whole record once, none for a copy or for too few words, and the ledger adds up', async () => {
    const mine = await person({ name: '钱积分', roles: ['rep'], unitId })
    const customerId = await customerOf(mine, '积分客户有限公司')
    const at = new Date().toISOString()
    const first = await made(mine, 'contactRecords', call(customerId, { at, content: long }))
    await atRest()
    await made(mine, 'contactRecords', call(customerId, { at, content: `  ${long} ` }))
    await made(mine, 'contactRecords', call(customerId, { at, content: '已联系' }))
    await atRest()
    const ledger = await listed(mine, 'pointEntries', { field: 'personId', op: 'eq', value: mine.id }, 'createdAt')
    expect(ledger.map(({ points }: { points: number }) => points).sort()).toEqual([0, 0, 2])
    const { groups, total } = (await mine.get('/api/pointEntries/groups?by=personId&sum=points')).body
    expect(groups).toMatchObject([{ value: mine.id, sums: { points: 2 } }])
    expect(total.sums.points).toBe(2)
    const entry = ledger.find(({ points }: { points: number }) => points === 2)
    expect(entry.contactRecordId).toBe(first.id)
    expect((await mine.post(`/api/pointEntries/${entry.id}/veto`, { reason: '我不要' })).status).toBe(403)
    expect((await chief.post(`/api/pointEntries/${entry.id}/veto`, { reason: '内容不实' })).body.record).toMatchObject({ points: 0, vetoedById: chief.id })
    expect((await mine.get('/api/notifications')).body.notifications).toEqual([])
  })
})
