import { describe, expect, it } from 'vitest'
import { tellOverdue } from '../src/crm/activities/remind.clock.ts'
import { asHouse } from '../src/engine/access/person.ts'
import { bootApp, type Caller } from './app.ts'
import { customerOf, encode } from './proofs/steps.ts'

/** Tasks (S0-54, S0-55): given, done, overdue. */
const { person, opened, atRest } = await bootApp({ withWorker: true })
const boss = await person({ name: '周主管', roles: ['supervisor'] })
const giver = await person({ name: '王委派', roles: ['rep'] })
const doer = await person({ name: '钱执行', roles: ['rep'], supervisorId: boss.id })
const other = await person({ name: '孙旁人', roles: ['rep'] })

const hours = (count: number): string => new Date(Date.now() + count * 3_600_000).toISOString()
const made = async (who: Caller, more = {}) => {
  const { status, body, text } = await who.post('/api/tasks', { subject: '准备样品', dueAt: hours(48), ...more })
  expect(status, text).toBe(201)
  return body.record
}
const told = async (who: Caller, id: string) =>
  (await who.get('/api/notifications')).body.notifications.filter((each: { recordId: string }) => each.recordId === id)
const finish = (who: Caller, id: string, result?: string) => who.post(`/api/tasks/${id}/finish`, result ? { result } : {})

describe('a task that is given to another (S0-54)', () => {
  it('is told to him, stays in the sight of who gave it, and is hidden from the rest', async () => {
    const task = await made(giver, { ownerId: doer.id })
    await atRest()
    expect(await told(doer, task.id)).toMatchObject([{ kind: 'assign', actor: { title: '王委派' } }])
    expect((await giver.get(`/api/tasks/${task.id}`)).body.record).toMatchObject({ ownerId: doer.id })
    expect((await other.get(`/api/tasks/${task.id}`)).status).toBe(404)
    const given = {
      all: [
        { field: 'createdById', op: 'eq', value: '@me' },
        { field: 'ownerId', op: 'ne', value: '@me' },
      ],
    }
    expect((await giver.get(`/api/tasks?filter=${encode(given)}`)).body.records.map((each: { id: string }) => each.id)).toContain(task.id)
    expect((await giver.patch(`/api/tasks/${task.id}`, { version: 1, note: '请用新包装' })).status).toBe(200)
    expect((await finish(doer, task.id, '已寄出')).body.record).toMatchObject({ status: 'done', result: '已寄出', settledAt: expect.any(String) })
  })

  it('is passed on by who has it, who no longer has it then', async () => {
    const task = await made(giver, { ownerId: doer.id })
    const passed = await doer.patch(`/api/tasks/${task.id}`, { version: 1, ownerId: other.id })
    expect(passed.status, passed.text).toBe(200)
    expect((await other.get(`/api/tasks/${task.id}`)).status).toBe(200)
    expect((await doer.get(`/api/tasks/${task.id}`)).status).toBe(404)
  })
})

describe('an overdue task (S0-54)', () => {
  it('is told to who has it and to his supervisor, once however often the clock runs', async () => {
    const task = await made(giver, { ownerId: doer.id, dueAt: hours(1) })
    const late = asHouse(opened.house, new Date(Date.now() + 2 * 3_600_000))
    for (let turn = 0; turn < 3; turn++) await tellOverdue.run(late)
    expect((await told(doer, task.id)).filter(({ kind }: { kind: string }) => kind === 'due')).toHaveLength(1)
    expect(await told(boss, task.id)).toMatchObject([{ kind: 'escalate', text: expect.stringContaining('钱执行') }])
    expect(await told(other, task.id)).toEqual([])
  })

  it('that is done is told to nobody', async () => {
    const task = await made(doer, { dueAt: hours(1) })
    await finish(doer, task.id)
    await tellOverdue.run(asHouse(opened.house, new Date(Date.now() + 2 * 3_600_000)))
    expect(await told(boss, task.id)).toEqual([])
  })
})

describe('a task about a deal (S0-54)', () => {
  it('is seen from the deal it is about, by who looks after the deal, with who did it and what came of it', async () => {
    const customerId = await customerOf(giver, '商机任务有限公司')
    const deal = await giver.post('/api/opportunities', { name: '年度框架', customerId })
    expect(deal.status, deal.text).toBe(201)
    const task = await made(giver, { opportunityId: deal.body.record.id, customerId })
    await finish(giver, task.id, '方案已递交')
    const of = encode({ field: 'opportunityId', op: 'eq', value: deal.body.record.id })
    expect((await giver.get(`/api/tasks?filter=${of}`)).body.records).toMatchObject([{ id: task.id, status: 'done', result: '方案已递交' }])
    const { facts } = (await giver.get(`/api/opportunities/${deal.body.record.id}/facts?children=true`)).body
    expect(facts.find((fact: { verb: string }) => fact.verb === 'finish')).toMatchObject({ object: 'task', recordId: task.id })
  })
})

describe('parts of a task', () => {
  it('are counted, and keep it open until each is settled', async () => {
    const whole = await made(giver)
    const part = await made(giver, { partOfId: whole.id, subject: '订货' })
    const read = async () => (await giver.get(`/api/tasks/${whole.id}`)).body.record
    expect(await read()).toMatchObject({ partCount: 1, openPartCount: 1 })
    const refused = await finish(giver, whole.id)
    expect(refused.status).toBe(409)
    expect(refused.body.detail).toContain('1 个子任务')
    await finish(giver, part.id)
    expect(await read()).toMatchObject({ partCount: 1, openPartCount: 0 })
    expect((await finish(giver, whole.id)).status).toBe(200)
  })

  it('never go round in a circle', async () => {
    const [a, b] = [await made(giver), await made(giver)]
    expect((await giver.patch(`/api/tasks/${b.id}`, { version: 1, partOfId: a.id })).status).toBe(200)
    const circle = await giver.patch(`/api/tasks/${a.id}`, { version: 1, partOfId: b.id })
    expect(circle.status).toBe(422)
    expect(circle.body.fields).toMatchObject([{ field: 'partOfId' }])
  })
})

describe('what was done about a customer (S0-55)', () => {
  it('stands on his time line, who, when and with what result, and his own people read it', async () => {
    const customerId = await customerOf(giver, '任务客户有限公司')
    const task = await made(giver, { customerId, ownerId: doer.id })
    await giver.put(`/api/customers/${customerId}/members/${doer.id}`, { right: 'read' })
    await finish(doer, task.id, '样品已签收')
    const { facts } = (await giver.get(`/api/customers/${customerId}/facts?children=true`)).body
    const done = facts.find((fact: { object: string; verb: string }) => fact.object === 'task' && fact.verb === 'finish')
    expect(done).toMatchObject({ actor: { title: '钱执行' }, changes: { result: [null, '样品已签收'], status: ['open', 'done'] } })
  })
})

describe('a task that comes again', () => {
  it('comes again once, however it was settled, on a worked day', async () => {
    const task = await made(giver, { repeat: 'monthly', subject: '月度对账', dueAt: '2027-01-29T02:00:00.000Z' })
    expect((await giver.post(`/api/tasks/${task.id}/drop`, { result: '并入年报' })).status).toBe(200)
    const next = (
      await giver.get(
        `/api/tasks?filter=${encode({
          all: [
            { field: 'subject', op: 'eq', value: '月度对账' },
            { field: 'status', op: 'eq', value: 'open' },
          ],
        })}`,
      )
    ).body.records
    // A month without a 29th is passed over, as calendars do; 29 March 2027 is a Monday.
    expect(next).toMatchObject([{ dueAt: '2027-03-29T02:00:00.000Z', repeatsFrom: task.dueAt }])
  })
})
