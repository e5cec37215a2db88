import { check } from '../../../kernel/check.ts'
import { newId } from '../../../lib/id.ts'
import { holds } from '../../access/scope.ts'
import type { Context } from '../../context.ts'
import { makeBreath } from '../../jobs/breath.ts'
import { isSame } from '../../records/same.ts'
import { complete } from './complete.ts'
import { asIssues, type Batch, type Entity, entityOf, isSaid, layOver, type Settled, type Settling, tellOtherName } from './entity.ts'
import { fileNamesOf, placeFiles } from './file-names.ts'
import { type Keys, keysOf, keysUnder, makePool, scopeIn } from './keys.ts'
import { meet } from './meet.ts'
import type { Owners } from './names.ts'
import { addLines } from './note.ts'
import { resolveNamed } from './refs.ts'
import { settleChildren } from './settle-children.ts'
import type { Draft, Issue, Plan, Values, Wish } from './shapes.ts'
import { toldBefore } from './told-before.ts'
import { issue } from './words.ts'

/** Decides a batch of rows: which record each is, what would be made or changed, and which rows cannot go in. Writes nothing. */
export async function settle(ctx: Context, settling: Settling, wishes: readonly Wish[]): Promise<Batch> {
  const { plan } = settling
  const rows: Settled[] = wishes.map((wish) => ({ wish, did: 'same', children: [] }))
  const told = await toldBefore(ctx, plan.object, wishes)
  await resolveNamed(ctx, settling, wishes, told)
  for (const wish of wishes) complete(ctx, settling, wish, told.get(wish.root.id ?? ''))
  const roots = await settleRoots(
    ctx,
    settling,
    rows.filter(({ wish }) => !wish.issues.length),
  )
  const children = await settleChildren(ctx, settling, rows)
  for (const row of rows) if (row.wish.issues.length) row.did = 'bad'
  return { rows, roots, children }
}

/** Records without a name of their own are the same by when and under whom. */
const rootKeys = ({ object, choices, shape, knownBy }: Plan, values: Values): Keys =>
  shape && !object.twins ? keysUnder(object, values, shape.names) : keysOf(object, values, choices.match, { fields: knownBy })

async function settleRoots(ctx: Context, settling: Settling, rows: readonly Settled[]): Promise<Entity[]> {
  const { plan } = settling
  const { object } = plan
  const keyed = rows.map((row) => {
    const { id, values } = row.wish.root
    return { row, keys: rootKeys(plan, id ? { ...values, id } : values), scope: scopeIn(object, values) }
  })
  const parents = object.twins ? object.twins.within : object.parent
  const found = await meet(
    ctx,
    object,
    keyed.map(({ keys, scope }) => ({ parent: scope || null, keys })),
    parents,
    plan.shape?.names,
  )
  const met = await settling.memory.met(found.map(({ raw }) => raw.id))
  const names = await fileNamesOf(
    ctx,
    rows.map(({ wish }) => wish),
    found,
  )
  const pool = makePool<Entity>(object)
  for (const each of found) pool.add(scopeIn(object, each.raw), rootKeys(plan, each.raw), entityOf(object, each, met))
  const entities = new Set<Entity>()
  const breath = makeBreath()
  for (const { row, keys, scope } of keyed) {
    await breath()
    const there = pool.find(scope, keys, (entity) => isAsSaid(row, entity))
    if (there !== 'ambiguous') placeFiles(row.wish, object.fields, { before: there?.met?.raw, names, values: row.wish.root.values })
    const entity =
      there === undefined ? makeRoot(ctx, settling, row, keys) : there === 'ambiguous' ? refuse(row, issue('ambiguous')) : meetRoot(ctx, settling, row, there)
    if (!entity) continue
    pool.add(scope, keys, entity)
    entities.add(entity)
    row.root = entity
    entity.wishes.add(row)
  }
  return [...entities]
}

/** Is it as the row says, in all that the row says of it? */
const isAsSaid = ({ wish }: Settled, { met, patch }: Entity): boolean =>
  Object.entries(wish.root.values).every(([name, value]) => isSame(name in patch ? patch[name] : (met?.raw[name] ?? null), value))

function refuse(row: Settled, ...issues: Issue[]): undefined {
  row.wish.issues.push(...issues)
}

/** A record that is not there yet, unless only existing ones are to be updated. */
function makeRoot(ctx: Context, { plan, owners, memory }: Settling, row: Settled, keys: Keys): Entity | undefined {
  const { object, choices } = plan
  if (memory.wouldHave(keys, scopeIn(object, row.wish.root.values))) {
    row.did = 'updated'
    return undefined
  }
  if (choices.mode === 'update') return refuse(row, issue('noMatch'))
  const draft: Draft = { ...row.wish.root.values }
  layNote(plan, row, draft, noteIn(plan, draft))
  const owner = object.parent ? undefined : ownerFor(ctx, plan, owners, row)
  const { troubles } = check(object, owner ? { ...draft, ownerId: owner } : draft, true, { now: ctx.now })
  if (troubles.length) return refuse(row, ...asIssues(object, troubles))
  if (owner && owner !== ctx.person.id && !holds(ctx.person, object, 'assign')) return refuse(row, issue('mayNotAssign'))
  row.did = 'created'
  const { author } = row.wish.root
  return { object, keys, patch: owner ? { ...draft, ownerId: owner } : draft, wishes: new Set(), id: newId(), isMet: true, ...(author ? { author } : {}) }
}

/** Whom the row names, else whom the importer chose, else the importer; a name that is nobody's is told. */
function ownerFor(ctx: Context, { choices }: Plan, owners: Owners, { wish }: Settled): string {
  const usual = choices.owner ?? ctx.person.id
  if (!wish.owner) return usual
  const found = owners(wish.owner)
  if (found && found !== 'ambiguous') return found
  wish.notices.push(issue(found ? 'ownerAmbiguous' : 'ownerUnknown', { written: wish.owner.slice(0, 40) }))
  return usual
}

/** A record that is there: out of reach, it makes the row bad and nothing is told of it; else the row is laid over it. */
function meetRoot(ctx: Context, { plan, owners }: Settling, row: Settled, entity: Entity): Entity | undefined {
  if (entity.met && !entity.met.readable) return refuse(row, issue('existsNotYours'))
  const before = entity.met?.raw
  const isProven = isSaid(row, entity)
  if (isProven && entity.isMet && !isAsSaid(row, entity)) return refuse(row, issue('idTwice'))
  const values: Draft = { ...row.wish.root.values }
  if (!isProven) noteOver(plan, row, values)
  layNote(plan, row, values, noteIn(plan, { ...before, ...entity.patch, ...values }))
  const owner = ownerOver(ctx, { plan, owners, isProven }, row, entity)
  if (owner) values.ownerId = owner
  tellOtherName(row, entity, values)
  if (layOver(plan, entity, values, isProven)) row.did = 'updated'
  if (before && !entity.met?.updatable && Object.keys(entity.patch).length) leaveAsItIs(row, entity)
  return entity
}

type Giving = Pick<Settling, 'plan' | 'owners'> & { readonly isProven: boolean }

/** Whom a row gives a record that is there: only where it is asked to update, or says which record it is. */
function ownerOver(ctx: Context, { plan, owners, isProven }: Giving, { wish }: Settled, { met, isMet }: Entity): string | undefined {
  if (!wish.owner || !met || isMet || !(isProven || plan.choices.mode === 'update')) return undefined
  const owner = owners(wish.owner)
  if (owner === met.raw.ownerId) return undefined
  if (owner && owner !== 'ambiguous' && holds(ctx.person, plan.object, 'assign')) return owner
  if (isProven) wish.notices.push(issue('ownerKept', { written: wish.owner.slice(0, 40) }))
  return undefined
}

function leaveAsItIs(row: Settled, entity: Entity): void {
  for (const name of Object.keys(entity.patch)) delete entity.patch[name]
  row.did = 'same'
  row.wish.notices.push(issue('mayNotUpdate'))
}

/** The note of a row whose id is nobody's here adds to what a record of its name says, like any other. */
function noteOver({ note }: Plan, { wish }: Settled, values: Draft): void {
  const said = note ? values[note] : undefined
  if (!note || typeof said !== 'string' || wish.root.id === undefined) return
  wish.notes.push(said)
  delete values[note]
}

const noteIn = ({ note }: Plan, values: Values): string | null => (values[note ?? ''] as string | null | undefined) ?? null

/** The row's lines under what the note says already. */
function layNote(plan: Plan, { wish }: Settled, values: Draft, now: string | null): void {
  const field = plan.note ? plan.object.fields[plan.note] : undefined
  if (!plan.note || !field || !wish.notes.length) return
  const { text, isFull } = addLines(field, now, wish.notes)
  if (text !== null) values[plan.note] = text
  if (isFull) wish.notices.push(issue('noteFull'))
}
