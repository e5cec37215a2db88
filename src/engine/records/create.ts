import { check } from '../../kernel/check.ts'
import { isFigured } from '../../kernel/field.ts'
import { messages } from '../../kernel/messages.ts'
import type { Declaration } from '../../kernel/object.ts'
import type { Problem, Trouble } from '../../kernel/problem.ts'
import { newId } from '../../lib/id.ts'
import { demand } from '../access/demand.ts'
import { asItStands, type Context, inTransaction } from '../context.ts'
import { worked } from '../custom/formulas.ts'
import { refuseTwins } from '../duplicates/twins.ts'
import { type Author, remember } from '../facts/remember.ts'
import { useFiles } from '../files/uses.ts'
import { makeBreath } from '../jobs/breath.ts'
import { clash } from './clash.ts'
import { hiddenColumns, storedFields } from './columns.ts'
import { type Refuse, stamped, type Wish } from './create-stamps.ts'
import { asColumns, derived } from './derive.ts'
import { judging } from './judge.ts'
import { byIds } from './read.ts'
import { refTroubles } from './refs.ts'
import { refreshRollups } from './rollup.ts'
import { numberRows } from './serial.ts'
import type { RecordRow } from './show.ts'
import { insertRows } from './store.ts'
import { fieldTroubles, invalid, troublesFor } from './troubles.ts'

type Draft = Readonly<Record<string, unknown>>

export type Result = { readonly record: RecordRow } | { readonly problem: Problem }
export type CreateOptions = {
  /** All or nothing: the first problem is thrown and nothing is kept. */
  readonly atomic?: boolean
  /** Fields a command may write although they go through it. */
  readonly allow?: readonly string[]
  /** Answer ids only; a big import needs no rows back. */
  readonly quiet?: boolean
  /** Who wrote each draft and when, where an import brings what others wrote; the caller answers for the right to say so. */
  readonly authors?: readonly (Author | undefined)[]
}

/**
 * Makes records: one or fifty thousand drafts by the same steps (house.md section 5). Answers a result per draft, in order;
 * a bad draft does not sink the others unless `atomic`. Throws `forbidden` when the person may create none at all.
 */
export async function create(ctx: Context, declared: Declaration, drafts: readonly Draft[], options: CreateOptions = {}): Promise<Result[]> {
  const object = asItStands(ctx, declared)
  demand(ctx, object, 'create')
  const problems = new Map<number, Problem>()
  const refuse = (at: number, problem: Problem) => {
    if (options.atomic) throw problem
    problems.set(at, problem)
  }
  const ids = await inTransaction(ctx, async (tx) => {
    let wishes = await readDrafts(tx, object, drafts, options, refuse)
    wishes = await stamped(tx, object, wishes, refuse)
    wishes = await withReadableRefs(tx, object, wishes, refuse)
    wishes = await withoutTwins(tx, object, wishes, refuse)
    await numberRows(
      tx,
      object,
      wishes.map((wish) => wish.values),
    )
    const kept = await insert(tx, object, wishes, { refuse, authors: options.authors })
    await useFiles(tx, object, kept)
    await remember(
      tx,
      object,
      kept.map((wish) => ({ ...happening(object, wish), authored: options.authors?.[wish.at] })),
    )
    await refreshRollups(
      tx,
      object,
      kept.map((wish) => wish.values),
    )
    return new Map(kept.map((wish) => [wish.at, wish.id]))
  })
  const rows = options.quiet ? [] : await byIds(ctx, object, [...ids.values()])
  const byId = new Map(rows.map((row) => [row.id, row]))
  return drafts.map((_, at) => {
    const problem = problems.get(at)
    const id = ids.get(at) as string
    return problem ? { problem } : { record: byId.get(id) ?? { id, version: 1 } }
  })
}

async function readDrafts(ctx: Context, object: Declaration, drafts: readonly Draft[], options: CreateOptions, refuse: Refuse): Promise<Wish[]> {
  const breath = makeBreath()
  const wishes: Wish[] = []
  for (const [at, draft] of drafts.entries()) {
    const { values, troubles } = check(object, draft, true, { allow: options.allow ?? [] })
    const all = [...ownerTroubles(object, draft), ...fieldTroubles(ctx, object, draft), ...troublesFor(ctx, object, draft, troubles)]
    const ownerId = 'ownerId' in draft ? (values.ownerId as string | null) : ctx.person.isHouse ? null : ctx.person.id
    if (all.length) refuse(at, invalid(all))
    else wishes.push({ at, id: newId(), values: { ...values, ownerId }, stamp: { ownerId, unitId: null, rootId: null } })
    await breath()
  }
  return wishes
}

/** A child's owner is its parent's: one that is named is refused, never silently dropped (attack row 14). */
const ownerTroubles = (object: Declaration, draft: Draft): Trouble[] =>
  object.parent && Object.hasOwn(draft, 'ownerId') ? [{ field: 'ownerId', ...messages.notSettable }] : []

async function withReadableRefs(ctx: Context, object: Declaration, wishes: Wish[], refuse: Refuse): Promise<Wish[]> {
  const troubles = await refTroubles(
    ctx,
    object,
    wishes.map(({ values }) => values),
  )
  return wishes.filter(({ at }, place) => {
    const found = troubles[place] ?? []
    if (found.length) refuse(at, invalid(found))
    return !found.length
  })
}

async function withoutTwins(ctx: Context, object: Declaration, wishes: Wish[], refuse: Refuse): Promise<Wish[]> {
  const twins = await refuseTwins(
    ctx,
    object,
    wishes.map(({ values }) => values),
  )
  return wishes.filter(({ at }, place) => {
    const problem = twins[place]
    if (problem) refuse(at, problem)
    return !problem
  })
}

type Inserting = { readonly refuse: Refuse; readonly authors: CreateOptions['authors'] }

async function insert(ctx: Context, object: Declaration, wishes: Wish[], { refuse, authors }: Inserting): Promise<Wish[]> {
  if (!wishes.length) return []
  const now = ctx.now.toISOString()
  const breath = makeBreath()
  const judged = judging(ctx, object)
  const rows: Record<string, unknown>[] = []
  for (const { at, id, values, stamp } of wishes) {
    const whole = { ...noChildren(object), ...values, ...judged({ ...values, createdAt: now }) }
    rows.push({
      ...asColumns(object, { ...whole, ...worked(object, whole, ctx.house.zone) }),
      ...derived(object, values),
      ...stamp,
      id,
      version: 1,
      createdAt: authors?.[at]?.at ?? now,
      createdById: authors?.[at]?.id ?? ctx.person.id,
      updatedAt: now,
      updatedById: ctx.person.id,
    })
    await breath()
  }
  const names = [
    'id',
    'ownerId',
    'unitId',
    'version',
    'createdAt',
    'createdById',
    'updatedAt',
    'updatedById',
    ...Object.keys(hiddenColumns(object)),
    ...storedFields(object)
      .filter(([, f]) => !isFigured(f))
      .map(([name]) => name),
  ]
  const inserted = await insertRows(ctx.db, object, names, rows)
  const lost = wishes.filter(({ id }) => !inserted.has(id))
  for (const wish of lost) refuse(wish.at, await clash(ctx, object, wish.values, wish.id))
  return wishes.filter(({ id }) => inserted.has(id))
}

/** A new record has no children yet: what counts or sums them begins with 0. */
const noChildren = (object: Declaration): Record<string, unknown> =>
  Object.fromEntries(storedFields(object).flatMap(([name, { rollup }]) => (rollup?.take === 'count' || rollup?.take === 'sum' ? [[name, 0]] : [])))

const happening = (object: Declaration, { id, values, stamp }: Wish) => ({
  recordId: id,
  rootId: stamp.rootId ?? id,
  version: 1,
  ownerId: stamp.ownerId,
  unitId: stamp.unitId,
  verb: 'create',
  changes: Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === null || (name === 'ownerId' && object.parent) ? [] : [[name, [null, value] as const]])),
  ),
})
