import { afterAll, describe, expect, it } from 'vitest'
import { build } from '../src/app/serve.ts'
import { bootApp, type Caller, caller, testConfig } from './app.ts'
import { creditCodeOf } from './authority/codes.ts'
import { house } from './house.ts'
import { expectInvariants } from './invariants.ts'

type Built = Awaited<ReturnType<typeof build>>

const app = await bootApp({ withWorker: true })
const { admin, opened } = app
const people = await Promise.all(['甲', '乙'].map((name) => app.person({ name, roles: ['supervisor'] })))
const times = <T>(count: number, make: (at: number) => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: count }, (_, at) => make(at)))
const statuses = (answers: readonly { status: number }[]) =>
  Object.fromEntries([...Map.groupBy(answers, ({ status }) => status)].map(([status, group]) => [status, group.length]))
const newCustomer = async (name: string, by: Caller = admin) => (await by.post('/api/customers', { name })).body.record as { id: string; version: number }

afterAll(() => expectInvariants(opened.house))

describe('a hundred at the same instant', () => {
  it('make one customer of one credit code; the rest are refused in the shape of a duplicate', async () => {
    const creditCode = creditCodeOf(1)
    const answers = await times(100, (at) => admin.post('/api/customers', { name: `并发公司${at}号`, creditCode }))
    expect(statuses(answers)).toEqual({ 201: 1, 409: 99 })
    for (const { body } of answers.filter(({ status }) => status === 409)) {
      expect(body.fields).toMatchObject([{ field: 'creditCode', code: 'duplicate' }])
      expect(body.hits).toMatchObject([{ level: 'duplicate', on: expect.arrayContaining(['code']) }])
    }
  })

  it('make one customer of one name without a code, whoever writes it and however', async () => {
    const spellings = ['同名机械（苏州）有限公司', '同名机械(苏州)有限公司', ' 同名机械（苏州） 有限公司']
    const answers = await times(100, (at) => people[at % 2]?.post('/api/customers', { name: spellings[at % 3] }) as ReturnType<Caller['post']>)
    expect(statuses(answers)).toEqual({ 201: 1, 409: 99 })
  })

  it('make one customer when each sends a batch with the same codes in another order', async () => {
    const codes = [11, 12, 13, 14].map(creditCodeOf)
    const batches = await times(12, (at) =>
      admin.post(
        '/api/customers',
        (at % 2 ? codes : codes.toReversed()).map((creditCode, place) => ({ name: `批次${at}第${place}家公司`, creditCode })),
      ),
    )
    for (const batch of batches) expect([207, 429]).toContain(batch.status)
    for (const creditCode of codes) {
      const found = await admin.get(`/api/customers?filter=${encodeURIComponent(JSON.stringify({ field: 'creditCode', op: 'eq', value: creditCode }))}`)
      expect(found.body.records).toHaveLength(1)
    }
  })
})

describe('one record, two hands', () => {
  it('keeps the one of two changes that came first and shows both to the other (row 91)', async () => {
    const { id } = await newCustomer('两处同改有限公司')
    const answers = await times(2, (at) => admin.patch(`/api/customers/${id}`, { version: 1, level: at ? 'a' : 'b' }))
    expect(statuses(answers)).toEqual({ 200: 1, 409: 1 })
    const stale = answers.find(({ status }) => status === 409)?.body
    const { level, version } = (await admin.get(`/api/customers/${id}`)).body.record
    expect(stale).toMatchObject({ version: 2, conflicts: { level: { theirs: level, was: null, yours: level === 'a' ? 'b' : 'a' } } })
    expect(version).toBe(2)
  })

  it('takes one act back once, however often it is asked at the same instant', async () => {
    const { id } = await newCustomer('同时撤销有限公司')
    await admin.patch(`/api/customers/${id}`, { version: 1, level: 'a' })
    const { act } = (await admin.get(`/api/customers/${id}/facts`)).body.facts.find(({ verb }: { verb: string }) => verb === 'update')
    const answers = await times(8, () => admin.post(`/api/acts/${act}/undo`))
    expect(answers.map(({ body }) => body.undone ?? 0).reduce((sum, each) => sum + each, 0)).toBe(1)
    expect((await admin.get(`/api/customers/${id}`)).body.record).toMatchObject({ level: null, version: 3 })
  })

  it('deletes once, restores once', async () => {
    const { id } = await newCustomer('同时删除有限公司')
    expect(statuses(await times(8, () => admin.delete(`/api/customers/${id}`)))).toEqual({ 200: 1, 404: 7 })
    expect(statuses(await times(8, () => admin.post(`/api/customers/${id}/restore`)))).toEqual({ 200: 1, 404: 7 })
  })

  it('has one effect for fifty equal requests with one Idempotency-Key, and one answer (S0-35)', async () => {
    const answers = await times(50, () => admin.post('/api/customers', { name: '只有一次有限公司' }, { 'idempotency-key': 'once' }))
    expect(statuses(answers)).toEqual({ 201: 50 })
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    const other = await admin.post('/api/customers', { name: '另一家' }, { 'idempotency-key': 'once' })
    expect(other.status).toBe(409)
  })
})

describe('children written while their parent moves', () => {
  it('carry the owner and unit their parent ends with, and are all counted', async () => {
    const units = await Promise.all(['东区', '西区'].map(async (name) => (await admin.post('/api/orgUnits', { name })).body.record.id as string))
    const owners = await Promise.all(units.map((unitId, at) => app.person({ name: `负责人${at}`, roles: ['rep'], unitId })))
    const { id } = await newCustomer('换人时写入有限公司')
    const move = async (at: number) => {
      const { version } = (await admin.get(`/api/customers/${id}`)).body.record
      return admin.patch(`/api/customers/${id}`, { version, ownerId: owners[at % 2]?.id })
    }
    const contacts = times(30, (at) => admin.post('/api/contacts', { name: `联系人${at}`, customerId: id }))
    const records = times(30, (at) =>
      admin.post('/api/contactRecords', { customerId: id, channel: 'phone', at: new Date(Date.now() - at * 60_000).toISOString(), content: `第 ${at} 次` }),
    )
    for (let at = 0; at < 6; at++) await move(at)
    for (const { status, text } of [...(await contacts), ...(await records)]) expect(status, text).toBe(201)
    const { contactCount, recordCount } = (await admin.get(`/api/customers/${id}`)).body.record
    expect([contactCount, recordCount]).toEqual([30, 30])
    await expectInvariants(opened.house)
  })

  it('are counted right when many of them change, go and come back at once (S0-11)', async () => {
    const { id } = await newCustomer('同时增减有限公司')
    const made = await times(20, (at) =>
      admin.post('/api/contactRecords', {
        customerId: id,
        channel: 'phone',
        at: new Date(Date.now() - at * 3_600_000).toISOString(),
        content: '通话',
        result: `结果${at}`,
      }),
    )
    const ids = made.map(({ body }) => body.record.id as string)
    const answers = await times(20, (at) =>
      at % 2 ? admin.delete(`/api/contactRecords/${ids[at]}`) : admin.patch(`/api/contactRecords/${ids[at]}`, { version: 1, result: `改后${at}` }),
    )
    expect(statuses(answers)).toEqual({ 200: 20 })
    expect((await admin.get(`/api/customers/${id}`)).body.record).toMatchObject({ recordCount: 10, lastResult: '改后0' })
  })
})

describe('the first and the last administrator', () => {
  let left: Caller | undefined

  it('are made once, however many set the house up at the same instant, in two processes (row 30)', async () => {
    const { databaseUrl, pool } = await house()
    const options = { config: testConfig(databaseUrl), databaseUrl, migrated: true, demo: false, logger: false, withoutWorker: true }
    const processes = await Promise.all([build(options), build(options)])
    const answers = await times(6, (at) =>
      caller((processes[at % 2] as Built).app, {}).post('/api/setup', {
        company: `公司${at}`,
        name: '首任',
        email: `first${at}@kexin.test`,
        password: 'correct horse battery 客心',
      }),
    )
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    for (const { status } of answers) expect([201, 404, 409]).toContain(status)
    for (const table of ['"user"', 'company', 'auth_user']) expect((await pool.query(`select count(*)::int as n from ${table}`)).rows).toEqual([{ n: 1 }])
    for (const process of processes) await process.close()
  }, 60_000)

  it('one of two who disable each other at the same instant stays', async () => {
    const [one, two] = await Promise.all(['管理甲', '管理乙'].map((name) => app.person({ name, roles: ['admin'] })))
    await opened.house.authority.person(app.adminId)
    const gone = await admin.post(`/api/users/${app.adminId}/setActive`, { active: false })
    expect(gone.status, gone.text).toBe(200)
    const answers = await Promise.all([
      one?.post(`/api/users/${two?.id}/setActive`, { active: false }),
      two?.post(`/api/users/${one?.id}/setActive`, { active: false }),
    ])
    expect(answers.map((answer) => answer?.status).filter((status) => status === 200)).toHaveLength(1)
    left = answers[0]?.status === 200 ? one : two
    expect((await left?.get('/api/users'))?.status).toBe(200)
    const back = await left?.post(`/api/users/${app.adminId}/setActive`, { active: true })
    expect(back?.status).toBe(200)
  })

  it('a bulk act over everybody leaves the last one standing and says so', async () => {
    const listed = (await left?.get('/api/users?limit=200'))?.body.records as { id: string; active: boolean }[]
    const active = listed.filter((each) => each.active).map(({ id }) => id)
    const job = (await left?.post('/api/users/bulk', { ids: active, patch: { roleIds: [] } }))?.body.job
    const state = async () => (await opened.pool.query('select state, result from background_job where id = $1', [job.id])).rows[0]
    await expect.poll(async () => (await state()).state, { timeout: 20_000 }).toBe('done')
    expect((await state()).result.leftCount).toBe(1)
  })
})
