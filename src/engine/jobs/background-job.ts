import { sql } from 'kysely'
import type { Label } from '../../kernel/label.ts'
import { Problem } from '../../kernel/problem.ts'
import { isId, newId } from '../../lib/id.ts'
import { missing } from '../access/demand.ts'
import { asHouse, asPerson } from '../access/person.ts'
import type { Context, House } from '../context.ts'
import { tellPeople } from '../notices/notice.ts'
import { backgroundJobText } from '../notices/words.ts'
import { guardProblem } from '../records/guarded.ts'
import { addJob } from './reaction.ts'

/** Long work a person waits for. Its row tells how far it is; the queue does it, and does it again after a kill. */
export type BackgroundJob = {
  readonly id: string
  readonly kind: string
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'
  readonly progress: number
  readonly total: number | null
  readonly result: Readonly<Record<string, unknown>> | null
  readonly problem: { readonly detail: Label } | null
}

/** Lets work tell how far it is; throws `Stopped` when the person has cancelled. */
export type Progress = (done: number, total?: number) => Promise<void>
export class Stopped extends Error {}

/** One kind of long work. It must be able to start again from where its own marks say it was. */
export type Work = {
  readonly kind: string /** How its notice calls it. */
  readonly label?: Label
  readonly run: (ctx: Context, input: Readonly<Record<string, unknown>>, progress: Progress, jobId: string) => Promise<Record<string, unknown>>
}

type Row = {
  id: string
  kind: string
  state: BackgroundJob['state']
  user_id: string
  roles: string[] | null
  act: string
  input: Record<string, unknown>
  progress: number
  total: number | null
  result: Record<string, unknown> | null
  problem: BackgroundJob['problem']
  wants_cancel: boolean
}

/** Somebody waits for it: after some five minutes of trying he hears that it failed. */
const tries = 6

/** Writes the background job and its entry in the queue in the transaction at hand. The act is the caller's, so what it does can be undone as one. */
export async function startBackgroundJob(ctx: Context, kind: string, input: Readonly<Record<string, unknown>>): Promise<BackgroundJob> {
  const id = newId()
  await sql`insert into background_job (id, kind, state, user_id, roles, act, input) values (${id}, ${kind}, 'waiting', ${ctx.person.id}, ${ctx.person.onlyRoles ?? null}::uuid[], ${ctx.act}, ${JSON.stringify(input)}::jsonb)`.execute(
    ctx.db,
  )
  await addJob(ctx, 'backgroundJob', { id }, { key: `backgroundJob:${id}`, tries })
  return { id, kind, state: 'waiting', progress: 0, total: null, result: null, problem: null }
}

/** A job of the person's own; an administrator sees all. */
export async function backgroundJobOf(ctx: Context, id: string): Promise<BackgroundJob> {
  const row = isId(id) ? await readRow(ctx, id) : undefined
  if (!row || (row.user_id !== ctx.person.id && !ctx.person.isAdmin)) throw missing()
  const { kind, state, progress, total, result, problem } = row
  return { id, kind, state, progress, total, result, problem }
}

export async function cancelBackgroundJob(ctx: Context, id: string): Promise<BackgroundJob> {
  await backgroundJobOf(ctx, id)
  await sql`update background_job set wants_cancel = true, state = case when state = 'waiting' then 'cancelled' else state end where id = ${id} and state in ('waiting', 'running')`.execute(
    ctx.db,
  )
  return backgroundJobOf(ctx, id)
}

async function readRow({ db }: Pick<Context, 'db'>, id: string): Promise<Row | undefined> {
  return (await sql<Row>`select * from background_job where id = ${id}`.execute(db)).rows[0]
}

/** Does a job in the worker, as the person who asked, with his rights of now (a narrowed key's roles stay the only ones). A problem ends it and is told; any other error is thrown, so the queue tries again. */
export async function runBackgroundJob(house: House, works: readonly Work[], id: string): Promise<void> {
  const row = await readRow(house, id)
  if (!row || row.state === 'done' || row.state === 'failed' || row.state === 'cancelled') return
  const person = await house.authority.person(row.user_id, row.roles ?? undefined)
  const work = works.find((each) => each.kind === row.kind)
  if (!person || !work)
    return end(house, id, 'failed', { detail: { zh: '发起人已停用，任务未执行', en: 'The person who asked is no longer active; nothing was done' } })
  await sql`update background_job set state = 'running' where id = ${id}`.execute(house.db)
  const ctx: Context = { ...asPerson(house, person), act: row.act }
  try {
    const result = await work.run(ctx, row.input, progressOf(house, id), id)
    await sql`update background_job set state = 'done', input = '{}', result = ${JSON.stringify(result)}::jsonb, ended_at = now(), progress = coalesce(total, progress) where id = ${id}`.execute(
      house.db,
    )
    await tellEnd(house, work, row, { state: 'done', result, problem: null })
  } catch (error) {
    if (error instanceof Stopped) return end(house, id, 'cancelled', null)
    const problem = error instanceof Problem ? error : guardProblem(error)
    if (!problem) throw error
    await end(house, id, 'failed', { detail: problem.detail })
    await tellEnd(house, work, row, { state: 'failed', result: null, problem: { detail: problem.detail } })
  } finally {
    house.announce({ act: row.act, object: 'job', verb: 'done', actorId: row.user_id, records: [{ id, version: 1, ownerId: row.user_id, unitId: null }] })
  }
}

/** The queue has given it up: an error of ours each time. Its job stays, for an administrator to have it done again. */
export async function abandonBackgroundJob(house: House, works: readonly Work[], id: string): Promise<void> {
  const row = await readRow(house, id)
  const work = works.find((each) => each.kind === row?.kind)
  if (row?.state !== 'running' || !work) return
  const problem = {
    detail: {
      zh: '系统出错，已记录；管理员处理后可以重新执行',
      en: 'Something went wrong on our side and was logged; an administrator can have it done again',
    },
  }
  await end(house, id, 'failed', problem)
  await tellEnd(house, work, row, { state: 'failed', result: null, problem })
}

/** He may have gone on to other things meanwhile. */
async function tellEnd(house: House, work: Work, { id, user_id: userId }: Row, outcome: Pick<BackgroundJob, 'state' | 'result' | 'problem'>): Promise<void> {
  const text = backgroundJobText(work.label ?? { zh: '后台任务', en: 'Your job' }, outcome)
  await tellPeople(asHouse(house), [{ userId, kind: 'job', actorId: null, object: 'job', recordId: id, text, cause: `job:${id}` }])
}

async function end(house: House, id: string, state: BackgroundJob['state'], problem: BackgroundJob['problem']): Promise<void> {
  await sql`update background_job set state = ${state}, input = '{}', problem = ${problem ? JSON.stringify(problem) : null}::jsonb, ended_at = now() where id = ${id}`.execute(
    house.db,
  )
}

function progressOf(house: House, id: string): Progress {
  return async (done, total) => {
    const now = await sql<{
      wants_cancel: boolean
    }>`update background_job set progress = ${done}, total = coalesce(${total ?? null}, total) where id = ${id} returning wants_cancel`.execute(house.db)
    if (now.rows[0]?.wants_cancel) throw new Stopped()
  }
}
