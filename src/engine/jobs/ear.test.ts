import { afterAll, expect, it } from 'vitest'
import { house } from '../../../test/house.ts'
import { type Ear, openEar, type Pace } from './ear.ts'

const { pool } = await house()
const pace: Pace = { askMs: 20, firstMs: 5, mostMs: 50, goodMs: 60_000 }
const log = { error: () => undefined, warn: () => undefined, info: () => undefined }
const open: { stop(): Promise<void> }[] = []
afterAll(() => Promise.all(open.map((each) => each.stop())))

const ended = (signal: AbortSignal) => new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))

/** A process that listens for `name`; it says when it does. */
function opened(name: string, listen: Ear['listen'], broke?: Ear['broke']) {
  const ear = openEar({ name, listen, ...(broke ? { broke } : {}) }, { pool, house: { jobsSchema: 'ears', log }, pace })
  open.push(ear)
  return ear
}

it('is open in one of several processes at a time; another takes over from one that stops and from one that is killed', async () => {
  const listening = new Set<number>()
  let most = 0
  const ears = [1, 2, 3].map((process) =>
    opened('one at a time', async (signal) => {
      listening.add(process)
      most = Math.max(most, listening.size)
      await ended(signal)
      listening.delete(process)
    }),
  )
  await expect.poll(() => listening.size).toBe(1)
  const [first] = [...listening] as [number]
  await ears[first - 1]?.stop()
  await expect.poll(() => listening.size === 1 && !listening.has(first)).toBe(true)
  const [second] = [...listening] as [number]
  expect(most).toBe(1)
  // What the database does for one whose process is gone: his session ends.
  await pool.query(`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted and pid <> pg_backend_pid()
    and database = (select oid from pg_database where datname = current_database())`)
  await expect.poll(() => listening.size).toBe(1)
  await Promise.all(ears.map((each) => each.stop()))
  expect(listening.size).toBe(0)
  expect([1, 2, 3]).toContain(second)
})

it('listens again when the line is gone, whether it says why or not, and tells how often in a row', async () => {
  const told: [unknown, number][] = []
  let tries = 0
  const ear = opened(
    'gone',
    async (signal) => {
      tries += 1
      if (tries < 4) throw new Error(`no line ${tries}`)
      if (tries > 4) await ended(signal)
    },
    async (error, times) => void told.push([(error as Error | undefined)?.message, times]),
  )
  await expect.poll(() => tries).toBe(5)
  expect(told).toEqual([
    ['no line 1', 1],
    ['no line 2', 2],
    ['no line 3', 3],
    [undefined, 4],
  ])
  await ear.stop()
})

it('that is stopped while it waits, or before it ever listened, ends at once', async () => {
  const ear = openEar(
    { name: 'patient', listen: async () => Promise.reject(new Error('no line')) },
    { pool, house: { jobsSchema: 'ears', log }, pace: { askMs: 3_600_000, firstMs: 3_600_000, mostMs: 3_600_000, goodMs: 1 } },
  )
  await ear.stop()
  const held = async () =>
    (
      await pool.query(`select 1 from pg_locks where locktype = 'advisory' and granted and pid <> pg_backend_pid()
    and database = (select oid from pg_database where datname = current_database())`)
    ).rows.length
  await expect.poll(held).toBe(0)
})
