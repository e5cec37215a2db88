import { newId } from '../../../lib/id.ts'
import type { Context } from '../../context.ts'
import { completed } from './child.ts'
import { type Entity, entityOf, layOver, type Settled, type Settling, tellOtherName } from './entity.ts'
import { keysOf, makePool } from './keys.ts'
import { meet } from './meet.ts'
import type { Child, Draft, Part } from './shapes.ts'

type Placed = { readonly row: Settled; readonly part: Part; readonly root: Entity }

/** The children that the rows of a batch carry, each under its row's record: those that are there are met in one query per child object. */
export async function settleChildren(ctx: Context, settling: Settling, rows: readonly Settled[]): Promise<Entity[]> {
  const all: Entity[] = []
  for (const child of settling.plan.children) {
    const placed = rows.flatMap((row): Placed[] => {
      const part = row.wish.issues.length ? undefined : row.wish.children.find((each) => each.child === child)?.part
      return part && row.root ? [{ row, part, root: row.root }] : []
    })
    if (placed.length) all.push(...(await settleOne(ctx, settling, child, placed)))
  }
  return all
}

async function settleOne(ctx: Context, { plan, memory }: Settling, child: Child, placed: readonly Placed[]): Promise<Entity[]> {
  const { object, by, names } = child
  const keyed = placed.map((each) => ({ ...each, keys: keysOf(object, each.part.values, plan.choices.match, { names }) }))
  const found = await meet(
    ctx,
    object,
    keyed.flatMap(({ keys, root }) => (root.met ? [{ parent: root.id, keys }] : [])),
    by,
    names,
  )
  const spoken = await memory.met(found.map(({ raw }) => raw.id))
  const pool = makePool<Entity>(object)
  const entities = new Set<Entity>()
  for (const met of found) pool.add(String(met.raw[by]), keysOf(object, met.raw, plan.choices.match, { names }), entityOf(object, met, spoken, { child }))
  for (const { row, part, root, keys } of keyed) {
    const there = pool.find(root.id, keys)
    const entity = there && there !== 'ambiguous' ? there : make(ctx, child, root, part)
    if (there) lay(plan, row, entity, part.values)
    else {
      pool.add(root.id, keys, entity)
      if (row.did === 'same') row.did = 'updated'
    }
    entities.add(entity)
    entity.wishes.add(row)
    row.children.push(entity)
  }
  return [...entities]
}

function make(ctx: Context, child: Child, root: Entity, part: Part): Entity {
  return {
    object: child.object,
    child,
    parent: root,
    keys: keysOf(child.object, part.values, []),
    patch: completed(ctx, child, part),
    ...(part.author ? { author: part.author } : {}),
    wishes: new Set(),
    id: newId(),
    isMet: true,
  }
}

function lay(plan: Settling['plan'], row: Settled, entity: Entity, values: Draft): void {
  tellOtherName(row, entity, values)
  if (entity.met && !entity.met.updatable) return
  if (layOver({ ...plan, note: undefined }, entity, values) && row.did === 'same') row.did = 'updated'
}
