import { describe, expect, it } from 'vitest'
import { bootApp } from '../../../test/app.ts'
import { asHouse } from '../../engine/access/person.ts'
import { makePartitions } from '../../engine/facts/partitions.ts'
import { trimOld } from '../../engine/jobs/trim.ts'
import { moveWindows } from '../../engine/records/rollup-windows.ts'
import { firstIdAt } from '../../lib/id.ts'
import { keepHouse } from './keep-house.clock.ts'

const { admin, adminId, opened, anon } = await bootApp({ withWorker: true, withClocks: true })
const { pool, house } = opened
const at = (instant: string) => asHouse(house, new Date(instant))
const inDays = (days: number) => asHouse(house, new Date(Date.now() + days * 86_400_000))
const nobody = '01900000-0000-7000-8000-000000000000'

describe('the months of facts', () => {
  const partitions = async () =>
    (
      await pool.query(`select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'fact'::regclass order by 1`)
    ).rows.map(({ name }) => name as string)
  const plant = (id: string) =>
    pool.query(
      `insert into fact (id, act, at, object, record_id, root_id, verb, actor_id, version) values ($1, $2, now(), 'customer', $2, $2, 'update', $2, 1)`,
      [id, nobody],
    )
  const homeOf = async (id: string) => (await pool.query('select tableoid::regclass::text as home from fact where id = $1', [id])).rows.map(({ home }) => home)

  it('are there at the start, this one and the next three, so that nothing falls into the default', async () => {
    const now = new Date()
    const names = [0, 1, 2, 3].map(
      (later) => `fact_${new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + later, 1)).toISOString().slice(0, 7).replace('-', '_')}`,
    )
    expect(await partitions()).toEqual(expect.arrayContaining(names))
    expect((await pool.query('select 1 from fact_rest')).rowCount).toBe(0)
    expect((await pool.query('select 1 from fact')).rowCount).toBeGreaterThan(0)
  })

  it('take over what lies in the default already, lose nothing, and are made once however often and by however many', async () => {
    const [early, last, next, old] = [
      firstIdAt(Date.UTC(2031, 0, 1)),
      firstIdAt(Date.UTC(2031, 0, 31, 23, 59, 59, 999)),
      firstIdAt(Date.UTC(2031, 1, 1)),
      firstIdAt(Date.UTC(2019, 5, 15)),
    ]
    for (const id of [early, last, next, old]) await plant(id)
    expect(await homeOf(early)).toEqual(['fact_rest'])
    await Promise.all([1, 2, 3].map(() => makePartitions(at('2031-01-10T00:00:00Z'))))
    await makePartitions(at('2031-01-10T00:00:00Z'))
    expect([await homeOf(early), await homeOf(last), await homeOf(next), await homeOf(old)]).toEqual([
      ['fact_2031_01'],
      ['fact_2031_01'],
      ['fact_2031_02'],
      ['fact_2019_06'],
    ])
    expect((await pool.query('select 1 from fact_rest')).rowCount).toBe(0)
    const plan = await pool.query(`explain select * from fact where record_id = $1 order by id desc limit 1`, [nobody])
    expect(JSON.stringify(plan.rows)).toContain('fact_2031_01_record_id')
  })
})

it('forgets answers after a day, notices after half a year and ended jobs after a month, nothing sooner', async () => {
  const old = (days: number, instant: number) => firstIdAt(instant - days * 86_400_000)
  const now = Date.now()
  await pool.query(
    `insert into idempotency (user_id, route, key, request_hash, at) values ($1, '/a', 'old', 'x', now() - interval '25 hours'), ($1, '/a', 'new', 'x', now() - interval '23 hours')`,
    [nobody],
  )
  for (const days of [179, 181])
    await pool.query(`insert into notice (id, user_id, at, kind, text, cause) values ($1, $2, now(), 'job', '{}', $3)`, [old(days, now), nobody, `${days}`])
  for (const [days, state, ended] of [
    [29, 'done', 'now()'],
    [31, 'done', 'now()'],
    [32, 'running', 'null'],
  ] as const)
    await pool.query(`insert into background_job (id, kind, state, user_id, act, input, ended_at) values ($1, 'bulk', '${state}', $2, $2, '{}', ${ended})`, [
      old(days, now),
      nobody,
    ])
  for (const _ of ['once', 'twice']) await trimOld(asHouse(house, new Date(now)))
  expect((await pool.query('select key from idempotency where user_id = $1', [nobody])).rows).toEqual([{ key: 'new' }])
  expect((await pool.query('select cause from notice where user_id = $1', [nobody])).rows).toEqual([{ cause: '179' }])
  expect((await pool.query('select state from background_job where user_id = $1 order by id', [nobody])).rows).toEqual([
    { state: 'running' },
    { state: 'done' },
  ])
})

describe('figures over the last days (S0-11)', () => {
  const counts = async (id: string) => {
    const { recordCount30, recordCount90, recordCount, version } = (await admin.get(`/api/customers/${id}`)).body.record
    return [recordCount30, recordCount90, recordCount, version]
  }

  it('let old contacts fall out as days go by, leave version and history alone, and look only at whom it concerns', async () => {
    const made = (await admin.post('/api/customers', [{ name: '重庆窗口一厂' }, { name: '重庆窗口二厂' }])).body.results.map(
      ({ record }: { record: { id: string } }) => record.id,
    ) as string[]
    const [moving, still] = made as [string, string]
    const day = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()
    for (const [customerId, days] of [
      [moving, 1],
      [moving, 25],
      [still, 1],
    ] as const)
      await admin.post('/api/contactRecords', { customerId, channel: 'phone', at: day(days), content: '电话' })
    expect(await counts(moving)).toEqual([2, 2, 2, 1])
    await moveWindows(inDays(0))
    expect(await counts(moving)).toEqual([2, 2, 2, 1])
    await pool.query('update customer set record_count30 = 7 where id = $1', [still])
    for (const _ of ['once', 'twice']) await moveWindows(inDays(10))
    expect(await counts(moving)).toEqual([1, 2, 2, 1])
    expect((await counts(still))[0]).toBe(7)
    await moveWindows(inDays(400))
    expect(await counts(moving)).toEqual([0, 0, 2, 1])
    expect(await counts(still)).toEqual([0, 0, 1, 1])
  })
})

it('has its clocks known to the queue, each made up for once after a night switched off', async () => {
  const { rows } = await pool.query(`select identifier from ${house.jobsSchema}._private_known_crontabs order by 1`)
  expect(rows.map(({ identifier }) => identifier)).toEqual(expect.arrayContaining(keepHouse.map(({ name }) => name)))
  expect(adminId && (await anon.get('/health/ready')).status).toBe(200)
})
