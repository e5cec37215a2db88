import { type RawBuilder, sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import { isId } from '../../lib/id.ts'
import { isComparable, maskValue, rightOf, titleFor } from '../access/fields.ts'
import { asHouse, houseId } from '../access/person.ts'
import { isShelved, withoutUnmask } from '../access/pools.ts'
import { isNothing, scopeOf } from '../access/scope.ts'
import { type Context, objectOf } from '../context.ts'
import { oneOrWinner } from '../merge/one.ts'
import { familyOf, isMergeable, redirectsOf } from '../merge/redirect.ts'
import { personName } from '../records/person-name.ts'
import { byIds } from '../records/read.ts'
import type { RecordRow } from '../records/show.ts'
import type { Changes } from './remember.ts'
import { joining, stretchesOf } from './stretches.ts'

export type ShownFact = {
  readonly id: string
  readonly act: string
  readonly at: string
  readonly object: string
  readonly recordId: string
  readonly verb: string
  readonly version: number
  readonly actor: { readonly id: string; readonly title: string | null }
  /** Who stood in for the actor: the administrator whose hands these were. */
  readonly impersonator?: { readonly id: string; readonly title: string | null }
  readonly changes: Changes | null
  readonly note: unknown
  /** The child record as it is now, on a time line with children; null once deleted or out of reach. */
  readonly record?: RecordRow | null
}

export type FactRow = {
  id: string
  act: string
  at: string
  object: string
  record_id: string
  verb: string
  version: number
  actor_id: string
  actor: string | null
  impersonator_id: string | null
  impersonator: string | null
  changes: Changes | null
  note: unknown
}

export type HistoryQuery = {
  readonly children?: boolean
  readonly after?: string
  readonly limit?: number
  readonly verbs?: readonly string[]
  readonly objects?: readonly string[]
  /** Only how it went from hand to hand. */
  readonly isShelf?: boolean
}

/**
 * History of a record, newest first; with `children` the whole time line of a parent. Only fields the reader may see, masked
 * where he sees them masked; children only of objects and records within his reach. Index: fact (record_id, id) or (root_id, id).
 */
export async function history(
  reader: Context,
  object: Declaration,
  asked: string,
  wish: HistoryQuery = {},
): Promise<{ facts: ShownFact[]; next: string | null }> {
  const { id, ownerId } = await oneOrWinner(reader, object, asked, [])
  // Of what he sees as it lies in a pool he hears how it went from hand to hand, with the private parts starred, and nothing of what is below it.
  const isShelf = ownerId === null && isShelved(reader, object)
  const ctx = isShelf ? withoutUnmask(reader, object) : reader
  const query = isShelf ? { ...wish, children: false, isShelf } : wish
  const limit = Math.min(Math.max(query.limit ?? 50, 1), 200)
  const rows = await factRows(ctx, object, await familyOf(ctx, object, id), query, limit + 1)
  const kept = rows.slice(0, limit)
  const records = query.children ? await childRecords(ctx, kept) : undefined
  const facts = kept.flatMap((row) => shown(ctx, row, records, id))
  return { facts, next: rows.length > limit ? (kept.at(-1)?.id ?? null) : null }
}

/** Facts of a record and of those merged into it: each has its own stretch of the index, of which no more is read than the page holds. */
async function factRows(ctx: Context, object: Declaration, family: readonly string[], query: HistoryQuery, limit: number): Promise<FactRow[]> {
  const conditions: RawBuilder<unknown>[] = [sql`true`]
  if (query.after && isId(query.after)) conditions.push(sql`f.id < ${query.after}::uuid`)
  if (query.isShelf) conditions.push(sql`f.changes ?| array['ownerId', 'poolId']`)
  if (query.verbs?.length) conditions.push(sql`f.verb = any(${query.verbs}::text[])`)
  const readable = query.children ? readableObjects(ctx, object, query.objects) : undefined
  if (readable) conditions.push(sql`f.object = any(${readable}::text[])`)
  const told = (which: RawBuilder<unknown>) =>
    sql`select f.id, f.act, f.at, f.object, f.record_id, f.verb, f.version, f.actor_id, ${personName(ctx, 'f.actor_id')} as actor, f.impersonator_id, ${personName(ctx, 'f.impersonator_id')} as impersonator, f.changes, f.note
    from fact as f where ${which} and ${sql.join(conditions, sql` and `)} order by f.id desc limit ${limit}`
  const stretches = await stretchesOf(ctx, object, family, query.children === true)
  const arms = stretches.map((which) => sql`(${told(which)})`)
  const all = arms.length > 1 ? sql`${sql.join(arms, sql` union all `)} order by id desc limit ${limit}` : told(stretches[0] as RawBuilder<unknown>)
  const found = await sql<FactRow>`${all}`.execute(ctx.db)
  return found.rows
}

/** The object, those below it and those that join it with others, as far as the reader may read them at all. */
function readableObjects(ctx: Context, object: Declaration, wanted?: readonly string[]): string[] {
  const joined = joining(ctx, object).map(({ each }) => each)
  const below = [...ctx.house.objects.values()].filter((each) => each === object || joined.includes(each) || isBelow(ctx, each, object))
  return below.filter((each) => (!wanted?.length || wanted.includes(each.name)) && !isNothing(scopeOf(ctx, each, 'read'))).map((each) => each.name)
}

function isBelow(ctx: Context, child: Declaration, top: Declaration): boolean {
  const parent = child.parent && child.fields[child.parent]?.target
  return parent !== undefined && parent !== '' && (parent === top.name || isBelow(ctx, objectOf(ctx.house, parent), top))
}

/** Child records of the page in one query per object, so that the time line shows them as they are now. */
export async function childRecords(ctx: Context, rows: readonly FactRow[]): Promise<Map<string, RecordRow>> {
  const groups = Map.groupBy(
    rows.filter((row) => isReadApart(objectOf(ctx.house, row.object))),
    (row) => row.object,
  )
  const found = await Promise.all([...groups].map(([name, facts]) => byIds(ctx, objectOf(ctx.house, name), [...new Set(facts.map((fact) => fact.record_id))])))
  return withMerged(ctx, rows, new Map(found.flat().map((record) => [record.id, record])))
}

/** May a fact of it stand on the line of a record whose readers do not all read it: a child, or what is only told there? */
const isReadApart = ({ parent, toldOn }: Declaration): boolean => parent !== undefined || toldOn !== undefined

/** Of a child that was merged, the one it was merged into. */
async function withMerged(ctx: Context, rows: readonly FactRow[], records: Map<string, RecordRow>): Promise<Map<string, RecordRow>> {
  const gone = rows.filter((row) => !records.has(row.record_id) && isMergeable(objectOf(ctx.house, row.object)))
  const redirects = await redirectsOf(
    ctx,
    gone.map((row) => row.record_id),
  )
  for (const [name, group] of Map.groupBy(redirects, (each) => each.object)) {
    const winners = await byIds(ctx, objectOf(ctx.house, name), [...new Set(group.map((each) => each.winnerId))])
    for (const { loserId, winnerId } of group) {
      const winner = winners.find((record) => record.id === winnerId)
      if (winner) records.set(loserId, winner)
    }
  }
  return records
}

/** A fact as its reader may see it. Of a child in the recycle bin he hears that it was and is gone; what it said is for who may look into the bin. */
export function shown(ctx: Context, row: FactRow, records: Map<string, RecordRow> | undefined, rootId: string): ShownFact[] {
  const object = ctx.house.objects.get(row.object)
  if (!object) return []
  // What was merged into the record is no child of it: it is the record.
  const isOfChild = records !== undefined && isReadApart(object) && row.record_id !== rootId
  const isTold = !isOfChild || records.has(row.record_id)
  // Of what opens to nobody by standing here, who may not read it hears nothing at all.
  if (!isTold && !object.parent) return []
  const fact = {
    id: row.id,
    act: row.act,
    at: row.at,
    object: row.object,
    recordId: row.record_id,
    verb: row.verb,
    version: row.version,
    actor: { id: row.actor_id, title: actorOf(ctx, row) },
    ...impersonatorOf(ctx, row),
    changes: isTold ? shownChanges(ctx, object, row.changes) : null,
    note: isTold ? shownNote(ctx, object, row) : null,
  }
  return [isOfChild && row.verb === 'create' ? { ...fact, record: records.get(row.record_id) ?? null } : fact]
}

/** The house signs its own acts by name; of a person only what the reader may see. */
function actorOf(ctx: Context, row: FactRow): string | null {
  if (row.actor_id === houseId) return asHouse(ctx.house, ctx.now).person.name
  return ctx.house.people ? titleFor(ctx.person, ctx.house.people, row.actor) : null
}

function impersonatorOf(ctx: Context, { impersonator_id: id, impersonator }: FactRow): Pick<ShownFact, 'impersonator'> {
  return id ? { impersonator: { id, title: ctx.house.people ? titleFor(ctx.person, ctx.house.people, impersonator) : null } } : {}
}

/** A command's input stands in its note: what it says of a field the reader may not see whole stays out. A comment is its writer's own words. */
function shownNote(ctx: Context, object: Declaration, { verb, note }: FactRow): unknown {
  if (!ctx.house.commands.has(`${object.name}.${verb}`) || typeof note !== 'object' || note === null) return note
  return Object.fromEntries(Object.entries(note).filter(([name]) => !object.fields[name] || isComparable(ctx.person, object, name)))
}

/** Changes without what the reader may not see. */
export function shownChanges(ctx: Context, object: Declaration, changes: Changes | null): Changes | null {
  if (!changes) return null
  const entries = Object.entries(changes).flatMap(([name, [was, now]]) => {
    const { right, masked } = rightOf(ctx.person, object, name)
    const field = object.fields[name]
    if (right === 'hidden') return []
    const pair: readonly [unknown, unknown] = masked && field ? [maskValue(field, was), maskValue(field, now)] : [was, now]
    return [[name, pair] as const]
  })
  return Object.fromEntries(entries)
}
