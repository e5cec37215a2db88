import { sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import { asHouse } from '../src/engine/access/person.ts'
import type { Fact } from '../src/engine/context.ts'
import { findTwins } from '../src/engine/duplicates/find-twins.ts'
import { mergeTwinsWork } from '../src/engine/duplicates/merge-twins.ts'
import { compareAll } from '../src/engine/duplicates/scan.ts'
import { runBackgroundJob } from '../src/engine/jobs/background-job.ts'
import { bootApp, type Caller } from './app.ts'
import { cutWhileWaiting } from './cut.ts'
import { expectInvariants } from './invariants.ts'
import { customerOf } from './proofs/steps.ts'
import { people } from './twins/people.ts'

/** The duplicates desk over the whole base (S1-03, S2-28, attack row 8). No worker runs: the test does its jobs itself. */
const app = await bootApp()
const { admin, opened } = app
const { house } = opened
afterAll(() => expectInvariants(house))

type Group = {
  id: string
  score: number
  records: { id: string; title: string; masked: boolean; record?: Record<string, unknown> }[]
  pairs: { a: string; b: string; reasons: { field: string; level: string }[] }[]
}
const desk = async (query: string, by: Caller = admin): Promise<Group[]> => (await by.get(`/api/duplicates?limit=200&${query}`)).body.groups
const titles = (groups: readonly Group[]): string[][] => groups.map((group) => group.records.map(({ title }) => title).sort())

/** What the queue would do with all facts so far. */
async function settle(): Promise<void> {
  const { rows } = await sql<Record<string, never>>`select * from fact order by id`.execute(house.db)
  const facts = rows.map(
    ({ record_id, root_id, actor_id, ...row }) => ({ ...(row as object), recordId: record_id, rootId: root_id, actorId: actor_id }) as unknown as Fact,
  )
  const ctx = asHouse(house)
  await findTwins.run(ctx, (await findTwins.heeds?.(ctx, facts)) ?? [])
}

const make = async (plural: string, draft: unknown, by: Caller = admin): Promise<string> => {
  const made = await by.post(`/api/${plural}`, draft)
  if (made.status !== 201) throw new Error(made.text)
  return made.body.record.id
}

describe('the desk', () => {
  const supervisor = app.person({ name: '查重主管', roles: ['supervisor'] })

  it('shows 上海某某贸易有限公司 and 某某贸易（上海）有限公司 of one telephone as one, with its reasons; a namesake elsewhere is not', async () => {
    await make('customers', { name: '上海瀚海某某贸易有限公司', phones: [{ number: '021-62770334' }] })
    await make('customers', { name: '瀚海某某贸易（上海）有限公司', phones: [{ number: '021-62770334' }] })
    await make('customers', { name: '北京瀚海机械有限公司', phones: [{ number: '010-62770999' }] })
    await settle()
    const [group, ...rest] = await desk('object=customer')
    expect(rest).toEqual([])
    expect(titles([group as Group])).toEqual([['上海瀚海某某贸易有限公司', '瀚海某某贸易（上海）有限公司']])
    expect(group?.pairs[0]?.reasons).toEqual(
      expect.arrayContaining([expect.objectContaining({ field: 'phones', level: 'same' }), expect.objectContaining({ field: 'name', level: 'alike' })]),
    )
  })

  it('remembers "no duplicate" until one of the two changes, and what is held off until its day', async () => {
    const [group] = await desk('object=customer')
    const { a, b } = (group as Group).pairs[0] as { a: string; b: string }
    const tell = (state: string, more = {}) => admin.post('/api/duplicates/tell', { object: 'customer', pairs: [[a, b]], state, ...more })
    expect((await tell('different')).body).toEqual({ told: 1 })
    expect(await desk('object=customer')).toEqual([])
    expect(titles(await desk('object=customer&state=different'))).toHaveLength(1)
    await admin.patch(`/api/customers/${a}`, { version: 1, level: 'a' })
    await settle()
    expect(await desk('object=customer')).toEqual([])
    await admin.patch(`/api/customers/${a}`, { version: 2, phones: [{ number: '021-62770334' }, { number: '13800138123' }] })
    await settle()
    expect(await desk('object=customer')).toHaveLength(1)
    const soon = new Date(Date.now() + 2 * 86_400_000).toISOString()
    expect((await tell('later', { until: soon })).status).toBe(200)
    expect((await tell('later', { until: '2020-01-01' })).status).toBe(422)
    expect(await desk('object=customer')).toEqual([])
    await compareAll.run({ ...asHouse(house), now: new Date(Date.now() + 3 * 86_400_000) })
    expect(await desk('object=customer')).toHaveLength(1)
  })

  it('tells of a twin out of reach its name alone; of contacts nothing, and no reason by a field that is masked (row 8)', async () => {
    const rep = await app.person({ name: '查重业务', roles: ['rep'] })
    const mine = await make('customers', { name: '苏州越界精密仪器有限公司', phones: [{ number: '0512-65432100' }] }, rep)
    const theirs = await make('customers', { name: '越界精密仪器（苏州）有限公司', phones: [{ number: '0512-65432100' }], note: '秘密' })
    for (const customerId of [mine, theirs])
      await make('contacts', {
        customerId,
        name: '欧阳越界',
        phones: [{ number: '13900139000' }],
        birthday: { calendar: 'solar', year: 1980, month: 2, day: 3 },
      })
    await settle()
    const [group] = await desk('object=customer', rep)
    expect(group?.records.find((each) => each.id === theirs)).toEqual({ id: theirs, title: '越界精密仪器（苏州）有限公司', masked: true })
    expect(JSON.stringify(group)).not.toContain('秘密')
    expect(await desk('object=contact', rep)).toEqual([])
    expect(titles(await desk('object=contact'))).toEqual([['欧阳越界', '欧阳越界']])
    expect((await rep.post('/api/duplicates/tell', { object: 'customer', pairs: [[mine, theirs]], state: 'different' })).status).toBe(404)
    const marketer = await app.person({ name: '市场', roles: ['marketing'] })
    const [seen] = await desk('object=contact', marketer)
    expect(seen?.pairs[0]?.reasons.map((each) => each.field).sort()).toEqual(['customerId', 'name'])
    expect((await (await supervisor).post('/api/duplicates/merge', { object: 'customer', groups: [[mine, theirs]] })).status).toBe(202)
    expect((await rep.post('/api/duplicates/merge', { object: 'customer', groups: [[mine, theirs]] })).status).toBe(403)
  })

  it('merges the groups a person has seen, and nothing that has come to them since; all undone as one', async () => {
    const groups = await desk('object=customer')
    const seen = groups.map((group) => group.records.map(({ id }) => id))
    const stale = [await customerOf(admin, '与谁都不像的甲公司'), await customerOf(admin, '毫不相干的乙工厂')]
    const { body } = await admin.post('/api/duplicates/merge', { object: 'customer', groups: [...seen, stale] })
    await runBackgroundJob(house, [mergeTwinsWork], body.job.id)
    expect((await admin.get(`/api/jobs/${body.job.id}`)).body.job).toMatchObject({ state: 'done', result: { done: seen.length, leftCount: 1 } })
    await settle()
    expect(await desk('object=customer')).toEqual([])
    const undone = await admin.post(`/api/acts/${body.act}/undo`)
    expect(undone.body).toMatchObject({ undone: seen.flat().length, left: [] })
    await settle()
    expect(await desk('object=customer')).toHaveLength(seen.length)
  })
})

describe('a look at all of them', () => {
  it('goes on where it was killed, finds the same, and is repeated without a change', async () => {
    const customerId = await customerOf(admin, '人名库有限公司')
    const rows = people(77, { originals: 300, twins: 150, mostSlips: 2 }).filter(({ values }) => values.name)
    const drafts = rows.map(({ values }) => ({
      customerId,
      name: values.name,
      ...(values.address ? { address: { street: values.address } } : {}),
      ...(birthday(values.birthday) ?? {}),
    }))
    for (let at = 0; at < drafts.length; at += 200) expect((await admin.post('/api/contacts', drafts.slice(at, at + 200))).status).toBe(207)
    await sql`delete from twin_pair`.execute(house.db)
    await sql`delete from twin_key`.execute(house.db)
    await admin.post('/api/duplicates/scan', { object: 'contact' })
    const cut = await cutWhileWaiting(
      app.databaseUrl,
      "select pg_advisory_xact_lock(hashtextextended('twin pairs ' || current_schema() || 'contact', 0))",
      () => compareAll.run(asHouse(house)),
    )
    expect(cut).toBeInstanceOf(Error)
    expect((await admin.get('/api/duplicates?object=contact')).body.scan).toMatchObject({ phase: 'pairs' })
    await compareAll.run(asHouse(house))
    const found = titles(await desk('object=contact'))
    expect(found.length).toBeGreaterThan(60)
    await admin.post('/api/duplicates/scan', { object: 'contact' })
    await compareAll.run(asHouse(house))
    expect(titles(await desk('object=contact'))).toEqual(found)
  })
})

function birthday(text: string | undefined) {
  const [year, month, day] = [Number(text?.slice(0, 4)), Number(text?.slice(4, 6)), Number(text?.slice(6, 8))]
  return text && month >= 1 && month <= 12 && day >= 1 && day <= 28 && year > 1900 && year < 2020
    ? { birthday: { calendar: 'solar', year, month, day } }
    : undefined
}
