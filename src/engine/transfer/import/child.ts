import { check } from '../../../kernel/check.ts'
import type { Trouble } from '../../../kernel/problem.ts'
import { newId } from '../../../lib/id.ts'
import type { Context } from '../../context.ts'
import type { Child, Draft, Part } from './shapes.ts'

/** With what a sheet leaves unsaid: how a contact took place, what was spoken of. */
export const completed = (ctx: Context, child: Child, { values, heads, lines }: Part): Draft =>
  child.complete ? child.complete(values, { heads, lines, lang: ctx.lang }) : { ...values }

/** What would keep a new child from being made; its parent is not known yet, so any id stands for it. */
export function childTroubles(ctx: Context, child: Child, part: Part): readonly Trouble[] {
  return check(child.object, { ...completed(ctx, child, part), [child.by]: newId() }, true, { now: ctx.now }).troubles
}
