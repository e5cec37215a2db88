import { sql } from 'kysely'
import pg from 'pg'
import { expect, inject, it } from 'vitest'
import { build } from '../src/app/serve.ts'
import { asHouse } from '../src/engine/access/person.ts'
import { objectOf } from '../src/engine/context.ts'
import { change } from '../src/engine/records/change.ts'
import { bootApp, caller, testConfig } from './app.ts'
import { asAdmin, withDatabase } from './house.ts'
import { expectInvariants } from './invariants.ts'

const { databaseUrl, opened, admin, anon } = await bootApp()
const database = new URL(databaseUrl).pathname.slice(1)
const made = async (name: string) => (await admin.post('/api/customers', { name })).body.record as { id: string; version: number }
const waiting = async () =>
  (await opened.pool.query(`select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).rows[0].n

/** Somebody else at the database, with all rights; `end` gives up what he holds. */
async function another(): Promise<{ query: pg.Client['query']; end: () => Promise<void> }> {
  const client = new pg.Client({ connectionString: withDatabase(inject('adminUrl'), database) })
  client.on('error', () => undefined)
  await client.connect()
  return { query: client.query.bind(client) as pg.Client['query'], end: () => client.end() }
}

it('does again what was undone so that another could go on, and tells nobody (F14)', async () => {
  const [one, two] = (await Promise.all(['死锁甲', '死锁乙'].map((name) => made(`${name}有限公司`)))).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const other = await another()
  try {
    // He waits long before he looks for a circle: it is always the house that is undone.
    await other.query(`set deadlock_timeout = '60s'`)
    await other.query('begin')
    await other.query('select 1 from customer where id = $1 for update', [two?.id])
    const house = asHouse(opened.house)
    const changed = change(
      house,
      objectOf(opened.house, 'customer'),
      [one, two].map((each) => ({ id: each?.id as string, version: 1, patch: { level: 'a' } })),
    )
    await expect.poll(waiting, { timeout: 20_000 }).toBe(1)
    await other.query('select 1 from customer where id = $1 for update', [one?.id])
    await other.query('commit')
    expect(await changed).toMatchObject([{ record: { version: 2 } }, { record: { version: 2 } }])
  } finally {
    await other.end()
  }
  const { rows } = await sql<{ level: string; version: number }>`select level, version from customer where id in (${one?.id}, ${two?.id})`.execute(
    opened.house.db,
  )
  expect(rows).toEqual([
    { level: 'a', version: 2 },
    { level: 'a', version: 2 },
  ])
  await expectInvariants(opened.house)
})

it('answers at once when more wait for a connection than can be served, says it is not ready, and serves who waited (F10)', async () => {
  const other = await another()
  try {
    await other.query('begin')
    await other.query('lock table customer in access exclusive mode')
    const early: Awaited<ReturnType<typeof admin.get>>[] = []
    const held = Array.from({ length: 500 }, async () => {
      const answer = await admin.get('/api/customers?limit=1')
      early.push(answer)
      return answer
    })
    await expect.poll(() => early.length, { timeout: 8000 }).toBeGreaterThan(50)
    for (const { status, body, headers } of early) expect([status, body.code, headers['retry-after']]).toEqual([503, 'away', '2'])
    expect((await anon.get('/health/live')).status).toBe(200)
    expect((await anon.get('/health/ready')).status).toBe(503)
    await other.query('rollback')
    const answers = await Promise.all(held)
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(0)
    for (const { status } of answers) expect([200, 429, 503]).toContain(status)
    expect((await anon.get('/health/ready')).status).toBe(200)
  } finally {
    await other.end()
  }
})

it('goes on with the connections it has when the database gives no more, refuses a second process clearly, and lets it in later (F11)', async () => {
  const { rows } = await opened.pool.query('select count(*)::int as n from pg_stat_activity where datname = current_database()')
  await asAdmin(`alter database ${database} connection limit ${rows[0].n + 1}`)
  try {
    const options = { config: testConfig(databaseUrl), databaseUrl, migrated: true, demo: false, logger: false, withoutWorker: true }
    await expect(build(options)).rejects.toMatchObject({ code: '53300' })
    const answers = await Promise.all(Array.from({ length: 60 }, (_, at) => admin.post('/api/customers', { name: `连接不足${at + 10}有限公司` })))
    for (const { status, text } of answers) expect([201, 503], text).toContain(status)
    expect(answers.some(({ status }) => status === 201)).toBe(true)
    await asAdmin(`alter database ${database} connection limit -1`)
    const second = await build(options)
    expect((await caller(second.app, admin.headers).get('/api/customers')).status).toBe(200)
    await second.close()
  } finally {
    await asAdmin(`alter database ${database} connection limit -1`)
  }
  await expectInvariants(opened.house)
})
