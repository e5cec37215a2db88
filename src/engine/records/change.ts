import { sql } from 'kysely'
import { check } from '../../kernel/check.ts'
import type { Declaration } from '../../kernel/object.ts'
import { policyTroubles } from '../../kernel/policy.ts'
import { Problem } from '../../kernel/problem.ts'
import { demand, missing } from '../access/demand.ts'
import { asItStands, type Context, inTransaction } from '../context.ts'
import { remember } from '../facts/remember.ts'
import { useFiles } from '../files/uses.ts'
import { checkSteps, newValues, type Step } from './change-checks.ts'
import { writeSteps } from './change-write.ts'
import { staleProblem } from './conflict.ts'
import type { Result } from './create.ts'
import { judgeFresh } from './judge.ts'
import { lockRows, type Raw } from './lock.ts'
import { byIds } from './read.ts'
import { refreshRollups } from './rollup.ts'
import { isSame } from './same.ts'
import { fieldTroubles, invalid, troublesFor } from './troubles.ts'

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
  await inTransaction(ctx, async (tx) => {
    const rows = await lockRows(
      tx,
      object,
      wishes.map((wish) => wish.id),
      action,
    )
    const steps = new Map<number, Step>()
    for (const [at, wish] of wishes.entries()) {
      const before = rows.get(wish.id)
      const step = before ? await tryStep(tx, object, { before, wish, options }) : missing()
      if (step instanceof Problem) refuse(at, step)
      else if (Object.keys(step.changes).length) steps.set(at, step)
      else if (options.decide) steps.set(at, step)
    }
    await checkSteps(tx, object, steps, refuse, options.asWritten)
    await writeSteps(tx, object, steps, refuse)
    const done = [...steps.values()]
    await useFiles(
      tx,
      object,
      done.map((step) => ({ id: step.before.id, values: newValues(step) })),
    )
    await remember(
      tx,
      object,
      done.map((step) => ({ ...placeOf(step), verb: options.verb ?? 'update', changes: step.changes, note: options.note })),
    )
    await refreshRollups(
      tx,
      object,
      done.flatMap(({ before, after }) => [before, after]),
    )
    await judgeFresh(
      tx,
      object,
      done.map(({ before }) => before.id),
      done.flatMap(({ changes }) => Object.keys(changes)),
    )
  })
  const rows = new Map(
    (
      await byIds(
        ctx,
        object,
        wishes.map((wish) => wish.id),
      )
    ).map((row) => [row.id, row]),
  )
  return wishes.map((wish, at) => {
    const problem = problems.get(at)
    return problem ? { problem } : { record: rows.get(wish.id) ?? { id: wish.id, version: 0 } }
  })
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
  if (wish.version !== undefined && wish.version !== before.version) return staleProblem(ctx, object, before, wish)
  const patch = options.decide ? await options.decide(before, wish.patch, ctx) : wish.patch
  const allow = options.allow ?? (options.decide ? Object.keys(object.fields) : [])
  const { values, troubles } = options.asWritten ? { values: { ...patch }, troubles: [] } : check(object, patch, false, { allow, before })
  const rights = options.decide || options.asWritten ? [] : fieldTroubles(ctx, object, patch)
  const after = { ...before, ...values }
  const rules = troubles.length || options.asWritten ? [] : [...(object.rules ?? []).flatMap((rule) => rule(after)), ...policyTroubles(object, before, after)]
  const all = [...rights, ...troublesFor(ctx, object, patch, [...troubles, ...rules])]
  if (all.length) return invalid(all)
  const changed = Object.keys(values).filter((name) => !isSame(before[name], values[name]))
  return { before, after, changes: Object.fromEntries(changed.map((name) => [name, [before[name] ?? null, values[name] ?? null]])) }
}

const placeOf = ({ before, after }: Step) => ({
  recordId: before.id,
  rootId: (after.rootId as string | undefined) ?? before.id,
  version: before.version + 1,
  ownerId: after.ownerId as string | null,
  unitId: after.unitId as string | null,
})
