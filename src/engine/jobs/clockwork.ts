import { sql } from 'kysely'
import type { Db, House } from '../context.ts'

/** Between two looks the process's own time may be off from the time that passed by this much (ms); more, and somebody has set the clock. */
const slack = 30_000

/** Calls `turned` when this machine's clock was set, forward or back: told from the steady counter beside it (F15). Returns how to stop. */
export function watchTime(turned: () => void, everyMs = 5000): () => void {
  const skew = () => Date.now() - performance.now()
  let last = skew()
  const timer = setInterval(() => {
    const now = skew()
    if (Math.abs(now - last) > slack) turned()
    last = now
  }, everyMs)
  timer.unref()
  return () => clearInterval(timer)
}

/** What time it is for everybody: the database's, which every process shares. */
export async function sharedNow(db: Db): Promise<Date> {
  const found = await sql<{ now: string }>`select now() as now`.execute(db)
  return new Date(found.rows[0]?.now as string)
}

/**
 * Ticks that the queue believes are done though their time has not come: a process whose clock ran ahead noted them. Left there, no
 * clock of the house would tick until then.
 */
export async function forgetFuture({ db, jobsSchema }: Pick<House, 'db' | 'jobsSchema'>): Promise<void> {
  const known = sql.table(`${jobsSchema}._private_known_crontabs`)
  await sql`update ${known} set last_execution = now(), known_since = least(known_since, now()) where last_execution > now() + interval '1 minute'`.execute(db)
  await sql`update ${sql.table(`${jobsSchema}._private_jobs`)} set run_at = now() where key like 'clock:%' and run_at > now() + interval '1 minute' and attempts = 0`.execute(
    db,
  )
}
