import { sql } from 'kysely'
import { isId } from '../../lib/id.ts'
import { missing } from '../access/demand.ts'
import { type Context, type House, inTransaction } from '../context.ts'

/** A job that gave up: tried as often as it may, and failed each time. */
export type DeadJob = {
  readonly id: string
  readonly task: string
  readonly key: string | null
  readonly attempts: number
  readonly madeAt: string
  readonly failedAt: string
  readonly error: string | null
}
export type QueueCount = { readonly task: string; readonly state: 'ready' | 'later' | 'running' | 'dead'; readonly count: number }

const most = 200
const jobs = (house: House) => sql.table(`${house.jobsSchema}.jobs`)
const isDead = sql`attempts >= max_attempts and locked_at is null`

/** How many jobs of each kind are ready, put off, being done, or have given up. */
export async function queueCounts(house: House): Promise<QueueCount[]> {
  const state = sql`case when locked_at is not null then 'running' when attempts >= max_attempts then 'dead' when run_at > now() then 'later' else 'ready' end`
  const found = await sql<{
    task: string
    state: QueueCount['state']
    count: string
  }>`select task_identifier as task, ${state} as state, count(*) as count from ${jobs(house)} group by 1, 2`.execute(house.db)
  return found.rows.map((row) => ({ ...row, count: Number(row.count) }))
}

/** Jobs that gave up, the latest first, for an administrator to look at. */
export async function deadJobs({ house, db }: Context): Promise<DeadJob[]> {
  const found =
    await sql<DeadJob>`select id::text, task_identifier as task, key, attempts::int, created_at as "madeAt", updated_at as "failedAt", left(last_error, 2000) as error
    from ${jobs(house)} where ${isDead} order by updated_at desc, id desc limit ${most}`.execute(db)
  return found.rows
}

/** Gives a dead job all its tries again, from now. The long work it was to do is waiting again, if it is one that a person sees. */
export async function retryJob(ctx: Context, id: string): Promise<void> {
  if (!/^\d{1,18}$/.test(id)) throw missing()
  await inTransaction(ctx, async ({ house, db }) => {
    const dead = (await sql<{ key: string | null }>`select key from ${jobs(house)} where id = ${id}::bigint and ${isDead}`.execute(db)).rows[0]
    if (!dead) throw missing()
    await sql`select ${sql.ref(`${house.jobsSchema}.reschedule_jobs`)}(array[${id}::bigint], run_at := now(), attempts := 0)`.execute(db)
    const jobId = dead.key?.replace(/^(?:backgroundJob|task):/, '') ?? ''
    if (isId(jobId))
      await sql`update background_job set state = 'waiting', problem = null, ended_at = null where id = ${jobId} and state = 'failed'`.execute(db)
  })
}
