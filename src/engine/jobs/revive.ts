import { EventEmitter } from 'node:events'
import type { WorkerEvents } from 'graphile-worker'
import type pg from 'pg'

export type Watch = {
  readonly events: WorkerEvents
  /** What this process's workers still hold is anybody's: they have given up. */
  readonly forsake: () => Promise<void>
  readonly stop: () => Promise<void>
}
type Watched = { readonly pool: pg.Pool; readonly schema: string; readonly everyMs?: number; readonly onError: (error: unknown) => void }

/** Ends of jobs are noted in batches, however small: what goes wrong there reaches the runner. Alone, nobody would hear of it, and Node would end the whole house. */
export const noted = { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } } as const

const usualEveryMs = 5000

/**
 * A worker that was killed leaves its jobs locked, and the queue gives them to nobody else for four hours. So each worker holds a
 * lock of its session under its name, which dies with it; who finds a job whose worker's lock is free, twice in a row (a new
 * worker takes its lock a moment after its first job may come), unlocks it, and the job is done again (F17).
 */
export function watchWorkers({ pool, schema, everyMs = usualEveryMs, onError }: Watched): Watch {
  const mine = new Set<string>()
  const events: WorkerEvents = new EventEmitter()
  let suspects = new Set<string>()
  let keeper: Promise<pg.PoolClient> | undefined
  const connection = (): Promise<pg.PoolClient> => {
    keeper ??= pool.connect().then((client) => {
      client.once('error', () => {
        keeper = undefined
      })
      return client
    })
    return keeper
  }
  const claim = async (worker: string) =>
    void (await (await connection()).query('select pg_advisory_lock_shared(hashtextextended($1, 0))', [`${schema} ${worker}`]))
  const letGo = async (worker: string) =>
    void (await (await connection()).query('select pg_advisory_unlock_shared(hashtextextended($1, 0))', [`${schema} ${worker}`]))
  const look = async () => {
    const wasCut = keeper === undefined
    const client = await connection()
    if (wasCut) for (const worker of mine) await claim(worker)
    const dead = await deadWorkers(client, schema, mine)
    const sure = dead.filter((worker) => suspects.has(worker))
    if (sure.length) await client.query(`select "${schema}".force_unlock_workers($1::text[])`, [sure])
    suspects = new Set(dead)
  }
  // The queue writes the name of a process's pool of workers beside each job they hold.
  events.on('pool:create', ({ workerPool }) => {
    mine.add(workerPool.id)
    claim(workerPool.id).catch(onError)
  })
  let isOver = false
  let looking = Promise.resolve()
  const inTurn = (work: () => Promise<void>) => {
    looking = looking.then(work).catch((error) => {
      keeper = undefined
      onError(error)
    })
  }
  // A pool that gave up may have left jobs it could not put back: they are anybody's now.
  events.on('pool:release', ({ workerPool }) => {
    mine.delete(workerPool.id)
    if (!isOver) inTurn(() => letGo(workerPool.id))
  })
  const forsake = async () => {
    const given = [...mine]
    mine.clear()
    for (const worker of given) await letGo(worker).catch(onError)
  }
  const timer = setInterval(() => inTurn(look), everyMs)
  timer.unref()
  const stop = async () => {
    isOver = true
    clearInterval(timer)
    await looking
    // Closed, not given back: its locks go with it.
    await keeper?.then((client) => client.release(true)).catch(onError)
  }
  return { events, forsake, stop }
}

/** Workers that hold jobs while nobody holds their lock. Tried and let go at once: an exclusive try fails while its holder lives. */
async function deadWorkers(client: pg.PoolClient, schema: string, mine: ReadonlySet<string>): Promise<string[]> {
  const { rows } = await client.query<{ worker: string }>(
    `select distinct locked_by as worker from "${schema}".jobs where locked_by is not null and locked_by <> all($1::text[])`,
    [[...mine]],
  )
  const dead: string[] = []
  for (const { worker } of rows) {
    const key = `${schema} ${worker}`
    const tried = await client.query<{ free: boolean }>('select pg_try_advisory_lock(hashtextextended($1, 0)) as free', [key])
    if (!tried.rows[0]?.free) continue
    await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [key])
    dead.push(worker)
  }
  return dead
}
