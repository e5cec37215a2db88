import type { Context } from '../../engine/context.ts'
import { countHolders, structureUses, type Use, type Uses } from '../../engine/custom/uses.ts'
import { everyRow } from '../../engine/records/every.ts'
import { same } from '../../kernel/label.ts'
import type { Declaration } from '../../kernel/object.ts'
import { fieldRight } from './field-right.object.ts'
import { role } from './role.object.ts'
import { savedView } from './saved-view.object.ts'

/** What uses a field, so that who removes it knows before and not after: formulas, roll-ups, layout, saved views, rights, and how many records. */
export async function fieldUses(ctx: Context, object: Declaration, name: string): Promise<Uses> {
  const [views, rights, roles, records] = await Promise.all([
    everyRow(ctx, savedView),
    everyRow(ctx, fieldRight),
    everyRow(ctx, role),
    countHolders(ctx, object, name),
  ])
  const inViews = views.flatMap((row): Use[] =>
    row.object === object.name && named(String(row.state)).has(name)
      ? [{ kind: 'view', title: same(row.name as string), object: object.name, isHolding: false }]
      : [],
  )
  const inRights = rights.flatMap((row): Use[] => {
    const holder = row.object === object.name && row.field === name ? roles.find((each) => each.id === row.roleId) : undefined
    return holder ? [{ kind: 'right', title: same(holder.name as string), object: object.name, isHolding: false }] : []
  })
  return { uses: [...structureUses(ctx, object, name), ...inViews, ...inRights], records }
}

/** Every field name that a view's state speaks of: in its filter, its sort and its columns. */
function named(state: string): Set<string> {
  return new Set(state.match(/[a-zA-Z][a-zA-Z0-9]*/g) ?? [])
}
