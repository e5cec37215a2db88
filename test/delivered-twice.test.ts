import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { workParts } from '../src/app/work-parts.ts'
import { runBackgroundJob } from '../src/engine/jobs/background-job.ts'
import { bootApp, type Caller, testConfig } from './app.ts'
import { expectInvariants } from './invariants.ts'

const { databaseUrl, opened, admin, person } = await bootApp()
const { house } = opened
const parts = await workParts(house, databaseUrl, testConfig(databaseUrl))
const [leaver, heir] = await Promise.all(['离职者', '接手者'].map((name) => person({ name, roles: ['rep'] })))

/** The same job in two hands at one instant, and once more when it is long done: what a queue may do that promises to forget none. */
async function thrice(started: Awaited<ReturnType<Caller['post']>>): Promise<Record<string, any>> {
  expect(started.status, started.text).toBe(202)
  const { id } = started.body.job
  const twice = await Promise.allSettled([runBackgroundJob(house, parts.works, id), runBackgroundJob(house, parts.works, id)])
  expect(twice.some(({ status }) => status === 'fulfilled')).toBe(true)
  await runBackgroundJob(house, parts.works, id)
  const { job } = (await admin.get(`/api/jobs/${id}`)).body
  expect(job.state, JSON.stringify(job)).toBe('done')
  return job.result
}

const names = Array.from({ length: 300 }, (_, at) => `两次投递客户${at + 100}有限公司`)
const made = await (leaver as Caller).post(
  '/api/customers',
  names.map((name) => ({ name })),
)
const ids: string[] = made.body.results.map((each: { record: { id: string } }) => each.record.id)
const state = async () =>
  (
    await sql<{ level: string; owner: string; version: number; n: string }>`
    select level, owner_id as owner, version, count(*) as n from customer where id = any(${ids}::uuid[]) group by 1, 2, 3 order by 3`.execute(house.db)
  ).rows.map(({ n, ...row }) => ({ ...row, n: Number(n) }))
const told = async () =>
  (await sql<{ cause: string }>`select cause, count(*) as n from notice group by user_id, cause having count(*) > 1`.execute(house.db)).rows

it('has its effect once though it is delivered twice at one instant and again later: a change of many, a hand-over (F18)', async () => {
  const owner = (leaver as { id: string }).id
  await thrice(await admin.post('/api/customers/bulk', { ids, patch: { level: 'a' } }))
  expect(await state()).toEqual([{ level: 'a', owner, version: 2, n: 300 }])
  await thrice(await admin.post('/api/handovers', { personId: owner, rules: [{ to: [(heir as { id: string }).id] }] }))
  expect(await state()).toEqual([{ level: 'a', owner: (heir as { id: string }).id, version: 3, n: 300 }])
  const acts = (await sql<{ act: string }>`select distinct act from fact where record_id = any(${ids}::uuid[]) and verb = 'update'`.execute(house.db)).rows
  expect(acts).toHaveLength(1)
  expect(await told()).toEqual([])
  await expectInvariants(house)
  await parts.pool.end()
})
