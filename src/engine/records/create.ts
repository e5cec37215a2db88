import { check } from '../../kernel/check.ts'
import { messages } from '../../kernel/messages.ts'
import type { Declaration } from '../../kernel/object.ts'
import type { Problem, Trouble } from '../../kernel/problem.ts'
import { newId } from '../../lib/id.ts'
import { demand } from '../access/demand.ts'
import { asItStands, type Context, inTransaction } from '../context.ts'
import { refuseTwins } from '../duplicates/twins.ts'
import { type Author, remember } from '../facts/remember.ts'
import { claimFiles } from '../files/uses.ts'
import { makeBreath } from '../jobs/breath.ts'
import { begun } from './begin.ts'
import { writeBatch } from './bisect.ts'
import { happening, insert } from './create-insert.ts'
import { type Refuse, stamped, type Wish } from './create-stamps.ts'
import { followParent } from './follows.ts'
import { childOf, heardTroubles, namesLines, parted } from './lines.ts'
import { moveParents } from './lines-parent.ts'
import { type Under, writeLines } from './lines-write.ts'
import { byIds } from './read.ts'
import { refTroubles } from './refs.ts'
import { refreshRollups } from './rollup.ts'
import { numberRows } from './serial.ts'
import type { RecordRow } from './show.ts'
import { fieldTroubles, invalid } from './troubles.ts'

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
  /** These are lines, and the records that carry them are written in the same act. */
  readonly under?: Under
  /** What arrives from outside is kept although it may be here already: a person looks at it later. */
  readonly despiteTwins?: true
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
  const ids = new Map<number, string>()
  const inWholes = !options.atomic && drafts.some((draft) => namesLines(object, draft))
  await inTransaction(ctx, (tx) => {
    problems.clear()
    ids.clear()
    return writeBatch(tx, { count: drafts.length, inWholes, refuse }, (places, refuse) => makeAll(tx, object, { drafts, places, options, refuse, ids }))
  })
  const rows = options.quiet ? [] : await byIds(ctx, object, [...ids.values()])
  const byId = new Map(rows.map((row) => [row.id, row]))
  return drafts.map((_, at) => {
    const problem = problems.get(at)
    const id = ids.get(at) as string
    return problem ? { problem } : { record: byId.get(id) ?? { id, version: 1 } }
  })
}

type Making = {
  readonly drafts: readonly Draft[]
  /** Which of the drafts. */
  readonly places: readonly number[]
  readonly options: CreateOptions
  readonly refuse: Refuse
  readonly ids: Map<number, string>
}

async function makeAll(tx: Context, object: Declaration, { drafts, places, options, refuse, ids }: Making): Promise<void> {
  const { authors, under } = options
  let wishes = await readDrafts(tx, object, { drafts, places, options }, refuse)
  wishes = await stamped(tx, object, wishes, { refuse, under })
  wishes = await begun(tx, object, wishes, refuse)
  wishes = await withReadableRefs(tx, object, wishes, refuse)
  if (!options.despiteTwins) wishes = await withoutTwins(tx, object, wishes, refuse)
  await numberRows(
    tx,
    object,
    wishes.map((wish) => wish.values),
  )
  const kept = await insert(tx, object, wishes, { refuse, authors })
  const values = kept.map((wish) => wish.values)
  await claimFiles(tx, object, kept)
  await remember(
    tx,
    object,
    kept.map((wish) => ({ ...happening(object, wish), authored: authors?.[wish.at] })),
  )
  await followParent(
    tx,
    object,
    kept.map(({ id }) => id),
  )
  await refreshRollups(tx, object, values)
  if (!under) await moveParents(tx, object, values)
  await writeLines(tx, object, kept.map(asParent), { create, change: noLineYet, remove: noLineYet })
  for (const { at, id } of kept) ids.set(at, id)
}

const asParent = ({ id, stamp, lines }: Wish) => ({ id, stamp: { ...stamp, rootId: stamp.rootId ?? id }, lines })

const noLineYet = (): never => {
  throw new Error('a new record has no lines to change')
}

type Reading = Pick<Making, 'drafts' | 'places' | 'options'>

async function readDrafts(ctx: Context, object: Declaration, { drafts, places, options }: Reading, refuse: Refuse): Promise<Wish[]> {
  const allow = options.allow ?? []
  const breath = makeBreath()
  const wishes: Wish[] = []
  for (const at of places) {
    const draft = drafts[at] as Draft
    const { values, troubles } = check(object, draft, true, { allow, childOf: childOf(ctx), now: ctx.now })
    const rights = fieldTroubles(ctx, object, draft).filter(({ field }) => !allow.includes(field))
    const all = [...ownerTroubles(object, draft), ...rights, ...heardTroubles(ctx, object, draft, troubles)]
    const { own, lines } = parted(object, values)
    const ownerId = 'ownerId' in draft ? (values.ownerId as string | null) : ctx.person.isHouse ? null : ctx.person.id
    if (all.length) refuse(at, invalid(all))
    else wishes.push({ at, id: newId(), values: { ...own, ownerId }, lines, stamp: { ownerId, unitId: null, rootId: null } })
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
