import { fill } from '../../../kernel/label.ts'
import { messages } from '../../../kernel/messages.ts'
import type { Declaration } from '../../../kernel/object.ts'
import type { Context } from '../../context.ts'
import type { Raw } from '../../records/lock.ts'
import type { Settling } from './entity.ts'
import { addLines } from './note.ts'
import type { Part, Plan, Wish } from './shapes.ts'
import { issue } from './words.ts'

/**
 * What a row leaves unsaid, once its refs are known: who wrote it and when, what the business adds. Where the record has no note, what
 * found no field stands under what was said, before the row is compared with what is there: so that the same sheet changes nothing twice.
 */
export function complete(ctx: Context, settling: Settling, wish: Wish, before?: Raw): void {
  const { plan } = settling
  sign(ctx, settling, wish, { part: wish.root, object: plan.object })
  for (const { child, part } of wish.children) sign(ctx, settling, wish, { part, object: child.object })
  // What a row leaves unsaid of a record it names by id is there already.
  if (plan.shape?.complete && !before)
    Object.assign(wish.root.values, plan.shape.complete(wish.root.values, { heads: wish.root.heads, lines: wish.root.lines, lang: ctx.lang }))
  if (plan.note === plan.object.title) layUnder(plan, wish, before)
}

type Signed = { readonly part: Part; readonly object: Declaration }

/** The author by name or e-mail, those who left included; a stranger's name is kept as words. When he wrote it: as said, else when it took place. */
function sign(ctx: Context, { plan, writers }: Settling, wish: Wish, { part, object }: Signed): void {
  const { writer, writtenAt } = part
  if (!writer && !writtenAt) return
  const found = writer ? writers(writer) : ctx.person.id
  if (!found || found === 'ambiguous') {
    const label = ctx.house.systemFields.createdById?.label ?? { zh: '', en: '' }
    wish.notices.push(issue(found ? 'writerAmbiguous' : 'writerUnknown', { written: String(writer).slice(0, 40) }))
    if (part === wish.root || plan.note !== undefined) wish.notes.push(`${label[ctx.lang]}: ${writer}`)
    return
  }
  const at = writtenAt ?? timeOf(object, part) ?? ctx.now.toISOString()
  part.author = { id: found, at: at > ctx.now.toISOString() ? ctx.now.toISOString() : at }
}

/** When it took place: the instant by which lists of such records are ordered. */
function timeOf(object: Declaration, { values }: Part): string | undefined {
  const name = (object.sort ?? '').split(',')[0]?.replace(/^-/, '') ?? ''
  return object.fields[name]?.kind.windows === 'instant' ? ((values[name] as string | null) ?? undefined) : undefined
}

function layUnder({ object }: Plan, wish: Wish, before?: Raw): void {
  const field = object.fields[object.title]
  if (!field || !wish.notes.length) return
  const { text, isFull } = addLines(field, ((wish.root.values[object.title] ?? before?.[object.title]) as string | null | undefined) ?? null, wish.notes)
  wish.notes.length = 0
  if (text !== null) wish.root.values[object.title] = text
  if (isFull) wish.notices.push(issue('noteFull'))
  // The row's own words may be missing where its other cells say enough.
  const required = fill(messages.required.message, field.label)
  const at = wish.issues.findIndex(({ code, message }) => code === 'required' && message.zh === required.zh)
  if (at >= 0 && text) wish.issues.splice(at, 1)
}
