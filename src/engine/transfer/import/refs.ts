import { fill } from '../../../kernel/label.ts'
import type { Declaration } from '../../../kernel/object.ts'
import { type Context, objectOf } from '../../context.ts'
import type { Raw } from '../../records/lock.ts'
import { childTroubles } from './child.ts'
import type { Settling } from './entity.ts'
import type { Named, Wish } from './shapes.ts'
import { type Standing, standings } from './standing.ts'
import { type Candidate, type Titled, titled } from './titled.ts'
import { childLeft, issueOf } from './words.ts'

/**
 * Looks up the records that rows name (上级集团: 某某集团), one query per object whatever the batch. What is not found goes into
 * the note, or makes the row bad where the field is required or tells the record from its namesakes. Then children that could not be made at all go into the note too.
 */
export async function resolveNamed(ctx: Context, { plan, memory }: Resolving, wishes: readonly Wish[], told: ReadonlyMap<string, Raw>): Promise<void> {
  const parts = wishes.flatMap((wish) =>
    standings(plan, wish).map((standing): Place => {
      const before = standing.part === wish.root ? told.get(wish.root.id ?? '') : undefined
      return { ...standing, wish, before, awaited: (name, text) => memory.promised(wish, standing, name, text).map((id) => ({ id, parent: null })) }
    }),
  )
  const byTarget = new Map<string, Set<string>>()
  for (const { part, object, before } of parts)
    for (const { name, texts } of part.named) {
      const wanted = byTarget.get(targetOf(object, name)) ?? new Set()
      byTarget.set(targetOf(object, name), wanted)
      for (const text of [...texts, ...idsIn(before?.[name])]) wanted.add(text)
    }
  const known = new Map<string, Titled>()
  for (const [target, texts] of byTarget) known.set(target, await titled(ctx, target, [...texts]))
  for (const place of parts)
    for (const named of inTurn(ctx, place.object, place.part.named)) take(ctx, place, named, known.get(targetOf(place.object, named.name)) ?? new Map())
  for (const wish of wishes) leaveImpossible(ctx, wish)
}

type Resolving = Pick<Settling, 'plan' | 'memory'>

const targetOf = (object: Declaration, name: string): string => object.fields[name]?.target ?? ''

/** A row's customer before its contacts: people of one name are told apart by whose they are. */
const inTurn = (ctx: Context, object: Declaration, named: readonly Named[]): Named[] => {
  const isBelow = ({ name }: Named) => Number(ctx.house.objects.get(targetOf(object, name))?.parent !== undefined)
  return named.toSorted((a, b) => isBelow(a) - isBelow(b))
}
const isMany = (object: Declaration, { name }: Named): boolean => object.fields[name]?.kind.holds === 'array'

/** `before`: the record that the row names by id, as it is now. `awaited`: those that earlier rows would have made, where a preview made nothing. */
type Place = Standing & { readonly wish: Wish; readonly before?: Raw | undefined; readonly awaited: (name: string, text: string) => readonly Candidate[] }

const idsIn = (value: unknown): string[] => (Array.isArray(value) ? (value as string[]) : typeof value === 'string' ? [value] : [])

function take(ctx: Context, place: Place, named: Named, known: Titled): void {
  const { part, object } = place
  const found = named.texts.map((text) =>
    one(ctx, place, named, known.get(text)?.length ? (known.get(text) as readonly Candidate[]) : place.awaited(named.name, text)),
  )
  const ids = found.flatMap((id) => (id && id !== 'ambiguous' ? [id] : []))
  // What of a list the person may not read, his sheet could not name: it stays.
  const unseen = isMany(object, named) ? idsIn(place.before?.[named.name]).filter((id) => !known.get(id)?.length) : []
  if (ids.length) part.values[named.name] = isMany(object, named) ? [...new Set([...unseen, ...ids])] : ids[0]
  const lost = found.findIndex((id) => !id || id === 'ambiguous')
  if (lost >= 0) tellLost(ctx, place, named, { written: named.texts[lost] ?? '', isAmbiguous: found[lost] === 'ambiguous' })
}

/** The one it must be: the only one of its name, the one that stood there before, or the only one under the parent that the row names too. */
function one(ctx: Context, { part, object, before }: Place, { name }: Named, candidates: readonly Candidate[]): string | 'ambiguous' | undefined {
  if (candidates.length < 2) return candidates[0]?.id
  const stood = candidates.filter(({ id }) => idsIn(before?.[name]).includes(id))
  if (stood.length === 1) return stood[0]?.id
  const target = objectOf(ctx.house, targetOf(object, name))
  const above = target.parent ? target.fields[target.parent]?.target : undefined
  const parents = Object.entries(object.fields).flatMap(([other, field]) => (above && field.target === above ? [part.values[other]] : []))
  const ours = candidates.filter(({ parent }) => parent && parents.includes(parent))
  return ours.length === 1 ? ours[0]?.id : 'ambiguous'
}

type Lost = { readonly written: string; readonly isAmbiguous: boolean }

function tellLost(ctx: Context, { wish, object }: Place, { name, line }: Named, { written, isAmbiguous }: Lost): void {
  const field = object.fields[name]
  const label = ctx.house.objects.get(targetOf(object, name))?.label ?? { zh: '', en: '' }
  const told = issueOf(isAmbiguous ? 'refAmbiguous' : 'refUnknown', label, { written: written.slice(0, 40) }, field?.label.zh)
  if (field?.required || object.knownBy?.includes(name)) wish.issues.push(told)
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
