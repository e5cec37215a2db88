import { isId } from '../../lib/id.ts'
import { missing } from '../access/demand.ts'
import { holds } from '../access/scope.ts'
import type { Context } from '../context.ts'
import { chargesOf } from './charges.ts'
import { countNaming, mostCounted } from './count-charge.ts'

/** What somebody looks after: his records by kind, and with them what hangs below and goes along. */
export type Owned = {
  readonly object: string
  readonly field: string
  readonly count: number
  readonly capped: boolean
  /** How many of them the asker may give away. */
  readonly mine: number
  readonly children: boolean
  /** How many more of them lie in the recycle bin, which follow. */
  readonly binned: number
}

/** Counts a person's records, kind by kind, as far as the asker may read them (S2-27). */
export async function ownedBy(ctx: Context, personId: string): Promise<Owned[]> {
  if (!isId(personId)) throw missing()
  const own = chargesOf(ctx).map(async ({ object, field, action }): Promise<Owned | undefined> => {
    if (!holds(ctx.person, object, 'read')) return undefined
    const count = await countNaming(ctx, object, { field, personId, action: 'read' })
    const mine = holds(ctx.person, object, action) ? await countNaming(ctx, object, { field, personId, action }) : 0
    const binned = holds(ctx.person, object, action) ? await countNaming(ctx, object, { field, personId, action, inBin: true }) : 0
    return { object: object.name, field, ...capped(count), mine, children: false, binned: Math.min(binned, mostCounted) }
  })
  const below = [...ctx.house.objects.values()].map(async (object): Promise<Owned | undefined> => {
    if (!object.parent || !holds(ctx.person, object, 'read')) return undefined
    const count = await countNaming(ctx, object, { field: 'ownerId', personId, action: 'read' })
    return { object: object.name, field: object.parent, ...capped(count), mine: count, children: true, binned: 0 }
  })
  return (await Promise.all([...own, ...below])).filter((each): each is Owned => each !== undefined && each.count + each.binned > 0)
}

const capped = (count: number) => ({ count: Math.min(count, mostCounted), capped: count > mostCounted })
