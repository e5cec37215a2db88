import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { run, runMigrations } from 'graphile-worker'
import { afterAll, expect, it } from 'vitest'
import { house } from '../../../test/house.ts'
import { noted, watchWorkers } from './revive.ts'

const { pool, databaseUrl } = await house()
const schema = 'revived_jobs'
const again = 'noted_jobs'
const poisoned = 'poisoned_jobs'
// Both before any worker runs: one that hears of a migration stops.
for (const each of [schema, again, poisoned]) await runMigrations({ pgPool: pool, schema: each })
const watch = () => watchWorkers({ pool, schema, everyMs: 50, onError: (error) => expect.unreachable(String(error)) })
const stops: (() => Promise<unknown>)[] = []
afterAll(async () => {
  for (const stop of stops) await stop()
})

it('does again the job of a worker that was killed, and leaves alone the job of one that lives', async () => {
  const done: string[] = []
  const living = watch()
  stops.push(living.stop)
  const { promise: goOn, resolve: letGo } = Promise.withResolvers<void>()
  const slow = await run({
    pgPool: pool,
    schema,
    events: living.events,
    concurrency: 1,
    pollInterval: 20,
    noHandleSignals: true,
    taskList: { slow: () => goOn.then(() => void done.push('slow')) },
  })
  stops.push(slow.stop)
  await pool.query(`select ${schema}.add_job('slow')`)
  await expect.poll(async () => (await pool.query(`select 1 from ${schema}.jobs where locked_by is not null`)).rows.length).toBe(1)
  await pool.query(`select ${schema}.add_job('quick')`)
  await pool.query(`update ${schema}._private_jobs set locked_by = 'worker-killed', locked_at = now() where locked_by is null`)
  const other = watch()
  stops.push(other.stop)
  const quick = await run({
    pgPool: pool,
    schema,
    events: other.events,
    concurrency: 1,
    pollInterval: 20,
    noHandleSignals: true,
    taskList: { quick: async () => void done.push('quick') },
  })
  stops.push(quick.stop)
  await expect.poll(() => done, { timeout: 10_000 }).toEqual(['quick'])
  const looks = 5
  for (let look = 0; look < looks; look++) await new Promise((passed) => setTimeout(passed, 50))
  letGo()
  await expect.poll(async () => (await pool.query(`select 1 from ${schema}.jobs`)).rows.length).toBe(0)
  expect(done).toEqual(['quick', 'slow'])
})

it('does again the job whose end could not be noted, once the queue that gave up is followed by another', async () => {
  await pool.query(
    `create function ${again}.refuse() returns trigger language plpgsql as $$ begin raise exception 'the disk is full' using errcode = '53100'; end $$`,
  )
  await pool.query(`create trigger refuse before delete on ${again}._private_jobs for each row execute function ${again}.refuse()`)
  const shared = watchWorkers({ pool, schema: again, everyMs: 50, onError: (error) => expect.unreachable(String(error)) })
  stops.push(shared.stop)
  const done: string[] = []
  const begin = () =>
    run({
      pgPool: pool,
      schema: again,
      events: shared.events,
      concurrency: 1,
      pollInterval: 20,
      noHandleSignals: true,
      preset: noted,
      taskList: { once: async () => void done.push('once') },
    })
  const first = await begin()
  await pool.query(`select ${again}.add_job('once')`)
  await first.promise.catch(() => undefined)
  expect(done).toEqual(['once'])
  await pool.query(`drop trigger refuse on ${again}._private_jobs`)
  stops.push((await begin()).stop)
  await expect.poll(() => done, { timeout: 10_000 }).toEqual(['once', 'once'])
  await expect.poll(async () => (await pool.query(`select 1 from ${again}.jobs`)).rows.length).toBe(0)
})

it('does a job that takes its process with it no oftener than it may, then lays it aside and goes on with the others (F19)', async () => {
  await pool.query(`select ${poisoned}.add_job('poison', max_attempts := 2, priority := -1), ${poisoned}.add_job('sound')`)
  const program = fileURLToPath(new URL('../../../test/poisoned-worker.ts', import.meta.url))
  const start = () => spawn(process.execPath, [program, databaseUrl, poisoned], { stdio: 'inherit' })
  for (const _ of ['once', 'twice']) expect((await once(start(), 'exit'))[1]).toBe('SIGKILL')
  const third = start()
  stops.push(async () => third.kill('SIGKILL'))
  const left = async () => (await pool.query(`select task_identifier as task, attempts, locked_at from ${poisoned}.jobs`)).rows
  await expect.poll(left, { timeout: 60_000 }).toEqual([{ task: 'poison', attempts: 2, locked_at: null }])
  expect(third.exitCode).toBeNull()
})
