import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { startWorker } from '../src/engine/jobs/worker.ts'
import { openPool } from '../src/engine/schema/database.ts'
import { bootApp } from './app.ts'
import { asAdmin } from './house.ts'
import { expectInvariants } from './invariants.ts'

const { databaseUrl, opened, admin, person } = await bootApp()
const rep = await person({ name: '王小明', roles: ['rep'] })

/** Ends every connection to this house's database at once, as a restart of it would. */
const cutAll = () => asAdmin(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${new URL(databaseUrl).pathname.slice(1)}'`)

it('has one effect for every wish, and loses none that was answered, while all connections are cut again and again under eight writers (F3, F9)', async () => {
  const answered = new Map<string, string>()
  let unanswered = 0
  const write = async (name: string): Promise<void> => {
    for (let tries = 0; tries < 60; tries += 1) {
      const { status, body } = await rep.post('/api/customers', { name }, { 'idempotency-key': name.replace(/\D/g, '').padStart(16, '0') })
      if (status === 201) return void answered.set(name, body.record.id)
      expect([409, 429, 500, 503], `${status} ${JSON.stringify(body)}`).toContain(status)
      unanswered += 1
      await new Promise((wake) => setTimeout(wake, 100))
    }
    throw new Error(`${name} was never answered`)
  }
  const writers = Array.from({ length: 8 }, async (_, who) => {
    for (let turn = 0; turn < 12; turn += 1) await write(`断线客户 ${who + 1}0${turn + 10}`)
  })
  const done = Promise.all(writers)
  for (const mark of [10, 30, 50, 70]) {
    await expect.poll(() => answered.size, { timeout: 60_000, interval: 20 }).toBeGreaterThan(mark)
    await cutAll()
  }
  await done
  expect(unanswered).toBeGreaterThan(0)
  const { rows } = await sql<{ name: string; id: string }>`select name, id from customer where deleted_at is null`.execute(opened.house.db)
  expect(rows.length).toBe(96)
  expect(new Map(rows.map((row) => [row.name, row.id]))).toEqual(answered)
  await expectInvariants(opened.house)
  expect((await admin.get('/health/ready')).status).toBe(200)
})

it('does each tick of a clock once, however many workers there are (F20)', async () => {
  let ticks = 0
  const clock = {
    name: 'tickOfTheTest',
    cron: '* * * * *',
    run: async () => {
      ticks += 1
    },
  }
  const workers = await Promise.all(
    Array.from({ length: 3 }, () =>
      startWorker({ house: opened.house, pool: openPool(databaseUrl, { max: 4, onError: () => undefined }).pool, works: [], clocks: [clock] }),
    ),
  )
  // The first start counts from now; the next full minute is the tick.
  await expect.poll(() => ticks, { timeout: 80_000, interval: 100 }).toBeGreaterThan(0)
  await expect
    .poll(
      async () =>
        (await sql`select 1 from ${sql.table(`${opened.house.jobsSchema}._private_jobs`)} where key like 'clock:tick%'`.execute(opened.house.db)).rows.length,
    )
    .toBe(0)
  expect(ticks).toBe(1)
  for (const worker of workers) await worker.stop()
})

it('takes up its queue again after a time in which nothing could be noted in it, and does again what it could not note (F5)', async () => {
  const jobs = sql.table(`${opened.house.jobsSchema}._private_jobs`)
  const gate = Promise.withResolvers<void>()
  let runs = 0
  let isFull = true
  const clock = {
    name: 'gatedOfTheTest',
    cron: '0 0 1 1 *',
    run: async () => {
      runs += 1
      await gate.promise
      if (isFull) throw new Error('the disk is full')
    },
  }
  const said: string[] = []
  const hear = (_: object, text: string) => void said.push(text)
  const house = { ...opened.house, log: { ...opened.house.log, warn: hear, error: hear } }
  const worker = await startWorker({ house, pool: openPool(databaseUrl, { max: 4, onError: () => undefined }).pool, works: [], clocks: [clock] })
  for (let each = 0; each < 5; each += 1) await sql`select ${sql.ref(`${house.jobsSchema}.add_job`)}('gatedOfTheTest')`.execute(house.db)
  await expect.poll(() => runs).toBe(3)
  await sql`create function refuse_job() returns trigger language plpgsql as $$ begin raise exception 'the disk is full' using errcode = '53100'; end $$`.execute(
    house.db,
  )
  await sql`create trigger refuse before update or delete on ${jobs} for each row execute function refuse_job()`.execute(house.db)
  gate.resolve()
  await expect.poll(() => said.filter((text) => /Failed to (complete|fail) jobs/.test(text)).length, { timeout: 120_000 }).toBeGreaterThan(0)
  await new Promise((wake) => setTimeout(wake, 8000))
  isFull = false
  await sql`drop trigger refuse on ${jobs}`.execute(house.db)
  const left = async () =>
    (
      await sql`select 1 from ${jobs} as j join ${sql.table(`${house.jobsSchema}._private_tasks`)} as t on t.id = j.task_id where t.identifier = 'gatedOfTheTest'`.execute(
        house.db,
      )
    ).rows.length
  await expect.poll(left, { timeout: 120_000, message: said.join('\n') }).toBe(0)
  expect(runs).toBeGreaterThanOrEqual(5)
  await worker.stop()
}, 300_000)
