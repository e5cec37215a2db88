import { sql } from 'kysely'
import type { Label } from '../../kernel/label.ts'
import { Problem } from '../../kernel/problem.ts'
import { isId } from '../../lib/id.ts'
import { forbidden, missing } from '../access/demand.ts'
import { holds } from '../access/scope.ts'
import { type Context, inTransaction, objectOf } from '../context.ts'
import { type BackgroundJob, startBackgroundJob, type Work } from '../jobs/background-job.ts'
import { change } from '../records/change.ts'
import { tableOf } from '../records/columns.ts'
import { runCommand } from '../records/command.ts'
import { matching } from '../records/read.ts'
import { type Charge, chargeKey, chargesOf, mayGiveAway } from './charges.ts'
import { countNaming } from './count-charge.ts'
import type { Plan, Rule } from './rules.ts'
import { type Given, sharedOut } from './share.ts'

/** Records of one transaction: nobody waits long for one, and after a kill no more than these are looked at again. */
const chunk = 250
const movedOn: Label = { zh: '已由他人转给别人', en: 'Somebody has given it to someone else meanwhile' }
type Left = { readonly id: string; readonly object: string; readonly why: Label }

/** Queues a hand-over. Who asks must be allowed to give away such records of others; of which, his reach decides record by record. */
export async function startHandover(ctx: Context, plan: Plan): Promise<{ job: BackgroundJob; act: string }> {
  const { people } = ctx.house
  if (!people) throw missing()
  const named = plan.rules.find(({ object }) => object !== undefined)?.object
  if (!plan.rules.some(({ object }) => mayGiveAway(ctx, object))) throw forbidden(named === undefined ? people : objectOf(ctx.house, named))
  return inTransaction(ctx, async (tx) => {
    const job = await startBackgroundJob(tx, 'handover', plan)
    await sql`insert into handover (id, person_id, by_id, act, job_id, rules) values (${job.id}, ${plan.personId}, ${tx.person.id}, ${tx.act}, ${job.id}, ${JSON.stringify(plan.rules)}::jsonb)`.execute(
      tx.db,
    )
    return { job, act: tx.act }
  })
}

/**
 * Hands a person's records over, kind by kind and rule by rule, in pieces of one transaction each under one act: undone as one. What is
 * done names him no more, so a job that is killed and starts again neither forgets a record nor gives one twice. Authors and past credit
 * stay with him (S4-34): only who looks after a record changes, and its history says from whom to whom.
 */
export const handoverWork: Work = {
  kind: 'handover',
  label: { zh: '工作交接', en: 'The hand-over' },
  run: async (ctx, input, progress, jobId) => {
    const plan = input as unknown as Plan
    const charges = chargesOf(ctx).filter(({ object, action }) => holds(ctx.person, object, action))
    const total = await countAll(ctx, charges, plan.personId)
    const left: Left[] = []
    let done = 0
    const tell = (now: number) => progress(Math.min(now, total), total)
    for (const charge of charges)
      for (const rule of plan.rules) {
        if (rule.object !== undefined && rule.object !== charge.object.name) continue
        for (const inBin of [false, true]) done += await handOver(ctx, { charge, rule, plan, jobId, left, inBin, tell: (more) => tell(done + more) })
      }
    const stayed = await countAll(ctx, charges, plan.personId)
    if (plan.last && ctx.house.people) left.push(...(await runLast(ctx, plan)))
    const given = await sql<{ given: Given }>`update handover set ended_at = now(), left_count = ${stayed} where id = ${jobId}::uuid returning given`.execute(
      ctx.db,
    )
    return {
      act: ctx.act,
      done: sumOf(given.rows[0]?.given ?? {}),
      given: given.rows[0]?.given ?? {},
      left: left.slice(0, 500),
      leftCount: stayed,
      failed: left.length,
    }
  },
}

const sumOf = (given: Given): number => Object.values(given).reduce((sum, each) => sum + Object.values(each).reduce((more, n) => more + n, 0), 0)

/** His records that the one who hands over may give away, the recycle bin too. */
async function countAll(ctx: Context, charges: readonly Charge[], personId: string): Promise<number> {
  const ways = charges.flatMap((charge) => [false, true].map((inBin) => ({ ...charge, inBin })))
  const counts = await Promise.all(ways.map(({ object, ...way }) => countNaming(ctx, object, { ...way, personId })))
  return counts.reduce((sum, count) => sum + count, 0)
}

type Piece = {
  readonly charge: Charge
  readonly rule: Rule
  readonly plan: Plan
  readonly jobId: string
  readonly left: Left[]
  /** Of the recycle bin: what is restored one day belongs to his successor. */
  readonly inBin: boolean
  readonly tell: (done: number) => Promise<void>
}

async function handOver(ctx: Context, { charge, rule, plan, jobId, left, inBin, tell }: Piece): Promise<number> {
  const { object, field } = charge
  const which = rule.filter === undefined ? { field, op: 'eq', value: plan.personId } : { all: [{ field, op: 'eq', value: plan.personId }, rule.filter] }
  const where = matching(ctx, object, { filter: which, deleted: inBin, merged: true }, charge.action)
  let done = 0
  for (let after: string | undefined; ; ) {
    await tell(done)
    const chosen = rule.ids ? sql`and t.id = any(${rule.ids}::uuid[])` : sql``
    const beyond = after ? sql`and t.id > ${after}::uuid` : sql``
    const found = await sql<{
      id: string
    }>`select t.id from ${sql.table(tableOf(object))} as t where ${where} ${chosen} ${beyond} order by t.id limit ${chunk}`.execute(ctx.db)
    if (!found.rows.length) return done
    const ids = found.rows.map((row) => row.id)
    const refused = await inTransaction(ctx, (tx) => givePiece(tx, { charge, rule, jobId, ids, inBin, personId: plan.personId }))
    left.push(...refused)
    done += ids.length - refused.length
    after = ids.at(-1)
  }
}

type Giving = Pick<Piece, 'charge' | 'rule' | 'jobId' | 'inBin'> & { readonly ids: readonly string[]; readonly personId: string }

/** One piece and the count of who got how many, in one transaction. A record that somebody gave away meanwhile is left to its new owner. */
async function givePiece(tx: Context, { charge, rule, jobId, ids, inBin, personId }: Giving): Promise<Left[]> {
  const { object, field, action } = charge
  const key = chargeKey(charge)
  const row = await sql<{ given: Given }>`select given from handover where id = ${jobId}::uuid for update`.execute(tx.db)
  const given = row.rows[0]?.given ?? {}
  const shares = sharedOut(ids, rule.to, given[key] ?? {})
  const answers = await change(
    tx,
    object,
    ids.map((id) => ({ id, patch: {} })),
    {
      verb: 'handOver',
      action,
      note: { from: personId },
      inBin,
      decide: (before) => {
        if (before[field] !== personId) throw new Problem('conflict', movedOn)
        return { [field]: shares.get(before.id) as string }
      },
    },
  )
  const counted: Record<string, number> = { ...given[key] }
  for (const [at, answer] of answers.entries()) {
    const to = shares.get(ids[at] as string) as string
    if ('record' in answer) counted[to] = (counted[to] ?? 0) + 1
  }
  await sql`update handover set given = ${JSON.stringify({ ...given, [key]: counted })}::jsonb where id = ${jobId}::uuid`.execute(tx.db)
  return answers.flatMap((answer, at) =>
    'problem' in answer ? [{ id: ids[at] as string, object: object.name, why: answer.problem.fields[0]?.message ?? answer.problem.detail }] : [],
  )
}

/** His own record last: who is disabled first could not be given back by an undo that goes backwards. */
async function runLast(ctx: Context, { personId, last }: Plan): Promise<Left[]> {
  const { people } = ctx.house
  if (!people || !last || !isId(personId)) return []
  const [answer] = await runCommand(ctx, people, last.command, [{ id: personId }], last.input)
  return answer && 'problem' in answer ? [{ id: personId, object: people.name, why: answer.problem.detail }] : []
}
