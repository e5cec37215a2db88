import { fill } from '../../../kernel/label.ts'
import type { Declaration } from '../../../kernel/object.ts'
import type { Context } from '../../context.ts'
import { childTroubles } from './child.ts'
import { titled } from './names.ts'
import type { Named, Part, Plan, Wish } from './shapes.ts'
import { childLeft, issueOf } from './words.ts'

/**
 * Looks up the records that rows name (上级集团: 某某集团), one query per object whatever the batch. What is not found goes into
 * the note, or makes the row bad where the field is required. Then children that could not be made at all go into the note too.
 */
export async function resolveNamed(ctx: Context, plan: Plan, wishes: readonly Wish[]): Promise<void> {
  const parts = wishes.flatMap((wish) => [
    { wish, part: wish.root, object: plan.object },
    ...wish.children.map(({ child, part }) => ({ wish, part, object: child.object })),
  ])
  const byTarget = new Map<string, Set<string>>()
  for (const { part, object } of parts)
    for (const { name, text } of part.named) byTarget.set(targetOf(object, name), (byTarget.get(targetOf(object, name)) ?? new Set()).add(text))
  const known = new Map<string, Awaited<ReturnType<typeof titled>>>()
  for (const [target, texts] of byTarget) known.set(target, await titled(ctx, target, [...texts]))
  for (const { wish, part, object } of parts)
    for (const named of part.named) take(ctx, wish, part, object, named, known.get(targetOf(object, named.name))?.get(named.text))
  for (const wish of wishes) leaveImpossible(ctx, wish)
}

const targetOf = (object: Declaration, name: string): string => object.fields[name]?.target ?? ''

function take(ctx: Context, wish: Wish, part: Part, object: Declaration, { name, text, line }: Named, id: string | undefined): void {
  if (id && id !== 'ambiguous') {
    part.values[name] = id
    return
  }
  const field = object.fields[name]
  const label = ctx.house.objects.get(targetOf(object, name))?.label ?? { zh: '', en: '' }
  const told = issueOf(id ? 'refAmbiguous' : 'refUnknown', label, { written: text.slice(0, 40) }, field?.label.zh)
  if (field?.required) wish.issues.push(told)
  else {
    wish.notices.push(told)
    wish.notes.push(line)
  }
}

/** A child its own rules refuse is kept as lines of the note, so that nothing the row says is lost. */
function leaveImpossible(ctx: Context, wish: Wish): void {
  const kept = wish.children.filter(({ child, part }) => {
    const [first] = childTroubles(ctx, child, part)
    if (!first) return true
    const label = child.object.fields[first.field]?.label
    wish.notices.push(
      childLeft(child.object.label, label ? fill({ zh: `${label.zh}：${first.message.zh}`, en: `${label.en}: ${first.message.en}` }, {}) : first.message),
    )
    wish.notes.push(...part.lines.filter((line) => !wish.notes.includes(line)))
    return false
  })
  wish.children.splice(0, wish.children.length, ...kept)
}
