import type { Declaration } from '../../../kernel/object.ts'
import type { Problem } from '../../../kernel/problem.ts'
import { isEditable } from '../../access/fields.ts'
import type { Context } from '../../context.ts'
import { change } from '../../records/change.ts'
import { create } from '../../records/create.ts'
import { asIssues, type Batch, type Entity } from './entity.ts'
import type { Issue, Plan } from './shapes.ts'
import { isList } from './targets.ts'
import { issue } from './words.ts'

/** Writes what a batch decided, through the one door: the object's records first, then their children. What the door refuses makes its rows bad. */
export async function write(ctx: Context, plan: Plan, batch: Batch): Promise<void> {
  const lost = new Set<Entity>()
  await writeAll(ctx, plan.object, batch.roots, lost)
  for (const child of plan.children) {
    const ours = batch.children.filter((entity) => entity.child === child && !(entity.parent && lost.has(entity.parent)))
    for (const entity of ours) {
      if (!entity.parent) continue
      entity.patch[child.by] = entity.parent.id
      linkSiblings(ctx, entity)
    }
    await writeAll(ctx, child.object, ours, lost)
  }
}

async function writeAll(ctx: Context, object: Declaration, entities: readonly Entity[], lost: Set<Entity>): Promise<void> {
  const fresh = entities.filter(({ met }) => !met)
  const changed = entities.filter(({ met, patch }) => met && Object.keys(patch).length)
  const made = fresh.length
    ? await create(
        ctx,
        object,
        fresh.map(({ patch }) => patch),
        { quiet: true, authors: fresh.map(({ author }) => author) },
      )
    : []
  const moved = changed.length
    ? await change(
        ctx,
        object,
        changed.map(({ id, patch }) => ({ id, patch })),
      )
    : []
  for (const [entities, answers] of [
    [fresh, made],
    [changed, moved],
  ] as const) {
    for (const [at, answer] of answers.entries()) {
      const entity = entities[at] as Entity
      if ('record' in answer) entity.id = answer.record.id
      else lose(object, entity, answer.problem, lost)
    }
  }
}

function lose(object: Declaration, entity: Entity, problem: Problem, lost: Set<Entity>): void {
  lost.add(entity)
  for (const row of entity.wishes) {
    row.did = 'bad'
    row.wish.issues.push(...issuesOf(object, problem))
  }
}

/** A twin that another writer made at this very moment: nothing of it is told to who may not see it. */
function issuesOf(object: Declaration, problem: Problem): Issue[] {
  const hits = problem.extra.hits as readonly { readonly masked?: boolean }[] | undefined
  if (hits?.some(({ masked }) => masked)) return [issue('existsNotYours')]
  return problem.fields.length ? asIssues(object, problem.fields) : [{ code: problem.code, message: problem.detail }]
}

/** A contact record of a row names the row's contact as the one met, unless the sheet says whom. */
function linkSiblings(ctx: Context, entity: Entity): void {
  const siblings = [...entity.wishes].flatMap((row) => row.children).filter((each) => each.child !== entity.child)
  for (const [name, field] of Object.entries(entity.object.fields)) {
    const ids = siblings.filter((each) => each.object.name === field.target).map(({ id }) => id)
    if (!ids.length || name in entity.patch || name === entity.child?.by || !isEditable(ctx.person, entity.object, name)) continue
    entity.patch[name] = isList(field) ? [...new Set(ids)] : ids[0]
  }
}
