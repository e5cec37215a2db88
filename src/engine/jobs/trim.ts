import { type RawBuilder, sql } from 'kysely'
import { firstIdAt } from '../../lib/id.ts'
import type { Context } from '../context.ts'

/** Days things are kept: answers for a repeated request, notices, long jobs that have ended. */
const days = { answers: 1, notices: 180, backgroundJobs: 30 } as const
const chunk = 5000

/** Removes what nobody will ask for any more, in pieces, so that nothing else waits. Ids tell the time, so the primary key finds the old ones. */
export async function trimOld(ctx: Context): Promise<void> {
  const ago = (many: number) => ctx.now.getTime() - many * 86_400_000
  await remove(ctx, 'idempotency', sql`at < ${new Date(ago(days.answers)).toISOString()}::timestamptz`)
  await remove(ctx, 'notice', sql`id < ${firstIdAt(ago(days.notices))}::uuid`)
  // An import tells for ever which jobs read and ran it.
  await remove(
    ctx,
    'background_job',
    sql`id < ${firstIdAt(ago(days.backgroundJobs))}::uuid and ended_at is not null and not exists (select 1 from import as i where background_job.id in (i.job_id, i.undo_job_id))`,
  )
}

async function remove(ctx: Context, name: 'idempotency' | 'notice' | 'background_job', old: RawBuilder<unknown>): Promise<void> {
  const table = sql.table(name)
  for (;;) {
    const gone = await sql`delete from ${table} where ctid = any(array(select ctid from ${table} where ${old} limit ${chunk}))`.execute(ctx.db)
    if (Number(gone.numAffectedRows ?? 0) < chunk) return
  }
}
