import { sql } from 'kysely'
import type { Context, Reaction } from '../context.ts'

export const defineReaction = (reaction: Reaction): Reaction => reaction

/** Facts one job carries; a bulk act of 50,000 rows makes 100 jobs, not 50,000. */
const chunk = 500

const listens = (reaction: Reaction, object: string, verb: string): boolean => reaction.on.includes(`${object}.${verb}`) || reaction.on.includes(`*.${verb}`)

/** Adds the jobs of listening reactions in the transaction that wrote the facts. */
export async function addReactionJobs(ctx: Context, object: string, facts: readonly { id: string; verb: string }[]): Promise<void> {
  for (const reaction of ctx.house.reactions) {
    const heard = facts.filter((fact) => listens(reaction, object, fact.verb)).map((fact) => fact.id)
    for (let at = 0; at < heard.length; at += chunk) await addJob(ctx, 'reaction', { reaction: reaction.name, facts: heard.slice(at, at + chunk) })
  }
}

/** A job of the queue, in the transaction at hand. `key`: an equal waiting job is replaced, not doubled. */
export async function addJob(ctx: Context, task: string, payload: unknown, key?: string): Promise<void> {
  await sql`select ${sql.ref(`${ctx.house.jobsSchema}.add_job`)}(${task}::text, payload := ${JSON.stringify(payload)}::json, job_key := ${key ?? null}::text)`.execute(ctx.db)
}
