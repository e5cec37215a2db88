import { beforeAll, describe, expect, it } from 'vitest'
import { playbookOf } from '../src/crm/opportunities/playbook-choices.ts'
import { bootApp } from './app.ts'
import { encode } from './proofs/steps.ts'

/** How a stage is gone about, customer by customer, and whether it is (S1-18, S2-52, S2-53). */
const app = await bootApp()
const { admin, person } = app
type Shown = Record<string, any>

let rep: Awaited<ReturnType<typeof person>>
let first: Shown
let lost: Shown
let count = 0

beforeAll(async () => {
  rep = await person({ name: '销售', roles: ['rep'] })
  const stages: Shown[] = (await admin.get('/api/stages?sort=place&limit=50')).body.records
  first = stages[0] as Shown
  lost = stages.find(({ outcome }) => outcome === 'lost') as Shown
})

const book = async (name: string, steps: [string, number][], more: object = {}): Promise<Shown> => {
  const lines = steps.map(([subject, days]) => ({ subject, days }))
  const made = await admin.post('/api/playbooks', { name, stageId: first.id, status: 'published', steps: lines, ...more })
  expect(made.status, made.text).toBe(201)
  return made.body.record
}
const deal = async (level: string): Promise<Shown> => {
  const customer = (await rep.post('/api/customers', { name: `打法客户${++count}有限公司`, level })).body.record
  const made = await rep.post('/api/opportunities', { name: `打法商机${count}`, customerId: customer.id })
  expect(made.status, made.text).toBe(201)
  return made.body.record
}
const follow = (id: string, input: object = {}) => rep.post(`/api/opportunities/${id}/followPlaybook`, input)
const tasksOf = async (id: string): Promise<Shown[]> =>
  (await rep.get(`/api/tasks?filter=${encode({ field: 'opportunityId', op: 'eq', value: id })}&sort=dueAt&limit=50`)).body.records

describe('the playbook of a stage', () => {
  let big: Shown
  let small: Shown
  beforeAll(async () => {
    big = await book(
      '大客户发现',
      [
        ['高层拜访', 0],
        ['技术交流', 7],
        ['考察工厂', 30],
      ],
      { levels: ['a'] },
    )
    small = await book(
      '小客户发现',
      [
        ['电话介绍', 0],
        ['寄样本', 2],
      ],
      { levels: ['b', 'c'] },
    )
  })

  it('gives customers of two kinds different steps, each on a working day of its own (S1-18, S2-52)', async () => {
    const [one, two] = [await deal('a'), await deal('b')]
    expect((await follow(one.id)).body.record.playbookIds).toEqual([big.id])
    expect((await follow(two.id)).body.record.playbookIds).toEqual([small.id])
    const tasks = await tasksOf(one.id)
    expect(tasks.map(({ subject, ownerId, createdById }) => [subject, ownerId, createdById])).toEqual(
      ['高层拜访', '技术交流', '考察工厂'].map((subject) => [subject, rep.id, rep.id]),
    )
    const days = tasks.map(({ dueAt }) => Date.parse(dueAt))
    expect(days).toEqual([...new Set(days)].toSorted((a, b) => a - b))
    expect((await tasksOf(two.id)).map(({ subject }) => subject)).toEqual(['电话介绍', '寄样本'])
  })

  it('is taken up once however often and at however many places at once it is asked', async () => {
    const made = await deal('a')
    const answers = await Promise.all([follow(made.id), follow(made.id), follow(made.id)])
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(await tasksOf(made.id)).toHaveLength(3)
  })

  it('is taken back whole', async () => {
    const made = await deal('b')
    await follow(made.id)
    const [{ act }] = (await rep.get(`/api/opportunities/${made.id}/facts`)).body.facts
    expect((await rep.post(`/api/acts/${act}/undo`)).body).toMatchObject({ left: [] })
    expect(await tasksOf(made.id)).toHaveLength(0)
    expect((await rep.get(`/api/opportunities/${made.id}`)).body.record.playbookIds ?? null).toBeNull()
  })

  it('is kept by a deal as it was when the deal began with it, and changed for those to come (S2-53)', async () => {
    const living = await book(
      '版本试行',
      [
        ['先打电话', 0],
        ['再寄样', 5],
      ],
      { levels: ['a'], types: ['renewal'] },
    )
    const renewal = async () => {
      const made = await deal('a')
      return (await rep.patch(`/api/opportunities/${made.id}`, { version: made.version, type: 'renewal' })).body.record as Shown
    }
    const old = await renewal()
    expect((await follow(old.id)).body.record.playbookIds).toEqual([living.id])
    const [call] = living.steps
    const steps = [
      { id: call.id, subject: '先登门', days: 0 },
      { subject: '请到工厂', days: 9 },
    ]
    const changed = await admin.patch(`/api/playbooks/${living.id}`, { version: living.version, steps })
    expect(changed.status, changed.text).toBe(200)
    expect((await follow(old.id)).status).toBe(200)
    const fresh = await renewal()
    await follow(fresh.id)
    const gone = async (id: string) => (await tasksOf(id)).map(({ subject, playbook: of, playbookVersion }) => [subject, of.id, playbookVersion])
    expect(await gone(old.id)).toEqual([
      ['先打电话', living.id, living.version],
      ['再寄样', living.id, living.version],
    ])
    const now = changed.body.record.version
    expect(now).toBeGreaterThan(living.version)
    expect(await gone(fresh.id)).toEqual([
      ['先登门', living.id, now],
      ['请到工厂', living.id, now],
    ])
  })

  it('says so where none is meant for the deal, where it is of another stage, and lets nobody write what was gone by', async () => {
    const made = await deal('a')
    await admin.patch(`/api/playbooks/${small.id}`, { version: small.version, status: 'retired' })
    expect((await follow(made.id, { playbookId: small.id })).body.fields).toMatchObject([{ field: 'playbookId', code: 'elsewhere' }])
    const orphan = await deal('b')
    expect((await follow(orphan.id)).body.fields).toMatchObject([{ field: 'playbookId', code: 'none' }])
    const forced = await rep.patch(`/api/opportunities/${made.id}`, { version: made.version, playbookIds: [big.id] })
    expect(forced.status).toBe(422)
    expect((await rep.post('/api/playbooks', { name: '自定', stageId: first.id })).status).toBe(403)
  })

  it('tells of each step how many were planned, done, dropped, each figure its list (S2-53)', async () => {
    const made = await deal('a')
    await follow(made.id)
    const [visit, talk] = await tasksOf(made.id)
    await rep.post(`/api/tasks/${visit?.id}/finish`, { result: '见到总经理' })
    await rep.post(`/api/tasks/${talk?.id}/drop`, { result: '对方没有时间' })
    const { rows, drill } = (await rep.get(`/api/reports/playbookUse?playbookId=${big.id}`)).body
    const at = rows.findIndex((row: Shown) => row.playbookStepId.title === '高层拜访')
    expect(rows[at].done).toBe(1)
    expect(rows.find((row: Shown) => row.playbookStepId.title === '技术交流').dropped).toBe(1)
    for (const name of ['count', 'done', 'late', 'dropped']) {
      const list = await rep.get(`/api/tasks?filter=${encode(drill[at][name].filter)}&limit=1`)
      expect(list.body.count.value, name).toBe(rows[at][name])
    }
  })
})

describe('two variants beside each other (S2-53)', () => {
  it('are spread over deals by the deal itself, a trial only over its unit, the narrower before the wider', () => {
    const stageId = 's'
    const open = { stageId, status: 'published' }
    const [a, b] = [
      { ...open, id: '1', variant: 'a' },
      { ...open, id: '2', variant: 'b' },
    ]
    const deals = Array.from({ length: 400 }, (_, at) => ({ id: `x-${(at * 7919).toString(16).padStart(8, '0')}`, stageId, type: 'new', unitId: 'u' }))
    const got = deals.map((each) => playbookOf(each, 'a', [b, a])?.id)
    expect(got).toEqual(deals.map((each) => playbookOf(each, 'a', [a, b])?.id))
    for (const each of ['1', '2']) expect(got.filter((id) => id === each).length).toBeGreaterThan(150)
    const trial = { ...open, id: '3', pilotUnitIds: ['u'] }
    expect(playbookOf(deals[0] as Shown, 'a', [a, b, trial])?.id).toBe('3')
    expect(playbookOf({ ...deals[0], unitId: 'v' }, 'a', [a, trial])?.id).toBe('1')
    expect(playbookOf({ ...deals[0], playbookIds: ['2'] }, 'a', [a, b, trial])?.id).toBe('2')
    expect(playbookOf(deals[0] as Shown, 'a', [{ ...a, status: 'draft' }])).toBeUndefined()
  })

  it('stand in one table with win rate and cycle, each figure its list', async () => {
    const one = await book('甲方案', [['登门', 0]], { levels: ['c'], variant: 'a' })
    const two = await book('乙方案', [['电话', 0]], { levels: ['c'], variant: 'b' })
    const deals = await Promise.all([deal('c'), deal('c'), deal('c')])
    for (const [at, each] of deals.entries()) expect((await follow(each.id, { playbookId: at ? two.id : one.id })).status).toBe(200)
    for (const each of deals.slice(1)) await rep.post(`/api/opportunities/${each.id}/advance`, { stageId: lost.id, lossReason: 'price' })
    const { rows, drill } = (await rep.get('/api/reports/winRateByPlaybook')).body
    const at = rows.findIndex((row: Shown) => row.playbookIds.id === two.id)
    expect(rows[at]).toMatchObject({ playbookIds: { title: '乙方案' }, won: 0, lost: 2, rate: 0 })
    expect((await rep.get(`/api/opportunities?filter=${encode(drill[at].lost.filter)}`)).body.count.value).toBe(2)
    expect(rows.some((row: Shown) => row.playbookIds.id === one.id)).toBe(false)
    const free = await deal('c')
    await rep.post(`/api/opportunities/${free.id}/advance`, { stageId: lost.id, lossReason: 'price' })
    const compared = (await rep.get('/api/reports/winRateByPlaybook')).body
    const last = compared.rows.length - 1
    expect(compared.rows[last].playbookIds).toEqual({ id: null, title: '未按打法（对照）' })
    const list = await rep.get(`/api/opportunities?filter=${encode(compared.drill[last].lost.filter)}&limit=200`)
    expect(list.body.records.map(({ id }: Shown) => id)).toContain(free.id)
    expect(list.body.count.value).toBe(compared.rows[last].lost)
  })
})
