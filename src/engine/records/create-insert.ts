import { isFigured } from '../../kernel/field.ts'
import type { Declaration } from '../../kernel/object.ts'
import type { Context } from '../context.ts'
import { worked } from '../custom/formulas.ts'
import type { Author } from '../facts/remember.ts'
import { makeBreath } from '../jobs/breath.ts'
import { clash } from './clash.ts'
import { hiddenColumns, storedFields } from './columns.ts'
import type { Refuse, Wish } from './create-stamps.ts'
import { asColumns, derived } from './derive.ts'
import { judging } from './judge.ts'
import { insertRows } from './store.ts'

type Inserting = { readonly refuse: Refuse; readonly authors: readonly (Author | undefined)[] | undefined }

/** Writes the rows of new records in one statement; one that a unique index refuses is left out and told why. */
export async function insert(ctx: Context, object: Declaration, wishes: Wish[], { refuse, authors }: Inserting): Promise<Wish[]> {
  if (!wishes.length) return []
  const now = ctx.now.toISOString()
  const breath = makeBreath()
  const judged = await judging(ctx, object)
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

/** The fact of a record's making. */
export const happening = (object: Declaration, { id, values, stamp }: Wish) => ({
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
