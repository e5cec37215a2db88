import { sql } from 'kysely'
import type { Context, Fact, Reaction } from '../context.ts'

export const defineReaction = (reaction: Reaction): Reaction => reaction

/** Facts one job carries; a bulk act of 50,000 rows makes 100 jobs, not 50,000. */
const chunk = 500

const listens = ({ on }: Reaction, { object, verb }: Fact): boolean => [`${object}.${verb}`, `*.${verb}`, '*.*'].some((name) => on.includes(name))

/** Adds the jobs of listening reactions in the transaction that wrote the facts. */
export async function addReactionJobs(ctx: Context, facts: readonly Fact[]): Promise<void> {
  for (const reaction of ctx.house.reactions) {
    const told = facts.filter((fact) => listens(reaction, fact))
    const heard = (told.length && reaction.heeds ? await reaction.heeds(ctx, told) : told).map((fact) => fact.id)
    for (let at = 0; at < heard.length; at += chunk) await addJob(ctx, 'reaction', { reaction: reaction.name, facts: heard.slice(at, at + chunk) })
  }
}

type JobOptions = {
  /** An equal waiting job is replaced, not doubled. */
  readonly key?: string
  /** Tries before it gives up (each waits e times longer); the queue's own 25 take some days. */
  readonly tries?: number
  /** Not before so many seconds from now. */
  readonly after?: number
  /** Jobs of one queue are done one at a time. */
  readonly queue?: string
}

/** A job of the queue, in the transaction at hand. */
export async function addJob(ctx: Context, task: string, payload: unknown, { key, tries, after = 0, queue }: JobOptions = {}): Promise<void> {
  await sql`select ${sql.ref(`${ctx.house.jobsSchema}.add_job`)}(${task}::text, payload := ${JSON.stringify(payload)}::json, job_key := ${key ?? null}::text, max_attempts := ${tries ?? null}::int, queue_name := ${queue ?? null}::text, run_at := now() + make_interval(secs => ${after}))`.execute(
    ctx.db,
  )
}
