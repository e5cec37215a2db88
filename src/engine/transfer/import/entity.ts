import type { Declaration } from '../../../kernel/object.ts'
import type { Trouble } from '../../../kernel/problem.ts'
import type { Author } from '../../facts/remember.ts'
import type { Raw } from '../../records/lock.ts'
import { type Keys, keysOf } from './keys.ts'
import type { Met } from './meet.ts'
import { mergeInto, otherName } from './merge.ts'
import type { Owners } from './names.ts'
import type { Order } from './order.ts'
import type { Child, Draft, Issue, Plan, Wish } from './shapes.ts'
import { issue } from './words.ts'

/** A record as a batch leaves it: one that is there with a patch, or a new one with a draft. */
export type Entity = {
  readonly object: Declaration
  readonly child?: Child
  readonly parent?: Entity
  readonly met?: Met
  readonly keys: Keys
  readonly patch: Draft
  readonly author?: Author
  readonly wishes: Set<Settled>
  /** Of this batch's records; a new one has its real id once it is written. */
  id: string
  isMet: boolean
}

/** What becomes of a row. `child` entities are in the order of the plan's children. */
export type Settled = { readonly wish: Wish; did: 'created' | 'updated' | 'same' | 'bad'; root?: Entity; readonly children: Entity[] }

/** What an import knows of its earlier rows. */
export type Memory = {
  /** Which of these records earlier rows have spoken for. */
  readonly met: (ids: readonly string[]) => Promise<ReadonlySet<string>>
  /** A preview writes nothing, so it remembers what earlier rows would have made. */
  readonly wouldHave: (keys: Keys, scope: string) => boolean
  /** Ids that stand for records which earlier rows would have made, by what a row calls them. */
  readonly promised: Order['promised']
}

export type Settling = { readonly plan: Plan; readonly owners: Owners /** Also those who left. */; readonly writers: Owners; readonly memory: Memory }
export type Batch = { readonly rows: readonly Settled[]; readonly roots: readonly Entity[]; readonly children: readonly Entity[] }

export const entityOf = (object: Declaration, met: Met, spoken: ReadonlySet<string>, more: Pick<Entity, 'child' | 'parent'> = {}): Entity => ({
  object,
  ...more,
  met,
  keys: keysOf(object, met.raw, []),
  patch: {},
  wishes: new Set(),
  id: met.raw.id,
  isMet: spoken.has(met.raw.id),
})

/** Does the row itself say that it is this record? Then it says all of it: lists whole, and another name. */
export const isSaid = ({ wish }: Settled, { met }: Entity): boolean => wish.root.id !== undefined && wish.root.id === met?.raw.id

export const asIssues = (object: Declaration, troubles: readonly Trouble[]): Issue[] =>
  troubles.map(({ field, code, message }) => ({ code, message, ...(object.fields[field] ? { head: object.fields[field].label.zh } : {}) }))

/** Merges values into an entity; the note is laid whole, for its lines were already added to what was there. */
export function layOver(plan: Plan, entity: Entity, values: Draft, isProven = false): boolean {
  const { [plan.note ?? '']: note, ownerId, ...rest } = values
  const ground = { object: entity.object, before: entity.met?.raw as Raw | undefined, mode: plan.choices.mode, isMet: entity.isMet, isProven }
  const isChanged = mergeInto(entity.patch, rest, ground)
  const kept =
    ground.before && ground.mode === 'create' ? {} : { ...(typeof note === 'string' ? { [plan.note as string]: note } : {}), ...(ownerId ? { ownerId } : {}) }
  const more = Object.entries(kept).filter(([name, value]) => (entity.patch[name] ?? ground.before?.[name] ?? null) !== value)
  for (const [name, value] of more) entity.patch[name] = value
  entity.isMet = true
  return isChanged || more.length > 0
}

/** A row that calls a record it met by phone by another name. */
export function tellOtherName({ wish }: Settled, { object, met }: Entity, values: Draft): void {
  const written = wish.root.id === met?.raw.id ? undefined : otherName({ object, before: met?.raw }, values)
  const was = met?.raw[object.twins?.name ?? '']
  if (written !== undefined) wish.notices.push(issue('nameKept', { was: String(was).slice(0, 40), written: written.slice(0, 40) }))
}
