import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import type { House } from '../context.ts'

/** Something outside that is listened to without end, by one process of the house at a time. */
export type Ear = {
  readonly name: string
  /** Listens until the signal. Returning or throwing before says that the line is gone; it is listened to again after a while. */
  readonly listen: (signal: AbortSignal) => Promise<void>
  /** The line is gone, so often in a row; what is to be told of that. */
  readonly broke?: (error: unknown, times: number) => Promise<void>
}

/** Milliseconds. */
export type Pace = {
  /** Who does not listen asks this often whether he may. */
  readonly askMs: number
  /** After the first break; doubled after each that follows it. */
  readonly firstMs: number
  readonly mostMs: number
  /** A line that held so long was a good one: the next break is the first again. */
  readonly goodMs: number
}
export const usualPace: Pace = { askMs: 5000, firstMs: 1000, mostMs: 300_000, goodMs: 60_000 }

type Ground = { readonly pool: pg.Pool; readonly house: Pick<House, 'jobsSchema' | 'log'>; readonly pace?: Pace }

/**
 * Keeps an ear open. Who listens holds a lock of his session, which dies with him: of several processes exactly one does, and another
 * takes over within seconds, also from one that only waits for a better line. Uses one connection of the pool while it listens.
 */
export function openEar(ear: Ear, ground: Ground): { stop(): Promise<void> } {
  const ending = new AbortController()
  const over = keepOpen(ear, ground, ending.signal)
  return {
    stop: async () => {
      ending.abort()
      await over
    },
  }
}

async function keepOpen(ear: Ear, { pool, house: { jobsSchema, log }, pace = usualPace }: Ground, signal: AbortSignal): Promise<void> {
  let times = 0
  const hold = async (lost: AbortSignal): Promise<void> => {
    const over = AbortSignal.any([signal, lost])
    if (over.aborted) return
    const since = performance.now()
    const error = await ear.listen(over).catch((thrown: unknown) => thrown)
    if (signal.aborted) return
    times = performance.now() - since >= pace.goodMs ? 1 : times + 1
    log[times > 1 ? 'warn' : 'info']({ err: error, times }, `${ear.name}: the line is gone`)
    await ear.broke?.(error, times)
  }
  while (!signal.aborted) {
    const isMine = await alone(pool, `${jobsSchema} ${ear.name}`, hold).catch((error: unknown) => {
      log.warn({ err: error }, `${ear.name}: the database is gone`)
      return false
    })
    const ms = isMine ? Math.min(pace.mostMs, pace.firstMs * 2 ** (times - 1)) : pace.askMs
    await pause(ms, undefined, { signal }).catch(() => undefined)
  }
}

/** Does the work while nobody else does; false when somebody is at it. It is told when its session, and so its lock, is lost. */
async function alone(pool: pg.Pool, key: string, work: (lost: AbortSignal) => Promise<void>): Promise<boolean> {
  const client = await pool.connect()
  const lost = new AbortController()
  const cut = () => lost.abort()
  client.once('error', cut)
  let isMine = false
  try {
    const tried = await client.query<{ free: boolean }>('select pg_try_advisory_lock(hashtextextended($1, 0)) as free', [key])
    isMine = tried.rows[0]?.free === true
    if (isMine) await work(lost.signal)
    return isMine
  } finally {
    client.off('error', cut)
    // Closed, not given back: its lock goes with it.
    client.release(isMine)
  }
}
