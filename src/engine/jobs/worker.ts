import { Logger, type Runner, run, runMigrations } from 'graphile-worker'
import { sql } from 'kysely'
import type pg from 'pg'
import { asHouse } from '../access/person.ts'
import type { Fact, House } from '../context.ts'
import type { Clock } from './clock.ts'
import { watchWorkers } from './revive.ts'
import { abandonTask, runTask, type Work } from './task.ts'

export type WorkerParts = {
  readonly house: House
  /** The worker's own connections; closed when it stops. */
  readonly pool: pg.Pool
  readonly works: readonly Work[]
  readonly clocks: readonly Clock[]
  readonly concurrency?: number
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

/** Takes jobs from the queue until closed: reactions after commit, a person's long tasks, clocks. Several may share one database. */
export async function startWorker({ house, pool, works, clocks, concurrency = 3 }: WorkerParts): Promise<Runner> {
  const watch = watchWorkers({ pool, schema: house.jobsSchema, onError: (error) => house.log.warn({ err: error }, 'the watch over the workers was cut') })
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
      ...Object.fromEntries(clocks.map((clock) => [taskOfClock(clock), () => clock.run(asHouse(house))])),
    },
  })
  runner.events.on('job:failed', ({ job }) => {
    if (job.task_identifier === 'task')
      void abandonTask(house, works, (job.payload as { id: string }).id).catch((error) => house.log.error({ err: error }, 'a failed task could not be told'))
  })
  const stop = async () => {
    await runner.stop()
    await watch.stop()
    await pool.end()
  }
  return { ...runner, stop }
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
