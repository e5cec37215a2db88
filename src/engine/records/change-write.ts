import { sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import type { Problem } from '../../kernel/problem.ts'
import { isState } from '../../lib/sql-state.ts'
import type { Context } from '../context.ts'
import { worked } from '../custom/formulas.ts'
import { withFormerKeys } from '../merge/former-keys.ts'
import type { Step } from './change-checks.ts'
import { clash } from './clash.ts'
import { asColumns, derived } from './derive.ts'
import { followedBelow, followParent } from './follows.ts'
import { stampChildren } from './stamp-children.ts'
import { updateRows } from './store.ts'

/** Rows with the same changed columns go in one statement. A unique index that refuses undoes its statement only; where none is touched, no savepoint is needed. */
export async function writeSteps(ctx: Context, object: Declaration, steps: Map<number, Step>, refuse: (at: number, problem: Problem) => void): Promise<void> {
  const groups = Map.groupBy([...steps], ([, { changes }]) => Object.keys(changes).sort().join())
  for (const group of groups.values()) {
    const own = group.map(([, step]) => columnsOf(ctx, object, step))
    const rows = 'searchText' in (own[0] as object) ? await withFormerKeys(ctx, object, own) : own
    const names = Object.keys(rows[0] as object).filter((name) => name !== 'id')
    const update = () => updateRows(ctx.db, object, names, rows)
    if (!names.some((name) => object.fields[name]?.unique || name === 'onceKey')) {
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
  await followAll(ctx, object, [...steps.values()])
}

/** What others say after these: a child that went to another parent, the children of each. */
async function followAll(ctx: Context, object: Declaration, steps: readonly Step[]): Promise<void> {
  const idsOf = (some: readonly Step[]) => some.map(({ before }) => before.id)
  const { parent } = object
  if (parent) await followParent(ctx, object, idsOf(steps.filter(({ changes }) => parent in changes)))
  const names = [...new Set(steps.flatMap(({ changes }) => Object.keys(changes)))]
  await followedBelow(ctx, object, idsOf(steps), names)
}

async function tried(ctx: Context, work: () => Promise<void>): Promise<boolean> {
  await sql`savepoint written`.execute(ctx.db)
  try {
    await work()
    await sql`release savepoint written`.execute(ctx.db)
    return true
  } catch (error) {
    await sql`rollback to savepoint written`.execute(ctx.db)
    if (isState(error, 'notUnique')) return false
    throw error
  }
}

function columnsOf(ctx: Context, object: Declaration, { before, after, changes }: Step): Record<string, unknown> & { id: string } {
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
    ...asColumns(object, worked(object, after, ctx.house.zone)),
    ...stamps,
    ...derived(object, after, names),
    version: before.version + 1,
    updatedAt: ctx.now.toISOString(),
    updatedById: ctx.person.id,
  }
}
