import { afterAll, describe, expect, it } from 'vitest'
import { handoverWork } from '../src/engine/handover/work.ts'
import { runBackgroundJob } from '../src/engine/jobs/background-job.ts'
import { bootApp, type Caller } from './app.ts'
import { expectInvariants } from './invariants.ts'
import { call, encode } from './proofs/steps.ts'

/** A leaver's everything, handed over (S2-27, S4-34). No worker runs: the test does each job itself, and kills it where it likes. */
const app = await bootApp()
const { admin, opened } = app
afterAll(() => expectInvariants(opened.house))

let count = 0
type Person = Awaited<ReturnType<typeof app.person>>
const people = (names: readonly string[]): Promise<Person[]> => Promise.all(names.map((name) => app.person({ name: `${name}${++count}`, roles: ['rep'] })))
const customers = async (by: Caller, many: number, more = {}): Promise<string[]> => {
  const { body } = await by.post(
    '/api/customers',
    Array.from({ length: many }, () => ({ name: `交接公司${++count}号`, ...more })),
  )
  return body.results.map((each: { record: { id: string } }) => each.record.id)
}
const ownedBy = async (id: string): Promise<number> =>
  (await admin.get(`/api/customers?filter=${encode({ field: 'ownerId', op: 'eq', value: id })}`)).body.count.value
const run = (id: string) => runBackgroundJob(opened.house, [handoverWork], id)
const jobOf = async (id: string) => (await admin.get(`/api/jobs/${id}`)).body.job
const start = async (body: unknown, by: Caller = admin) => (await by.post('/api/handovers', body)).body as { job: { id: string }; act: string }

describe('a leaver', () => {
  it('hands over everything in one act; authors stay, he is out at once, and undo brings all of it back', async () => {
    const [leaver, heir] = (await people(['离职者', '接手者'])) as [Person, Person]
    const [id] = (await customers(leaver, 1)) as [string]
    const contact = (await leaver.post('/api/contacts', { customerId: id, name: '老联系人' })).body.record
    const record = (await leaver.post('/api/contactRecords', call(id, { contactIds: [contact.id] }))).body.record
    const report = await app.person({ name: '下属', roles: ['rep'], supervisorId: leaver.id })
    const preview = await admin.post('/api/handovers/preview', { personId: leaver.id })
    expect(preview.body.owned).toEqual(
      expect.arrayContaining([
        { object: 'customer', field: 'ownerId', count: 1, capped: false, mine: 1, children: false, binned: 0 },
        { object: 'contact', field: 'customerId', count: 1, capped: false, mine: 1, children: true, binned: 0 },
        { object: 'user', field: 'supervisorId', count: 1, capped: false, mine: 1, children: false, binned: 0 },
      ]),
    )
    const { job, act } = await start({ personId: leaver.id, rules: [{ to: [heir.id] }], last: { command: 'setActive', input: { active: false } } })
    await run(job.id)
    expect(await jobOf(job.id)).toMatchObject({ state: 'done', result: { done: 2, leftCount: 0, given: { 'customer.ownerId': { [heir.id]: 1 } } } })
    expect((await leaver.get('/api/me')).status).toBe(401)
    expect((await heir.get(`/api/customers/${id}`)).body.record).toMatchObject({ ownerId: heir.id, createdById: leaver.id })
    expect((await heir.get(`/api/contacts/${contact.id}`)).body.record).toMatchObject({ ownerId: heir.id, createdById: leaver.id })
    expect((await heir.get(`/api/contactRecords/${record.id}`)).body.record).toMatchObject({ createdById: leaver.id })
    const [fact] = (await heir.get(`/api/customers/${id}/facts`)).body.facts
    expect(fact).toMatchObject({ verb: 'handOver', changes: { ownerId: [leaver.id, heir.id] } })
    const records = await admin.get(`/api/contactRecords?filter=${encode({ field: 'createdById', op: 'eq', value: leaver.id })}`)
    expect(records.body.records.map((each: { id: string }) => each.id)).toEqual([record.id])
    expect((await admin.get(`/api/users/${report.id}`)).body.record.supervisorId).toBe(heir.id)
    expect((await admin.get(`/api/handovers?personId=${leaver.id}`)).body.handovers).toMatchObject([{ act, leftCount: 0 }])
    expect((await admin.post(`/api/acts/${act}/undo`)).body).toMatchObject({ undone: 3, left: [] })
    expect((await admin.get(`/api/customers/${id}`)).body.record.ownerId).toBe(leaver.id)
    expect((await admin.get(`/api/users/${report.id}`)).body.record.supervisorId).toBe(leaver.id)
  })

  it('is split by what his customers are, the rest evenly', async () => {
    const [leaver, south, one, two] = (await people(['分家者', '南方', '甲', '乙'])) as [Person, Person, Person, Person]
    const chosen = await customers(leaver, 2)
    await customers(leaver, 3, { region: '440300' })
    await customers(leaver, 5, { level: 'a' })
    const rules = [
      { object: 'customer', ids: chosen, to: [two.id] },
      { object: 'customer', filter: { field: 'region', op: 'within', value: '44' }, to: [south.id] },
      { to: [one.id, two.id] },
    ]
    const { job } = await start({ personId: leaver.id, rules })
    await run(job.id)
    expect(await Promise.all([leaver, south, one, two].map((person) => ownedBy(person.id)))).toEqual([0, 3, 4, 3])
  })

  it('leaves nothing in the recycle bin behind: what is restored later is his successor’s, and undo gives all of it back', async () => {
    const [leaver, heir] = (await people(['清箱者', '接手者'])) as [Person, Person]
    const [lives, buried, merged] = (await customers(leaver, 3)) as [string, string, string]
    const contact = (await leaver.post('/api/contacts', { customerId: buried, name: '箱中联系人' })).body.record
    expect((await admin.delete(`/api/customers/${buried}`)).status).toBe(200)
    const folded = await admin.post(`/api/customers/${lives}/merge`, { losers: [merged] })
    const preview = await admin.post('/api/handovers/preview', { personId: leaver.id })
    expect(preview.body.owned).toEqual(expect.arrayContaining([expect.objectContaining({ object: 'customer', field: 'ownerId', count: 1, binned: 2 })]))
    const { job, act } = await start({ personId: leaver.id, rules: [{ to: [heir.id] }] })
    await run(job.id)
    expect((await jobOf(job.id)).result).toMatchObject({ done: 3, leftCount: 0 })
    await expectInvariants(opened.house)
    expect((await admin.post(`/api/acts/${act}/undo`)).body).toMatchObject({ undone: 3, left: [] })
    await expectInvariants(opened.house)
    const again = await start({ personId: leaver.id, rules: [{ to: [heir.id] }] })
    await run(again.job.id)
    expect((await admin.post(`/api/customers/${buried}/restore`)).body.record).toMatchObject({ ownerId: heir.id })
    expect((await heir.get(`/api/contacts/${contact.id}`)).body.record).toMatchObject({ ownerId: heir.id })
    expect((await admin.post(`/api/acts/${folded.body.act}/undo`)).status).toBe(200)
    expect((await heir.get(`/api/customers/${merged}`)).body.record).toMatchObject({ id: merged, ownerId: heir.id })
    expect(await ownedBy(leaver.id)).toBe(0)
  })

  it('keeps what no rule fits, and says so', async () => {
    const [leaver, heir] = (await people(['留一半者', '接手者'])) as [Person, Person]
    await customers(leaver, 2, { level: 'a' })
    await customers(leaver, 1, { level: 'b' })
    const { job } = await start({ personId: leaver.id, rules: [{ object: 'customer', filter: { field: 'level', op: 'eq', value: 'a' }, to: [heir.id] }] })
    await run(job.id)
    expect((await jobOf(job.id)).result).toMatchObject({ done: 2, leftCount: 1 })
    expect(await ownedBy(leaver.id)).toBe(1)
  })

  it('is told to the page by the house: records of others, not children, nor those of reports one has not', async () => {
    const role = (await admin.post('/api/roles', { name: '内勤' })).body.record
    const clerk = await app.person({ name: '内勤员', roles: [role.id] })
    const may = async (...grants: object[]) => {
      expect((await admin.post(`/api/roles/${role.id}/setRights`, { grants })).status).toBe(200)
      return (await clerk.get('/api/me')).body.mayHandOver
    }
    expect((await admin.get('/api/me')).body.mayHandOver).toBe(true)
    expect(await may({ object: 'contact', action: 'assign', reach: 'all', unitIds: [] })).toBe(false)
    const reports = { object: 'customer', action: 'assign', reach: 'reports', unitIds: [] }
    expect(await may(reports)).toBe(false)
    const junior = await app.person({ name: '新人', roles: ['rep'], supervisorId: clerk.id })
    expect(await may(reports)).toBe(true)
    expect((await junior.get('/api/me')).body.mayHandOver).toBe(false)
  })
})

describe('a hand-over that is killed', () => {
  it.each([1, 2, 3])('after piece %i and started again loses nothing and doubles nothing', async (pieces) => {
    const [leaver, one, two] = (await people(['被中断者', '甲', '乙'])) as [Person, Person, Person]
    const ids = (await Promise.all([customers(leaver, 400), customers(leaver, 301)])).flat()
    const { job, act } = await start({ personId: leaver.id, rules: [{ to: [one.id, two.id] }] })
    let told = 0
    const cut = {
      ...handoverWork,
      run: (...[ctx, input, progress, id]: Parameters<typeof handoverWork.run>) =>
        handoverWork.run(ctx, input, (done, total) => (++told > pieces ? Promise.reject(new Error('killed')) : progress(done, total)), id),
    }
    await expect(runBackgroundJob(opened.house, [cut], job.id)).rejects.toThrow('killed')
    expect((await jobOf(job.id)).state).toBe('running')
    await run(job.id)
    expect((await jobOf(job.id)).result).toMatchObject({ done: 701, leftCount: 0 })
    const [first, second] = await Promise.all([ownedBy(one.id), ownedBy(two.id)])
    expect([first + second, Math.abs(first - second)]).toEqual([701, 1])
    const facts = await admin.get(`/api/customers/${ids[0]}/facts`)
    expect(facts.body.facts.filter((fact: { act: string }) => fact.act === act)).toHaveLength(1)
  })

  it('stops when asked, and what is done can be undone', async () => {
    const [leaver, heir] = (await people(['被叫停者', '接手者'])) as [Person, Person]
    await customers(leaver, 300)
    const { job, act } = await start({ personId: leaver.id, rules: [{ to: [heir.id] }] })
    let isStopped = false
    const stopped = {
      ...handoverWork,
      run: (...[ctx, input, progress, id]: Parameters<typeof handoverWork.run>) =>
        handoverWork.run(
          ctx,
          input,
          async (done, total) => {
            if (done > 0 && !isStopped) await admin.post(`/api/jobs/${job.id}/cancel`).then(() => (isStopped = true))
            return progress(done, total)
          },
          id,
        ),
    }
    await runBackgroundJob(opened.house, [stopped], job.id)
    expect((await jobOf(job.id)).state).toBe('cancelled')
    expect(await ownedBy(heir.id)).toBe(250)
    expect((await admin.post(`/api/acts/${act}/undo`)).body).toMatchObject({ undone: 250, left: [] })
    expect(await ownedBy(leaver.id)).toBe(300)
  })
})

describe('who may hand over', () => {
  it('is who may assign; a plan with a slip is refused before anything is done', async () => {
    const [leaver, heir] = (await people(['守权者', '接手者'])) as [Person, Person]
    await customers(leaver, 1)
    for (const object of [{}, { object: 'customer' }, { object: 'task' }])
      expect((await leaver.post('/api/handovers', { personId: leaver.id, rules: [{ ...object, to: [heir.id] }] })).status).toBe(403)
    for (const body of [
      {},
      { personId: leaver.id, rules: [] },
      { personId: leaver.id, rules: [{ to: [leaver.id] }] },
      { personId: leaver.id, rules: [{ to: ['01920000-0000-7000-8000-000000000000'] }] },
      { personId: leaver.id, rules: [{ object: 'contact', to: [heir.id] }] },
      { personId: leaver.id, rules: [{ object: 'customer', filter: { field: 'nonsense', op: 'eq', value: 1 }, to: [heir.id] }] },
      { personId: leaver.id, rules: [{ to: [heir.id] }], more: 1 },
    ])
      expect((await admin.post('/api/handovers', body)).status, JSON.stringify(body)).toBe(422)
    expect(await ownedBy(leaver.id)).toBe(1)
  })
})
