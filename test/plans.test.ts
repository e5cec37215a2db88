import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { remindOfTimes } from '../src/crm/activities/remind.clock.ts'
import { asHouse } from '../src/engine/access/person.ts'
import { bootApp, type Caller } from './app.ts'
import { call, customerOf, encode, recordOf } from './proofs/steps.ts'

/** Contact plans (S0-57): made, turned into records, kept count of. docs/proofs.md says which sentence closes which clause. */
const { admin, person, opened, atRest } = await bootApp({ withWorker: true })
const boss = await person({ name: '周主管', roles: ['supervisor'] })
const rep = await person({ name: '王计划', roles: ['rep'], supervisorId: boss.id })
const other = await person({ name: '李旁人', roles: ['rep'] })

const hours = (count: number): string => new Date(Date.now() + count * 3_600_000).toISOString()
const planOf = (customerId: string, more = {}) => ({ customerId, at: hours(26), channel: 'phone', purpose: '确认报价', ...more })
const made = async (who: Caller, draft: object) => {
  const { status, body, text } = await who.post('/api/contactPlans', draft)
  expect(status, text).toBe(201)
  return body.record
}
const read = async (who: Caller, id: string) => (await who.get(`/api/contactPlans/${id}`)).body.record

describe('a plan', () => {
  it('is refused in the past, with the field, the reason and what to do instead', async () => {
    const customerId = await customerOf(rep, '过去计划有限公司')
    const { status, body } = await rep.post('/api/contactPlans', planOf(customerId, { at: hours(-1) }))
    expect(status).toBe(422)
    expect(body.fields).toMatchObject([{ field: 'at', code: 'past', message: expect.stringContaining('接触记录') }])
    const plan = await made(rep, planOf(customerId))
    expect((await rep.patch(`/api/contactPlans/${plan.id}`, { version: 1, at: hours(-2) })).status).toBe(422)
    expect((await rep.post('/api/contactPlans', { ...planOf(customerId), customerId: null })).body.fields).toMatchObject([{ field: 'customerId' }])
  })

  it('may still be mended when its time has come, but for the time itself', async () => {
    const plan = await made(rep, planOf(await customerOf(rep, '到期计划有限公司')))
    await sql`update contact_plan set at = now() - interval '3 days' where id = ${plan.id}`.execute(opened.house.db)
    const { status, text } = await rep.patch(`/api/contactPlans/${plan.id}`, { version: 1, purpose: '改为确认合同' })
    expect(status, text).toBe(200)
  })

  it('is seen by who looks after the customer and by who is above its owner, not by another rep', async () => {
    const plan = await made(rep, planOf(await customerOf(rep, '谁能看见有限公司')))
    expect((await other.get(`/api/contactPlans/${plan.id}`)).status).toBe(404)
    expect((await admin.get(`/api/contactPlans/${plan.id}`)).status).toBe(200)
    expect((await other.get(`/api/contactPlans?filter=${encode({ field: 'id', op: 'eq', value: plan.id })}`)).body.records).toEqual([])
  })

  it('turned into a record keeps its fields, is done, and each leads to the other (S0-57)', async () => {
    const customerId = await customerOf(rep, '一键转换有限公司')
    const contactId = (await rep.post('/api/contacts', { customerId, name: '张采购' })).body.record.id
    const plan = await made(rep, planOf(customerId, { channel: 'visit', place: '上海金山厂区', contactIds: [contactId], contactMethod: '021-6555 0001' }))
    const { takes } = (await rep.get('/api/objects')).body.objects.contactPlan.commands.record
    const draft = Object.fromEntries(Object.entries(takes as Record<string, string>).flatMap(([name, field]) => (plan[field] ? [[name, plan[field]]] : [])))
    expect(draft).toMatchObject({ channel: 'visit', content: '确认报价', place: '上海金山厂区', contactIds: [contactId], contactMethod: '021-6555 0001' })
    const { status, body, text } = await rep.post(`/api/contactPlans/${plan.id}/record`, { ...draft, result: '有意向' })
    expect(status, text).toBe(200)
    expect(body.record).toMatchObject({ status: 'done' })
    const record = (await rep.get(`/api/contactRecords/${body.record.recordId}`)).body.record
    expect(record).toMatchObject({ customerId, channel: 'visit', place: '上海金山厂区', contactIds: [contactId], content: '确认报价', result: '有意向' })
    expect(Date.parse(record.at)).toBeLessThanOrEqual(Date.now() + 1000)
    expect((await rep.post(`/api/contactPlans/${plan.id}/record`, draft)).status).toBe(409)
    const back = await rep.get(`/api/contactPlans?filter=${encode({ field: 'recordId', op: 'eq', value: record.id })}`)
    expect(back.body.records).toMatchObject([{ id: plan.id }])
  })

  it('is left open with nothing written when the record it should become lacks something', async () => {
    const plan = await made(rep, planOf(await customerOf(rep, '缺地点有限公司')))
    const { status, body } = await rep.post(`/api/contactPlans/${plan.id}/record`, { channel: 'visit', content: '面谈' })
    expect(status).toBe(422)
    expect(body.fields).toMatchObject([{ field: 'place' }])
    expect(await read(rep, plan.id)).toMatchObject({ status: 'open', recordId: null })
  })

  it('is taken back as one act with its record', async () => {
    const plan = await made(rep, planOf(await customerOf(rep, '撤销转换有限公司')))
    const { body } = await rep.post(`/api/contactPlans/${plan.id}/record`, { channel: 'phone', content: '打错了' })
    const [fact] = (await rep.get(`/api/contactPlans/${plan.id}/facts`)).body.facts
    expect((await rep.post(`/api/acts/${fact.act}/undo`)).body.left).toEqual([])
    expect(await read(rep, plan.id)).toMatchObject({ status: 'open', recordId: null })
    expect((await rep.get(`/api/contactRecords?filter=${encode({ field: 'id', op: 'eq', value: body.record.recordId })}`)).body.records).toEqual([])
  })
})

describe('the next contact of a customer', () => {
  it('is his earliest open plan, and lists sort by it', async () => {
    const [late, soon] = [await customerOf(rep, '下次较晚有限公司'), await customerOf(rep, '下次较早有限公司')]
    await made(rep, planOf(late, { at: hours(72) }))
    const first = await made(rep, planOf(soon, { at: hours(30) }))
    await made(rep, planOf(soon, { at: hours(50) }))
    const filter = encode({ field: 'id', op: 'in', value: [late, soon] })
    const page = await rep.get(`/api/customers?sort=nextContactAt&filter=${filter}`)
    expect(page.body.records.map((each: { id: string }) => each.id)).toEqual([soon, late])
    await rep.post(`/api/contactPlans/${first.id}/cancel`, { reason: '客户出差' })
    expect(Date.parse((await recordOf(rep, soon)).nextContactAt)).toBeGreaterThan(Date.parse(hours(49)))
  })

  it('that a record names is planned once, moved with the record and withdrawn with it', async () => {
    const customerId = await customerOf(rep, '约定下次有限公司')
    const at = hours(100)
    const written = await rep.post('/api/contactRecords', call(customerId, { nextStep: '送样品', nextAt: at }))
    const recordId = written.body.record.id
    await atRest()
    const plans = async () => (await rep.get(`/api/contactPlans?filter=${encode({ field: 'promisedInId', op: 'eq', value: recordId })}`)).body.records
    expect(await plans()).toMatchObject([{ customerId, at, purpose: '送样品', channel: 'phone', ownerId: rep.id, status: 'open' }])
    expect((await recordOf(rep, customerId)).nextContactAt).toBe(at)
    const moved = hours(120)
    await rep.patch(`/api/contactRecords/${recordId}`, { version: 1, nextAt: moved })
    await atRest()
    expect(await plans()).toMatchObject([{ at: moved }])
    await rep.patch(`/api/contactRecords/${recordId}`, { version: 2, nextAt: null })
    await atRest()
    expect(await plans()).toEqual([])
    expect((await recordOf(rep, customerId)).nextContactAt).toBeNull()
  })
})

describe('plans kept', () => {
  it('are counted by person and week: done of all that were not cancelled, each figure the length of its list (S0-57)', async () => {
    const mine = await person({ name: '赵完成', roles: ['rep'] })
    const customerId = await customerOf(mine, '完成率客户有限公司')
    const plans = []
    for (let at = 0; at < 5; at++) plans.push(await made(mine, planOf(customerId, { at: hours(1) })))
    for (const plan of plans.slice(0, 3)) await mine.post(`/api/contactPlans/${plan.id}/record`, { channel: 'phone', content: '已联系' })
    await mine.post(`/api/contactPlans/${plans[4].id}/cancel`, { reason: '重复' })
    const day = hours(1).slice(0, 10)
    const { rows, drill } = (await mine.get(`/api/reports/planRate?from=${day}&to=${new Date(Date.now() + 86_400_000 * 2).toISOString().slice(0, 10)}`)).body
    const at = rows.findIndex((row: { person: { id: string } }) => row.person.id === mine.id)
    expect(rows[at]).toMatchObject({ planned: 4, done: 3, rate: 75 })
    for (const name of ['planned', 'done']) {
      const { object, filter } = drill[at][name]
      expect((await mine.get(`/api/${object}?filter=${encode(filter)}&limit=1`)).body.count.value).toBe(rows[at][name])
    }
  })
})

describe('a reminder', () => {
  it('comes once, at its minute, to who carries the plan out (S2-04)', async () => {
    const plan = await made(rep, planOf(await customerOf(rep, '提醒客户有限公司'), { at: hours(2), remind: 'halfHour' }))
    expect(Date.parse(plan.remindAt)).toBe(Date.parse(plan.at) - 30 * 60_000)
    const told = async () => (await rep.get('/api/notifications')).body.notifications.filter((each: { recordId: string }) => each.recordId === plan.id)
    const at = (minutes: number) => asHouse(opened.house, new Date(Date.parse(plan.at) + minutes * 60_000))
    await remindOfTimes.run(at(-31))
    expect(await told()).toEqual([])
    for (let turn = 0; turn < 3; turn++) await remindOfTimes.run(at(-30 + turn))
    expect(await told()).toMatchObject([{ kind: 'remind', object: 'contactPlan' }])
  })
})

describe('a plan that comes again', () => {
  it('is planned anew when it is done, on a worked day, reckoned from where the series began', async () => {
    const customerId = await customerOf(rep, '每周拜访有限公司')
    const plan = await made(rep, planOf(customerId, { repeat: 'weekly', remind: 'hour' }))
    await rep.post(`/api/contactPlans/${plan.id}/record`, { channel: 'phone', content: '第一次' })
    const next = (
      await rep.get(
        `/api/contactPlans?filter=${encode({
          all: [
            { field: 'customerId', op: 'eq', value: customerId },
            { field: 'status', op: 'eq', value: 'open' },
          ],
        })}`,
      )
    ).body.records
    expect(next).toHaveLength(1)
    expect(next[0]).toMatchObject({ purpose: '确认报价', repeat: 'weekly', remind: 'hour', repeatsFrom: plan.at, ownerId: rep.id })
    const days = (Date.parse(next[0].at) - Date.parse(plan.at)) / 86_400_000
    expect(days).toBeGreaterThanOrEqual(7)
    expect(days).toBeLessThan(14)
    expect(next[0].at.slice(11)).toBe(plan.at.slice(11))
  })

  it('goes by a rule of its own, as far as that reaches, and has one rule only', async () => {
    const customerId = await customerOf(rep, '自定规则有限公司')
    const both = await rep.post('/api/contactPlans', planOf(customerId, { repeat: 'weekly', repeatRule: 'FREQ=DAILY' }))
    expect(both.body.fields).toMatchObject([{ field: 'repeatRule', code: 'both' }])
    const wrong = await rep.post('/api/contactPlans', planOf(customerId, { repeatRule: 'FREQ=WEEKLY;BYDAY=MONDAY' }))
    expect(wrong.body.fields).toMatchObject([{ field: 'repeatRule', code: 'recurrence.days', message: expect.stringContaining('MO、TU') }])
    const plan = await made(rep, planOf(customerId, { repeatRule: 'interval=3;freq=weekly;count=2' }))
    expect(plan.repeatRule).toBe('FREQ=WEEKLY;INTERVAL=3;COUNT=2')
    const open = async () => {
      const all = [
        { field: 'customerId', op: 'eq', value: customerId },
        { field: 'status', op: 'eq', value: 'open' },
      ]
      return (await rep.get(`/api/contactPlans?filter=${encode({ all })}`)).body.records
    }
    await rep.post(`/api/contactPlans/${plan.id}/record`, { channel: 'phone', content: '第一次' })
    const [next, ...more] = await open()
    expect(more).toEqual([])
    expect(next).toMatchObject({ repeat: null, repeatRule: plan.repeatRule, repeatsFrom: plan.at })
    expect(Date.parse(next.at) - Date.parse(plan.at)).toBeGreaterThanOrEqual(21 * 86_400_000)
    await rep.post(`/api/contactPlans/${next.id}/record`, { channel: 'phone', content: '第二次' })
    expect(await open()).toEqual([])
  })
})
