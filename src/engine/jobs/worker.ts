import { Logger, type Runner, run, runMigrations } from 'graphile-worker'
import { sql } from 'kysely'
import type pg from 'pg'
import { asHouse } from '../access/person.ts'
import type { Fact, House } from '../context.ts'
import type { Clock } from './clock.ts'
import { forgetFuture, sharedNow, watchTime } from './clockwork.ts'
import { type Watch, watchWorkers } from './revive.ts'
import { abandonTask, runTask, type Work } from './task.ts'

export type WorkerParts = {
  readonly house: House
  /** The worker's own connections; closed when it stops. */
  readonly pool: pg.Pool
  readonly works: readonly Work[]
  readonly clocks: readonly Clock[]
  readonly concurrency?: number
  /** How often (ms) this machine's clock is looked at. */
  readonly lookMs?: number
}

type FactRow = {
  id: string
  act: string
  at: string
  object: string
  record_id: string
  root_id: string
  verb: string
  actor_id: string
  version: number
  changes: Fact['changes']
  note: unknown
}

/** Brings the queue's own schema up to date: before the first write, for a write may add a job. */
export const prepareQueue = (pool: pg.Pool, { jobsSchema, log }: Pick<House, 'jobsSchema' | 'log'>): Promise<void> =>
  runMigrations({ pgPool: pool, schema: jobsSchema, logger: loggerOf(log) })

/** What the queue has to say goes where the house's own words go; each job's coming and going is no news. */
const loggerOf = (log: House['log']): Logger =>
  new Logger(({ taskIdentifier, jobId }) => (level, text) => {
    if (level === 'error') log.error({ taskIdentifier, jobId }, text)
    if (level === 'warning') log.warn({ taskIdentifier, jobId }, text)
  })

/**
 * Takes jobs from the queue until closed: reactions after commit, a person's long tasks, clocks. Several may share one database. When
 * this machine's clock is set, its ticks begin anew: the queue's own would wait for a time that has been or is far off (F15).
 */
export async function startWorker(parts: WorkerParts): Promise<{ stop(): Promise<void> }> {
  const { house, pool } = parts
  const watch = watchWorkers({ pool, schema: house.jobsSchema, onError: (error) => house.log.warn({ err: error }, 'the watch over the workers was cut') })
  let runner = await takeJobs(parts, watch)
  let isStopped = false
  let turning = Promise.resolve()
  const renew = async () => {
    if (isStopped) return
    house.log.warn({}, 'the clock of this machine was set; the times of the house begin anew')
    await runner.stop()
    runner = await takeJobs(parts, watch)
  }
  const stopWatching = watchTime(() => {
    turning = turning.then(renew).catch((error) => house.log.error({ err: error }, 'the worker did not begin anew'))
  }, parts.lookMs)
  const stop = async () => {
    isStopped = true
    stopWatching()
    await turning
    await runner.stop()
    await watch.stop()
    await pool.end()
  }
  return { stop }
}

async function takeJobs({ house, pool, works, clocks, concurrency = 3 }: WorkerParts, watch: Watch): Promise<Runner> {
  await forgetFuture(house)
  const runner = await run({
    pgPool: pool,
    events: watch.events,
    schema: house.jobsSchema,
    logger: loggerOf(house.log),
    concurrency,
    noHandleSignals: true,
    pollInterval: 1000,
    crontab: clocks.map(cronLine).join('\n'),
    taskList: {
      reaction: (payload) => runReaction(house, payload as { reaction: string; facts: string[] }),
      task: (payload) => runTask(house, works, (payload as { id: string }).id),
      ...Object.fromEntries(clocks.map((clock) => [taskOfClock(clock), async () => clock.run(asHouse(house, await sharedNow(house.db)))])),
    },
  })
  runner.events.on('job:failed', ({ job }) => {
    if (job.task_identifier === 'task')
      void abandonTask(house, works, (job.payload as { id: string }).id).catch((error) => house.log.error({ err: error }, 'a failed task could not be told'))
  })
  return runner
}

const taskOfClock = ({ name }: Clock): string => name.replace(/[^a-zA-Z0-9_]/g, '_')

/** A time that passed while no worker ran is made up for once, however often it passed: by the key, waiting ones are one. */
const cronLine = (clock: Clock): string => `${clock.cron} ${taskOfClock(clock)} ?fill=2d&jobKey=clock:${taskOfClock(clock)}`

async function runReaction(house: House, { reaction: name, facts: ids }: { reaction: string; facts: string[] }): Promise<void> {
  const reaction = house.reactions.find((each) => each.name === name)
  if (!reaction) return
  const found = await sql<FactRow>`select * from fact where id = any(${ids}::uuid[]) order by id`.execute(house.db)
  const facts = found.rows.map(({ record_id: recordId, root_id: rootId, actor_id: actorId, ...row }): Fact => ({ ...row, recordId, rootId, actorId }))
  await reaction.run(asHouse(house), facts)
}
