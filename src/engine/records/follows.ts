import { sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import { type Context, childrenOf, parentOf } from '../context.ts'
import { rework } from '../custom/rework.ts'
import { column, tableOf } from './columns.ts'
import { judgeFresh } from './judge.ts'
import { refreshAbove } from './rollup.ts'

/** Fields of a child that say what its parent's say: own name and the parent's. */
const followsOf = ({ fields }: Declaration): (readonly [string, string])[] =>
  Object.entries(fields).flatMap(([name, { follows }]) => (follows ? [[name, follows] as const] : []))

/** Children that were made, or stand beneath another parent, say what that one says (S0-20). Index: primary key. */
export async function followParent(ctx: Context, child: Declaration, ids: readonly string[]): Promise<void> {
  if (ids.length && followsOf(child).length) await copyDown(ctx, child, { by: 'id', ids })
}

/**
 * What was written of these parents is said by their children, in the same transaction: lists filter, sort and export it as their own.
 * Derived, so neither version nor facts of the child move; the recycle bin's follow too. Index: (parent column) of the child.
 */
export async function followedBelow(ctx: Context, parent: Declaration, ids: readonly string[], names: readonly string[]): Promise<void> {
  if (!ids.length) return
  for (const child of childrenOf(ctx.house, parent.name))
    if (followsOf(child).some(([, from]) => names.includes(from))) await copyDown(ctx, child, { by: child.parent as string, ids })
}

type Those = { readonly by: string; readonly ids: readonly string[] }

async function copyDown(ctx: Context, child: Declaration, { by, ids }: Those): Promise<void> {
  const up = parentOf(ctx.house, child)
  if (!up) return
  const follows = followsOf(child)
  const columns = follows.map(([name, from]) => ({ own: sql.ref(column(name)), theirs: sql.ref(`p.${column(from)}`) }))
  const set = sql.join(columns.map(({ own, theirs }) => sql`${own} = ${theirs}`))
  const done = await sql<{ id: string }>`update ${sql.table(tableOf(child))} as c set ${set} from ${sql.table(tableOf(up.parent))} as p
    where ${sql.ref(`c.${column(up.field)}`)} = p.id and ${sql.ref(`c.${column(by)}`)} = any(${ids}::uuid[]) returning c.id`.execute(ctx.db)
  const moved = done.rows.map(({ id }) => id)
  if (!moved.length) return
  const names = follows.map(([name]) => name)
  await rework(ctx, child, moved)
  await refreshAbove(ctx, child, moved, names)
  await judgeFresh(ctx, child, moved, names)
}
