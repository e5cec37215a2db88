import { setTimeout as pause } from 'node:timers/promises'
import { Logger, type Runner, run, runMigrations } from 'graphile-worker'
import { sql } from 'kysely'
import type pg from 'pg'
import { asHouse } from '../access/person.ts'
import type { Context, Fact, House } from '../context.ts'
import { abandonBackgroundJob, runBackgroundJob, type Work } from './background-job.ts'
import type { Clock } from './clock.ts'
import { forgetFuture, sharedNow, watchTime } from './clockwork.ts'
import { type Ear, openEar } from './ear.ts'
import { addJob } from './reaction.ts'
import { noted, type Watch, watchWorkers } from './revive.ts'

export type WorkerParts = {
  readonly house: House
  /** The worker's own connections; closed when it stops. */
  readonly pool: pg.Pool
  readonly works: readonly Work[]
  readonly clocks: readonly Clock[]
  readonly ears?: readonly Ear[]
  /** Nothing is begun by the clock: a house whose every change is somebody's, so that a test may say what changed. */
  readonly withoutClocks?: boolean
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

/** Between two tries to begin while the database is gone (ms). */
const beginEveryMs = 1000
/** So long a queue may take to end (ms): one that could not note how its jobs ended may wait for them for ever. */
const endingMs = 15_000

/**
 * Takes jobs from the queue until closed: reactions after commit, a person's long jobs, clocks. Several may share one database. It begins
 * anew when this machine's clock is set, for the queue's own times would wait for one that has been or is far off (F15); and when the
 * queue gives up, since the database was gone or full as it was to note how a job ended (F3, F6): that job is done again.
 */
export async function startWorker(parts: WorkerParts): Promise<{ stop(): Promise<void> }> {
  const { house, pool } = parts
  const watch = watchWorkers({ pool, schema: house.jobsSchema, onError: (error) => house.log.warn({ err: error }, 'the watch over the workers was cut') })
  tellFailed(parts, watch)
  let isStopped = false
  let turning = Promise.resolve()
  let runner: Runner | undefined
  const end = async () => {
    const ending = runner
    runner = undefined
    if (ending) await Promise.race([ending.stop().catch(() => undefined), pause(endingMs, undefined, { ref: false })])
  }
  const begin = async () => {
    const begun = await takeJobs(parts, watch)
    runner = begun
    // One that ends although nobody ended it has given up.
    const settled = () => runner === begun && renew('the queue gave up')
    begun.promise.then(settled, settled)
  }
  const again = async () => {
    await end()
    await watch.forsake()
    while (!runner && !isStopped) await begin().catch(() => pause(beginEveryMs))
  }
  const renew = (why: string) => {
    if (isStopped || !runner) return
    house.log.warn({}, `${why}; the worker begins anew`)
    turning = turning.then(again)
  }
  watch.events.on('pool:fatalError', () => renew('the queue could not note how a job ended'))
  await begin()
  const ears = (parts.ears ?? []).map((ear) => openEar(ear, { pool, house }))
  const stopWatching = watchTime(() => renew('the clock of this machine was set'), parts.lookMs)
  const stop = async () => {
    isStopped = true
    stopWatching()
    await Promise.all(ears.map((ear) => ear.stop()))
    await turning
    await end()
    await watch.stop()
    await pool.end()
  }
  return { stop }
}

/** What the queue calls a background job; the second name is of jobs queued before 0026. */
const backgroundNames = ['backgroundJob', 'task']

/** A person's job that was tried as often as it may be is told to him. */
function tellFailed({ house, works }: WorkerParts, { events }: Watch): void {
  events.on('job:failed', ({ job }) => {
    if (backgroundNames.includes(job.task_identifier))
      void abandonBackgroundJob(house, works, (job.payload as { id: string }).id).catch((error) =>
        house.log.error({ err: error }, 'a failed job could not be told'),
      )
  })
}

async function takeJobs({ house, pool, works, clocks, withoutClocks = false, concurrency = 3 }: WorkerParts, watch: Watch): Promise<Runner> {
  await forgetFuture(house)
  return run({
    pgPool: pool,
    events: watch.events,
    schema: house.jobsSchema,
    logger: loggerOf(house.log),
    concurrency,
    preset: noted,
    noHandleSignals: true,
    pollInterval: 1000,
    crontab: withoutClocks ? '' : clocks.map(cronLine).join('\n'),
    taskList: {
      reaction: (payload) => runReaction(house, payload as { reaction: string; facts: string[] }),
      ...Object.fromEntries(backgroundNames.map((name) => [name, (payload: unknown) => runBackgroundJob(house, works, (payload as { id: string }).id)])),
      ...Object.fromEntries(clocks.map((clock) => [taskOfClock(clock), async () => clock.run(asHouse(house, await sharedNow(house.db)))])),
    },
  })
}

const taskOfClock = ({ name }: Clock): string => name.replace(/[^a-zA-Z0-9_]/g, '_')

/** A time that passed while no worker ran is made up for once, however often it passed: by the key, waiting ones are one. */
const cronLine = (clock: Clock): string => `${clock.cron} ${taskOfClock(clock)} ?fill=2d&jobKey=clock:${taskOfClock(clock)}`

const putOff = { seconds: 5, longestMs: 6 * 3_600_000 } as const

async function runReaction(house: House, payload: { reaction: string; facts: string[] }): Promise<void> {
  const reaction = house.reactions.find((each) => each.name === payload.reaction)
  if (!reaction) return
  const found = await sql<FactRow>`select * from fact where id = any(${payload.facts}::uuid[]) order by id`.execute(house.db)
  const facts = found.rows.map(({ record_id: recordId, root_id: rootId, actor_id: actorId, ...row }): Fact => ({ ...row, recordId, rootId, actorId }))
  const ctx = asHouse(house)
  const isYoung = facts.some(({ at }) => ctx.now.getTime() - Date.parse(at) < putOff.longestMs)
  // What waited comes back one at a time, so that it never takes the place of what somebody waits for.
  if (reaction.canWait && isYoung && (await isBackgroundJobRunning(ctx)))
    return addJob(ctx, 'reaction', payload, { after: putOff.seconds, queue: reaction.name })
  await reaction.run(ctx, facts)
}

async function isBackgroundJobRunning({ db }: Context): Promise<boolean> {
  const found = await sql`select 1 from background_job where state = 'running' limit 1`.execute(db)
  return found.rows.length > 0
}
