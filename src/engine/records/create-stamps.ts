import { messages } from '../../kernel/messages.ts'
import type { Declaration } from '../../kernel/object.ts'
import type { Problem } from '../../kernel/problem.ts'
import { holds } from '../access/scope.ts'
import type { Context } from '../context.ts'
import type { LinesPlan } from './lines.ts'
import type { Under } from './lines-write.ts'
import { parentStamps, type Stamp } from './refs.ts'
import { settledParents } from './settled.ts'
import { invalid } from './troubles.ts'

/** A draft on its way to a row; `at`: its place among those sent. */
export type Wish = { readonly at: number; readonly id: string; readonly values: Record<string, unknown>; readonly lines: readonly LinesPlan[]; stamp: Stamp }
export type Refuse = (at: number, problem: Problem) => void
type Stamping = { readonly refuse: Refuse; readonly under?: Under }

/** Owner and unit of each new record: a child's are its parent's; another's name as owner, or the pool, needs the right to assign. */
export async function stamped(ctx: Context, object: Declaration, wishes: Wish[], { refuse, under }: Stamping): Promise<Wish[]> {
  if (object.parent) return stampedByParent(ctx, object, wishes, { refuse, under })
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

async function stampedByParent(ctx: Context, object: Declaration, wishes: Wish[], { refuse, under }: Stamping): Promise<Wish[]> {
  const field = object.parent as string
  const parents = wishes.map(({ values }) => values[field])
  const stamps = under ?? (await parentStamps(ctx, object, parents))
  const held = under ? undefined : await settledParents(ctx, object, parents)
  return wishes.flatMap((wish) => {
    const stamp = stamps.get(wish.values[field] as string)
    const stands = held?.get(wish.values[field] as string)
    if (!stamp || stands) refuse(wish.at, stands ?? invalid([{ field, ...messages.noSuchRecord }]))
    return stamp && !stands ? [{ ...wish, stamp }] : []
  })
}
