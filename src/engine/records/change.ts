import { sql } from 'kysely'
import { check } from '../../kernel/check.ts'
import { linesOf } from '../../kernel/lines.ts'
import type { Declaration } from '../../kernel/object.ts'
import { policyTroubles } from '../../kernel/policy.ts'
import { Problem } from '../../kernel/problem.ts'
import { demand } from '../access/demand.ts'
import { whyGone } from '../access/pools.ts'
import { asItStands, type Context, inTransaction } from '../context.ts'
import { remember } from '../facts/remember.ts'
import { claimFiles } from '../files/uses.ts'
import { writeBatch } from './bisect.ts'
import { checkSteps, newValues, type Step } from './change-checks.ts'
import { writeSteps } from './change-write.ts'
import { staleProblem } from './conflict.ts'
import { create, type Result } from './create.ts'
import { judgeFresh } from './judge.ts'
import { childOf, heardTroubles, holdLines, namesLines, parted } from './lines.ts'
import { moveParents } from './lines-parent.ts'
import { type LinesParent, type Under, writeLines } from './lines-write.ts'
import { lockRows, type Raw } from './lock.ts'
import { byIds } from './read.ts'
import { remove } from './remove.ts'
import { refreshRollups } from './rollup.ts'
import { isSame } from './same.ts'
import { settledParents, settledTrouble } from './settled.ts'
import { isStale } from './stale.ts'
import { fieldTroubles, invalid } from './troubles.ts'

export type Wish = {
  readonly id: string
  /** The version the person saw; absent: whatever is there now. */
  readonly version?: number
  readonly patch: Readonly<Record<string, unknown>>
}

export type ChangeOptions = {
  readonly verb?: string
  /** The grant asked for; default `update`. */
  readonly action?: string
  readonly allow?: readonly string[]
  readonly atomic?: boolean
  readonly note?: unknown
  /** A command decides the patch from the locked record; what it writes besides goes through `tx`, the same transaction. */
  readonly decide?: (
    before: Raw,
    patch: Readonly<Record<string, unknown>>,
    tx: Context,
  ) => Promise<Readonly<Record<string, unknown>>> | Readonly<Record<string, unknown>>
  /** The house's own repair (undo, restore): field rights do not apply, reach does. */
  readonly asWritten?: boolean
  /** These are lines, and the records that carry them are written in the same act. */
  readonly under?: Under
  /** These lie in the recycle bin, and stay there. */
  readonly inBin?: boolean
  /** The action itself says who may name another owner (command.gives); else it takes the right to assign. */
  readonly gives?: boolean
  /** Answer ids only; a nightly run needs no rows back. */
  readonly quiet?: boolean
  /** Asked of each record once it is locked: one of which it is no longer true stays as somebody wrote it a moment ago. */
  readonly still?: (before: Raw) => boolean
}

/**
 * Changes records found through their scope: lock, compare the version the person saw, decide, check, write, remember.
 * Answers a result per wish, in order. What cannot be reached is `missing`; a stale version is `conflict` with both values.
 */
export async function change(ctx: Context, declared: Declaration, wishes: readonly Wish[], options: ChangeOptions = {}): Promise<Result[]> {
  const object = asItStands(ctx, declared)
  const action = options.action ?? 'update'
  demand(ctx, object, action)
  const problems = new Map<number, Problem>()
  const refuse = (at: number, problem: Problem) => {
    if (options.atomic) throw problem
    problems.set(at, problem)
  }
  const mayName = options.decide ? linesOf(object).length > 0 : wishes.some(({ patch }) => namesLines(object, patch))
  const inWholes = !options.atomic && mayName
  await inTransaction(ctx, (tx) => {
    problems.clear()
    return writeBatch(tx, { count: wishes.length, inWholes, refuse }, (places, refuse) => changeAll(tx, object, { wishes, places, options, refuse }))
  })
  const back = options.quiet
    ? []
    : await byIds(
        ctx,
        object,
        wishes.map((wish) => wish.id),
      )
  const rows = new Map(back.map((row) => [row.id, row]))
  return wishes.map((wish, at) => {
    const problem = problems.get(at)
    return problem ? { problem } : { record: rows.get(wish.id) ?? { id: wish.id, version: 0 } }
  })
}

type Refuse = (at: number, problem: Problem) => void
type Changing = { readonly wishes: readonly Wish[]; readonly places: readonly number[]; readonly options: ChangeOptions; readonly refuse: Refuse }

async function changeAll(tx: Context, object: Declaration, { wishes, places, options, refuse }: Changing): Promise<void> {
  const mine = places.map((at) => ({ at, wish: wishes[at] as Wish }))
  const ids = mine.map(({ wish }) => wish.id)
  const rows = await lockRows(tx, object, ids, options.action ?? 'update', options.inBin)
  await holdLines(tx, object, rows, new Set(options.decide ? Object.keys(object.fields) : mine.flatMap(({ wish }) => Object.keys(wish.patch))))
  const steps = new Map<number, Step>()
  const held =
    options.under || options.decide
      ? undefined
      : await settledParents(
          tx,
          object,
          [...rows.values()].map((row) => row[object.parent ?? '']),
        )
  for (const { at, wish } of mine) {
    const before = rows.get(wish.id)
    if (before && options.still?.(before) === false) continue
    const stands = before && held?.get(String(before[object.parent ?? '']))
    const step = stands ?? (before ? await tryStep(tx, object, { before, wish, options }) : await whyGone(tx, object, wish.id))
    if (step instanceof Problem) refuse(at, step)
    else if (Object.keys(step.changes).length || step.lines.length || options.decide) steps.set(at, step)
  }
  await checkSteps(tx, object, steps, refuse, { asWritten: options.asWritten, assignBy: options.gives ? options.action : 'assign' })
  await writeSteps(tx, object, steps, refuse)
  await follow(tx, object, [...steps.values()], options)
}

/** What follows from records written: their files, their facts, the figures above them and beneath, their lines. */
async function follow(tx: Context, object: Declaration, done: readonly Step[], options: ChangeOptions): Promise<void> {
  const around = done.flatMap(({ before, after }) => [before, after])
  await claimFiles(
    tx,
    object,
    done.map((step) => ({ id: step.before.id, values: newValues(step) })),
  )
  // Where only its lines are others, their own facts say what; the record's says that they are.
  const verbOf = ({ changes }: Step) => options.verb ?? (Object.keys(changes).length ? 'update' : 'lines')
  await remember(
    tx,
    object,
    done.map((step) => ({ ...placeOf(step), verb: verbOf(step), changes: step.changes, note: options.note })),
  )
  await refreshRollups(tx, object, around)
  if (!options.under) await moveParents(tx, object, around)
  await writeLines(tx, object, done.map(asParent), { create, change, remove })
  await judgeFresh(
    tx,
    object,
    done.map(({ before }) => before.id),
    done.flatMap(({ changes }) => Object.keys(changes)),
    options.allow,
  )
}

const asParent = (step: Step): LinesParent => {
  const { recordId, rootId, ownerId, unitId } = placeOf(step)
  return { id: recordId, stamp: { ownerId, unitId, rootId }, lines: step.lines }
}

/** A command says no by throwing a problem; it is that record's answer, not the batch's end. */
function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  throw error
}

type Try = { readonly before: Raw; readonly wish: Wish; readonly options: ChangeOptions }

/** What a command wrote before it said no is taken back, and nobody hears of it. */
async function tryStep(ctx: Context, object: Declaration, attempt: Try): Promise<Step | Problem> {
  if (!attempt.options.decide) return decideStep(ctx, object, attempt).catch(asProblem)
  const told = ctx.waiting?.length ?? 0
  await sql`savepoint decided`.execute(ctx.db)
  const step = await decideStep(ctx, object, attempt).catch(asProblem)
  await sql`${sql.raw(step instanceof Problem ? 'rollback to' : 'release')} savepoint decided`.execute(ctx.db)
  if (step instanceof Problem) ctx.waiting?.splice(told)
  return step
}

async function decideStep(ctx: Context, object: Declaration, { before, wish, options }: Try): Promise<Step | Problem> {
  const stale = await isStale(ctx, object, before, { version: wish.version, mindsLines: namesLines(object, wish.patch) })
  if (stale) return staleProblem(ctx, object, before, wish)
  const settled = options.decide || options.allow ? undefined : settledTrouble(object, before, wish.patch, options.asWritten)
  if (settled) return settled
  const patch = options.decide ? await options.decide(before, wish.patch, ctx) : wish.patch
  const allow = options.allow ?? (options.decide ? Object.keys(object.fields) : [])
  const { values, troubles } = options.asWritten
    ? { values: { ...patch }, troubles: [] }
    : check(object, patch, false, { allow, before, childOf: childOf(ctx), now: ctx.now })
  const rights = options.decide || options.asWritten ? [] : fieldTroubles(ctx, object, patch).filter(({ field }) => !options.allow?.includes(field))
  const after = { ...before, ...values }
  const rules =
    troubles.length || options.asWritten
      ? []
      : [...(object.rules ?? []).flatMap((rule) => rule(after, { now: ctx.now, before })), ...policyTroubles(object, before, after)]
  const all = [...rights, ...heardTroubles(ctx, object, patch, [...troubles, ...rules])]
  if (all.length) return invalid(all)
  const { own, lines } = parted(object, values, before)
  const changed = Object.keys(own).filter((name) => !isSame(before[name], own[name]))
  return { before, after, lines, changes: Object.fromEntries(changed.map((name) => [name, [before[name] ?? null, values[name] ?? null]])) }
}

const placeOf = ({ before, after }: Step) => ({
  recordId: before.id,
  rootId: (after.rootId as string | undefined) ?? before.id,
  version: before.version + 1,
  ownerId: after.ownerId as string | null,
  unitId: after.unitId as string | null,
})
