import { type RawBuilder, sql } from 'kysely'
import type { Label } from '../../kernel/label.ts'
import type { Declaration } from '../../kernel/object.ts'
import { Problem } from '../../kernel/problem.ts'
import { isId } from '../../lib/id.ts'
import { missing } from '../access/demand.ts'
import { asHouse, houseId } from '../access/person.ts'
import { type Context, inTransaction, objectOf } from '../context.ts'
import type { Work } from '../jobs/background-job.ts'
import { isMerge, unmerge } from '../merge/unmerge.ts'
import { tableOf } from '../records/columns.ts'
import { remove, restore } from '../records/remove.ts'
import { putBack, reachesBin } from './put-back.ts'
import type { Changes } from './remember.ts'

type FactRow = { id: string; object: string; record_id: string; verb: string; version: number; actor_id: string; changes: Changes | null }
export type Left = { readonly object: string; readonly id: string; readonly why: Label }
export type Undone = { readonly act: string; readonly undone: number; readonly left: readonly Left[] }

/** An act with more facts than this is taken back by a job. */
const mostAtOnce = 1000

/** Facts of an act. Not by their ids' time: what an import brought in its authors' names stands at the time it was written. Index: fact (act, id). */
const of = (act: string): RawBuilder<unknown> => sql`act = ${act}::uuid`

/** Is the act so big that nobody should wait for its undo? Counted no further than needed. */
export async function isBigAct(ctx: Context, act: string): Promise<boolean> {
  if (!isId(act)) throw missing()
  const found = await sql`select 1 from fact where ${of(act)} limit ${mostAtOnce + 1}`.execute(ctx.db)
  return found.rows.length > mostAtOnce
}

/** Undo as a job, with progress. After a kill it starts again: what is back already is found so and counted. */
export const undoWork: Work = {
  kind: 'undo',
  run: async (ctx, { act }, progress) => {
    const { undone, left } = await undo(ctx, act as string, progress)
    return { act: ctx.act, undone, left: left.slice(0, 500), leftCount: left.length }
  },
}

/** Rows taken back per transaction; a big import is undone piece by piece under one act. */
const chunk = 500
const movedOn: Label = { zh: '之后已被修改，保留现状', en: 'It has been changed since and was left as it is' }
const alreadySo: Label = { zh: '已不在原处，无需撤销', en: 'It is no longer as the act left it' }

/**
 * Takes an act back through the same door: what it made is deleted, what it changed gets its former values, what it deleted
 * returns. A record that has moved on since is left alone and named. Only who acted may undo, or an administrator; his
 * rights of today apply. `each` hears of progress; it may stop the work by throwing.
 */
export async function undo(ctx: Context, act: string, each: (done: number, total: number) => Promise<void> = async () => undefined): Promise<Undone> {
  await demandUndo(ctx, act)
  const before = await touchedBy(ctx, ctx.act)
  if (await isMerge(ctx, act)) return undoMerge(ctx, act, before.length)
  const total = await countFacts(ctx, act)
  let tally: Tally = { undone: before.length, left: [], settled: new Map(before.map((id) => [id, 'undone'])) }
  let done = 0
  for await (const part of factsOf(ctx, act)) {
    tally = await inTransaction(ctx, async (tx) => {
      const next: Tally = { undone: tally.undone, left: [...tally.left], settled: new Map(tally.settled) }
      for (const run of runs(part)) await takeBack(tx, run, next)
      return next
    })
    done += part.length
    await each(done, total)
  }
  if (tally.undone === 0 && tally.left.length === 0) throw nothingToUndo()
  return { act: ctx.act, undone: tally.undone, left: tally.left }
}

/** A merge goes back as a whole, by its own way; `before`: records this very undo had brought back before it was killed. */
async function undoMerge(ctx: Context, act: string, before: number): Promise<Undone> {
  const { undone, left } = await unmerge(ctx, act)
  if (before + undone === 0) throw nothingToUndo()
  return { act: ctx.act, undone: before + undone, left }
}

const nothingToUndo = (): Problem => new Problem('conflict', { zh: '没有可以撤销的内容', en: 'There is nothing to undo' })

/** Only who acted may take it back, or an administrator; of what was brought in others' names, who brought it. The house may have had a hand in it. */
export async function demandUndo(ctx: Context, act: string): Promise<void> {
  if (!isId(act)) throw missing()
  const found = await sql<{
    isMine: boolean | null
  }>`select bool_or(coalesce((note -> 'imported' ->> 'by')::uuid, actor_id) = ${ctx.person.id}::uuid) as "isMine" from fact where ${of(act)}`.execute(ctx.db)
  const isMine = found.rows[0]?.isMine ?? null
  if (isMine === null || !(isMine || ctx.person.isAdmin)) throw missing()
}

/** Records this very undo has touched already: it was killed and starts again. */
async function touchedBy(ctx: Context, act: string): Promise<string[]> {
  const found = await sql<{ record_id: string }>`select distinct record_id from fact where ${of(act)}`.execute(ctx.db)
  return found.rows.map((row) => row.record_id)
}

/** What has come of each record so far: an act may hold several facts of one record, and only its latest version can be compared. */
type Tally = { undone: number; readonly left: Left[]; readonly settled: Map<string, 'undone' | 'left'> }

async function countFacts(ctx: Context, act: string): Promise<number> {
  const found = await sql<{ n: string }>`select count(*) as n from fact where ${of(act)} and ${takesBack}`.execute(ctx.db)
  return Number(found.rows[0]?.n ?? 0)
}

const signed = sql`jsonb_exists(coalesce(note, '{}'), 'imported')`
/** The undoing of a merge is not undone in its turn: one merges again. */
const takesBack = sql`verb not in ('comment', 'follow', 'share', 'unshare', 'judge', 'lines', 'undo.merge', 'undo.merged', 'undo.moved', 'undo.doubled')`
const deaths = sql`verb in ('delete', 'undo.delete')`

/**
 * Facts of an act, a page at a time, in the order they are taken back: what was deleted returns first, parents before children;
 * then what was brought in others' names, which stands before its parent; then the rest, latest first, so that children made after
 * their parent go before it.
 */
async function* factsOf(ctx: Context, act: string): AsyncGenerator<FactRow[]> {
  const page = (which: RawBuilder<unknown>, from: RawBuilder<unknown>, order: RawBuilder<unknown>) =>
    sql<FactRow>`select id, object, record_id, verb, version, actor_id, changes from fact where ${of(act)} and ${takesBack} and ${which} ${from} order by id ${order} limit ${chunk}`.execute(
      ctx.db,
    )
  for (const [which, beyond, order] of [
    [deaths, sql`>`, sql`asc`],
    [sql`not ${deaths} and ${signed}`, sql`<`, sql`desc`],
    [sql`not ${deaths} and not ${signed}`, sql`<`, sql`desc`],
  ] as const) {
    for (let last: string | undefined; ; ) {
      const { rows } = await page(which, last ? sql`and id ${beyond} ${last}::uuid` : sql``, order)
      if (rows.length) yield rows
      if (rows.length < chunk) break
      last = rows.at(-1)?.id
    }
  }
}

/** Neighbours of the same object and verb are taken back in one batch. */
function runs(facts: readonly FactRow[]): FactRow[][] {
  const result: FactRow[][] = []
  for (const fact of facts) {
    const last = result.at(-1)
    const like = last?.[0]
    if (
      like &&
      like.object === fact.object &&
      like.verb === fact.verb &&
      like.actor_id === fact.actor_id &&
      !last.some((each) => each.record_id === fact.record_id)
    )
      last.push(fact)
    else result.push([fact])
  }
  return result
}

/** What the house did in somebody's act (a command's `asHouse`) it takes back itself: he need not be allowed what it was. */
const inHands = (ctx: Context, { actor_id }: FactRow): Context => (actor_id === houseId ? { ...ctx, person: asHouse(ctx.house, ctx.now).person } : ctx)

async function takeBack(as: Context, run: readonly FactRow[], tally: Tally): Promise<void> {
  const facts = run.filter((fact) => tally.settled.get(fact.record_id) !== 'left')
  const first = facts[0]
  if (!first) return
  const ctx = inHands(as, first)
  const object = objectOf(ctx.house, first.object)
  const inBin = await binned(ctx, object, facts)
  const wantsBin = isDeath(first.verb)
  const isThere = ({ record_id: id, verb }: FactRow) => inBin.has(id) === wantsBin || reachesBin.has(verb)
  for (const fact of facts) if (!isThere(fact)) settle(tally, object, fact, wantsBin || tally.settled.has(fact.record_id) ? undefined : alreadySo)
  const ready = facts.filter(isThere)
  if (!ready.length) return
  const targets = ready.map((fact) => ({ id: fact.record_id, version: tally.settled.has(fact.record_id) ? undefined : fact.version }))
  const answers = wantsBin
    ? await restore(ctx, object, targets, 'undo.restore')
    : isBirth(first.verb)
      ? await remove(ctx, object, targets, { verb: 'undo.delete', itself: true })
      : await putBack(ctx, object, ready, { targets, inBin })
  for (const [at, answer] of answers.entries()) {
    const problem = 'problem' in answer ? (answer.problem as Problem) : undefined
    settle(tally, object, ready[at] as FactRow, problem && ('conflicts' in problem.extra ? movedOn : problem.detail))
  }
}

function settle(tally: Tally, object: Declaration, fact: FactRow, why: Label | undefined): void {
  if (why) tally.left.push({ object: object.name, id: fact.record_id, why })
  else if (!tally.settled.has(fact.record_id)) tally.undone++
  tally.settled.set(fact.record_id, why ? 'left' : 'undone')
}

const isBirth = (verb: string): boolean => verb === 'create' || verb === 'restore' || verb === 'undo.restore'
const isDeath = (verb: string): boolean => verb === 'delete' || verb === 'undo.delete'

/** Which of these records lie in the recycle bin now. A child that came back with its parent no longer does: it counts as undone. */
async function binned(ctx: Context, object: Declaration, facts: readonly FactRow[]): Promise<Set<string>> {
  const found = await sql<{
    id: string
  }>`select id from ${sql.table(tableOf(object))} where id = any(${facts.map((fact) => fact.record_id)}::uuid[]) and deleted_at is not null`.execute(ctx.db)
  return new Set(found.rows.map((row) => row.id))
}
