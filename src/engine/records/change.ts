import { sql } from 'kysely'
import { check } from '../../kernel/check.ts'
import { messages } from '../../kernel/messages.ts'
import type { Declaration } from '../../kernel/object.ts'
import { Problem } from '../../kernel/problem.ts'
import { demand, missing } from '../access/demand.ts'
import { admits, scopeOf } from '../access/scope.ts'
import { type Context, inTransaction } from '../context.ts'
import { refuseTwins } from '../duplicates/twins.ts'
import { type Changes, remember } from '../facts/remember.ts'
import { useFiles } from '../files/uses.ts'
import { circleTroubles } from './circles.ts'
import { staleProblem } from './conflict.ts'
import { clash, invalid, type Result } from './create.ts'
import { asColumns, derived } from './derive.ts'
import { lockRows, type Raw } from './lock.ts'
import { byIds } from './read.ts'
import { parentStamps, refTroubles } from './refs.ts'
import { refreshRollups } from './rollup.ts'
import { isSame } from './same.ts'
import { stampChildren } from './stamp-children.ts'
import { updateRows } from './store.ts'
import { fieldTroubles, troublesFor } from './troubles.ts'

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

type Step = { readonly before: Raw; readonly after: Record<string, unknown>; readonly changes: Changes }

/**
 * Changes records found through their scope: lock, compare the version the person saw, decide, check, write, remember.
 * Answers a result per wish, in order. What cannot be reached is `missing`; a stale version is `conflict` with both values.
 */
export async function change(ctx: Context, object: Declaration, wishes: readonly Wish[], options: ChangeOptions = {}): Promise<Result[]> {
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
    await write(tx, object, steps, refuse)
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

const newValues = ({ changes }: Step): Record<string, unknown> => Object.fromEntries(Object.entries(changes).map(([name, [, now]]) => [name, now]))

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
  const { values, troubles } = options.asWritten ? { values: { ...patch }, troubles: [] } : check(object, patch, false, allow)
  const rights = options.decide || options.asWritten ? [] : fieldTroubles(ctx, object, patch)
  const after = { ...before, ...values }
  const rules = troubles.length || options.asWritten ? [] : (object.rules ?? []).flatMap((rule) => rule(after))
  const all = [...rights, ...troublesFor(ctx, object, patch, [...troubles, ...rules])]
  if (all.length) return invalid(all)
  const changed = Object.keys(values).filter((name) => !isSame(before[name], values[name]))
  return { before, after, changes: Object.fromEntries(changed.map((name) => [name, [before[name] ?? null, values[name] ?? null]])) }
}

/** What needs the database: owners, refs, parents and twins of all rows at once. A row that fails leaves the batch. */
async function checkSteps(
  ctx: Context,
  object: Declaration,
  steps: Map<number, Step>,
  refuse: (at: number, problem: Problem) => void,
  asWritten = false,
): Promise<void> {
  const drop = (at: number, problem: Problem) => {
    steps.delete(at)
    refuse(at, problem)
  }
  const ownersOf = [...steps].filter(([, step]) => 'ownerId' in step.changes)
  if (ownersOf.length) await restamp(ctx, object, ownersOf, drop)
  if (object.parent)
    await moveChildren(
      ctx,
      object,
      [...steps].filter(([, step]) => (object.parent as string) in step.changes),
      drop,
    )
  const left = [...steps]
  const touched = left.map(([, step]) => newValues(step))
  const refs = await refTroubles(ctx, object, touched, asWritten)
  const circles = await circleTroubles(
    ctx,
    object,
    left.map(([, { before }], at) => ({ id: before.id, values: touched[at] ?? {} })),
  )
  left.forEach(([at], place) => {
    const found = [...(refs[place] ?? []), ...(circles[place] ?? [])]
    if (found.length) drop(at, invalid(found))
  })
  const twinFields = object.twins ? [object.twins.name, object.twins.code] : []
  const renamed = [...steps].filter(([, { changes }]) => Object.keys(changes).some((name) => twinFields.includes(name)))
  if (!renamed.length) return
  const twins = await refuseTwins(
    ctx,
    object,
    renamed.map(([, { after }]) => after),
    renamed.map(([, { before }]) => before.id),
  )
  for (const [place, [at]] of renamed.entries()) if (twins[place]) drop(at, twins[place])
}

/** A new owner needs the right to assign this very record, must exist, and brings his unit. */
async function restamp(ctx: Context, object: Declaration, steps: readonly [number, Step][], drop: (at: number, problem: Problem) => void): Promise<void> {
  const reach = scopeOf(ctx, object, 'assign')
  const units = await ctx.house.authority.unitsOf(
    ctx,
    steps.map(([, { after }]) => after.ownerId).filter((id): id is string => typeof id === 'string'),
  )
  for (const [at, step] of steps) {
    const ownerId = step.after.ownerId as string | null
    if (object.parent || !admits(reach, step.before)) drop(at, invalid([{ field: 'ownerId', ...messages.mayNotAssign }]))
    else if (ownerId && !units.has(ownerId)) drop(at, invalid([{ field: 'ownerId', ...messages.noSuchRecord }]))
    else step.after.unitId = ownerId ? (units.get(ownerId) ?? null) : null
  }
}

async function moveChildren(ctx: Context, object: Declaration, steps: readonly [number, Step][], drop: (at: number, problem: Problem) => void): Promise<void> {
  const field = object.parent as string
  const stamps = await parentStamps(
    ctx,
    object,
    steps.map(([, { after }]) => after[field]),
  )
  for (const [at, step] of steps) {
    const stamp = stamps.get(step.after[field] as string)
    if (stamp) Object.assign(step.after, stamp)
    else drop(at, invalid([{ field, ...messages.noSuchRecord }]))
  }
}

/** Rows with the same changed columns go in one statement. A unique index that refuses undoes its statement only; where none is touched, no savepoint is needed. */
async function write(ctx: Context, object: Declaration, steps: Map<number, Step>, refuse: (at: number, problem: Problem) => void): Promise<void> {
  const groups = Map.groupBy([...steps], ([, { changes }]) => Object.keys(changes).sort().join())
  for (const group of groups.values()) {
    const rows = group.map(([, step]) => columnsOf(ctx, object, step))
    const names = Object.keys(rows[0] as object).filter((name) => name !== 'id')
    const update = () => updateRows(ctx.db, object, names, rows)
    if (!names.some((name) => object.fields[name]?.unique)) {
      await update()
      continue
    }
    if (await tried(ctx, update)) continue
    for (const [place, [at, step]] of group.entries()) {
      if (await tried(ctx, () => updateRows(ctx.db, object, names, [rows[place] as Record<string, unknown>]))) continue
      steps.delete(at)
      refuse(at, await clash(ctx, object, step.after, step.before.id))
    }
  }
  const moved = [...steps.values()].filter(({ changes }) => 'ownerId' in changes || (object.parent && object.parent in changes))
  await stampChildren(
    ctx,
    object,
    moved.map(({ before }) => before.id),
  )
}

async function tried(ctx: Context, work: () => Promise<void>): Promise<boolean> {
  await sql`savepoint written`.execute(ctx.db)
  try {
    await work()
    await sql`release savepoint written`.execute(ctx.db)
    return true
  } catch (error) {
    await sql`rollback to savepoint written`.execute(ctx.db)
    if ((error as { code?: string }).code === '23505') return false
    throw error
  }
}

function columnsOf(ctx: Context, object: Declaration, { before, after, changes }: Step): Record<string, unknown> {
  const names = Object.keys(changes)
  const changed = Object.fromEntries(names.map((name) => [name, after[name]]))
  const stamps =
    'ownerId' in changes
      ? { ownerId: after.ownerId, unitId: after.unitId }
      : object.parent && object.parent in changes
        ? { ownerId: after.ownerId, unitId: after.unitId, rootId: after.rootId }
        : {}
  return {
    id: before.id,
    ...asColumns(object, changed),
    ...stamps,
    ...derived(object, after, names),
    version: before.version + 1,
    updatedAt: ctx.now.toISOString(),
    updatedById: ctx.person.id,
  }
}

const placeOf = ({ before, after }: Step) => ({
  recordId: before.id,
  rootId: (after.rootId as string | undefined) ?? before.id,
  version: before.version + 1,
  ownerId: after.ownerId as string | null,
  unitId: after.unitId as string | null,
})
