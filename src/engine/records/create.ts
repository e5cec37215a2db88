import { sql } from 'kysely'
import { check } from '../../kernel/check.ts'
import { messages } from '../../kernel/messages.ts'
import type { Declaration } from '../../kernel/object.ts'
import { Problem, type Trouble } from '../../kernel/problem.ts'
import { newId } from '../../lib/id.ts'
import { demand } from '../access/demand.ts'
import { holds } from '../access/scope.ts'
import { type Context, inTransaction } from '../context.ts'
import { refuseTwins } from '../duplicates/twins.ts'
import { remember } from '../facts/remember.ts'
import { useFiles } from '../files/uses.ts'
import { column, hiddenColumns, storedFields, tableOf } from './columns.ts'
import { asColumns, derived } from './derive.ts'
import { byIds } from './read.ts'
import { parentStamps, refTroubles, type Stamp } from './refs.ts'
import { refreshRollups } from './rollup.ts'
import { numberRows } from './serial.ts'
import type { RecordRow } from './show.ts'
import { insertRows } from './store.ts'
import { fieldTroubles, troublesFor } from './troubles.ts'

export type Result = { readonly record: RecordRow } | { readonly problem: Problem }
export type CreateOptions = {
  /** All or nothing: the first problem is thrown and nothing is kept. */
  readonly atomic?: boolean
  /** Fields a command may write although they go through it. */
  readonly allow?: readonly string[]
  /** Answer ids only; a big import needs no rows back. */
  readonly quiet?: boolean
}

type Wish = { readonly at: number; readonly id: string; readonly values: Record<string, unknown>; stamp: Stamp }

export const invalid = (fields: readonly Trouble[]): Problem =>
  new Problem(
    'invalid',
    {
      zh: fields.length ? `有 ${fields.length} 处需要修改` : '内容有误',
      en: fields.length ? `${fields.length} thing(s) to correct` : 'Something is not right',
    },
    fields,
  )

/**
 * Makes records: one or fifty thousand drafts by the same steps (house.md section 5). Answers a result per draft, in order;
 * a bad draft does not sink the others unless `atomic`. Throws `forbidden` when the person may create none at all.
 */
export async function create(
  ctx: Context,
  object: Declaration,
  drafts: readonly Readonly<Record<string, unknown>>[],
  options: CreateOptions = {},
): Promise<Result[]> {
  demand(ctx, object, 'create')
  const problems = new Map<number, Problem>()
  const refuse = (at: number, problem: Problem) => {
    if (options.atomic) throw problem
    problems.set(at, problem)
  }
  const ids = await inTransaction(ctx, async (tx) => {
    let wishes = readDrafts(tx, object, drafts, options, refuse)
    wishes = await stamped(tx, object, wishes, refuse)
    wishes = await withReadableRefs(tx, object, wishes, refuse)
    wishes = await withoutTwins(tx, object, wishes, refuse)
    await numberRows(
      tx,
      object,
      wishes.map((wish) => wish.values),
    )
    const kept = await insert(tx, object, wishes, refuse)
    await useFiles(tx, object, kept)
    await remember(
      tx,
      object,
      kept.map((wish) => happening(object, wish)),
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

type Refuse = (at: number, problem: Problem) => void

function readDrafts(ctx: Context, object: Declaration, drafts: readonly Readonly<Record<string, unknown>>[], options: CreateOptions, refuse: Refuse): Wish[] {
  return drafts.flatMap((draft, at) => {
    const { values, troubles } = check(object, draft, true, options.allow)
    const all = [...ownerTroubles(object, draft), ...fieldTroubles(ctx, object, draft), ...troublesFor(ctx, object, draft, troubles)]
    if (all.length) refuse(at, invalid(all))
    const ownerId = 'ownerId' in draft ? (values.ownerId as string | null) : ctx.person.isHouse ? null : ctx.person.id
    return all.length ? [] : [{ at, id: newId(), values: { ...values, ownerId }, stamp: { ownerId, unitId: null, rootId: null } }]
  })
}

/** A child's owner is its parent's: one that is named is refused, never silently dropped (attack row 14). */
const ownerTroubles = (object: Declaration, draft: Readonly<Record<string, unknown>>): Trouble[] =>
  object.parent && Object.hasOwn(draft, 'ownerId') ? [{ field: 'ownerId', ...messages.notSettable }] : []

/** Owner and unit of each new record: a child's are its parent's; another's name as owner, or the pool, needs the right to assign. */
async function stamped(ctx: Context, object: Declaration, wishes: Wish[], refuse: Refuse): Promise<Wish[]> {
  if (object.parent) return stampedByParent(ctx, object, wishes, refuse)
  const strange = wishes.filter(({ values }) => values.ownerId !== ctx.person.id)
  const mayAssign = holds(ctx.person, object, 'assign')
  const units = await ctx.house.authority.unitsOf(
    ctx,
    wishes.map(({ values }) => values.ownerId).filter((id): id is string => typeof id === 'string'),
  )
  return wishes.flatMap((wish) => {
    const ownerId = wish.values.ownerId as string | null
    const refused = (strange.includes(wish) && !mayAssign && messages.mayNotAssign) || (ownerId && !units.has(ownerId) && messages.noSuchRecord)
    if (refused) refuse(wish.at, invalid([{ field: 'ownerId', ...refused }]))
    return refused ? [] : [{ ...wish, stamp: { ownerId, unitId: ownerId ? (units.get(ownerId) ?? null) : null, rootId: null } }]
  })
}

async function stampedByParent(ctx: Context, object: Declaration, wishes: Wish[], refuse: Refuse): Promise<Wish[]> {
  const field = object.parent as string
  const stamps = await parentStamps(
    ctx,
    object,
    wishes.map(({ values }) => values[field]),
  )
  return wishes.flatMap((wish) => {
    const stamp = stamps.get(wish.values[field] as string)
    if (!stamp) refuse(wish.at, invalid([{ field, ...messages.noSuchRecord }]))
    return stamp ? [{ ...wish, stamp }] : []
  })
}

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

async function insert(ctx: Context, object: Declaration, wishes: Wish[], refuse: Refuse): Promise<Wish[]> {
  if (!wishes.length) return []
  const now = ctx.now.toISOString()
  const rows = wishes.map(({ id, values, stamp }) => ({
    ...asColumns(object, values),
    ...derived(object, values),
    ...{
      id,
      ownerId: stamp.ownerId,
      unitId: stamp.unitId,
      rootId: stamp.rootId,
      version: 1,
      createdAt: now,
      createdById: ctx.person.id,
      updatedAt: now,
      updatedById: ctx.person.id,
    },
  }))
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
      .filter(([, f]) => !f.rollup)
      .map(([name]) => name),
  ]
  const inserted = await insertRows(ctx.db, object, names, rows)
  const lost = wishes.filter(({ id }) => !inserted.has(id))
  for (const wish of lost) refuse(wish.at, await clash(ctx, object, wish.values, wish.id))
  return wishes.filter(({ id }) => inserted.has(id))
}

/** Which unique field a row lost to: the duplicate's shape when it is the code of twins, else the field alone. */
export async function clash(ctx: Context, object: Declaration, values: Readonly<Record<string, unknown>>, self: string): Promise<Problem> {
  const twins = await refuseTwins(ctx, object, [values], [self])
  if (twins[0]) return twins[0]
  for (const [name, field] of storedFields(object)) {
    if (!field.unique || values[name] === null || values[name] === undefined) continue
    const there =
      await sql`select 1 from ${sql.table(tableOf(object))} where ${sql.ref(column(name))} = ${asColumns(object, values)[name]} and deleted_at is null and id <> ${self}::uuid limit 1`.execute(
        ctx.db,
      )
    if (there.rows.length) return new Problem('conflict', messages.notUnique.message, [{ field: name, ...messages.notUnique }])
  }
  return new Problem('conflict', messages.notUnique.message)
}

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
