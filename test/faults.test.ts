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
