import { type RawBuilder, sql } from 'kysely'
import { type Declaration, isTold } from '../../kernel/object.ts'
import type { Reach } from '../../kernel/reach.ts'
import { isId } from '../../lib/id.ts'
import { type Context, parentOf, type RoleName } from '../context.ts'
import { actionOf } from '../records/can.ts'
import { column, tableOf } from '../records/columns.ts'
import { missing } from './demand.ts'
import { scopeOfWay, within } from './scope.ts'
import { holds, rootOf, type Way, waysOf } from './ways.ts'

/** What gives an action on this record, or is held for it and does not reach this far. */
export type Reason =
  | { readonly by: 'admin' | 'author' }
  | { readonly by: 'grant'; readonly object: string; readonly action: string; readonly reach: Reach; readonly role: RoleName | null }
  | { readonly by: 'member'; readonly object: string; readonly write: boolean; readonly until: string | null }
  /** He reads the record of this object at its other end. */
  | { readonly by: 'end'; readonly object: string }

/** Why not: the house alone does it (declaration.changedBy); no role of his has the action; what he has does not reach the record; it must be readable first; it is in the bin; he is disabled. */
export type Stop = 'told' | 'noGrant' | 'outOfReach' | 'unread' | 'inBin' | 'disabled'

export type Verdict = {
  readonly action: string
  readonly may: boolean
  readonly because: readonly Reason[]
  readonly stop: Stop | null
  /** What he holds for the action that ends before this record. */
  readonly short: readonly Reason[]
  /** The smallest grant that would reach it. */
  readonly wants: { readonly object: string; readonly action: string; readonly reach: Reach } | null
}

/** From small to large; `chosen` is left out, since it can be made to reach anything. */
const widening = ['own', 'reports', 'team', 'branch', 'all'] as const satisfies readonly Reach[]

/**
 * Why a person may, or may not, do each thing with one record (S0-30; peers.md row 6). Asked of the database by the very condition
 * that the engine puts into its own statements (`within`), one column for each way: what is told cannot differ from what is done.
 * `ctx` is the person's who is explained. `missing` when there is no such record at all.
 */
export async function explain(ctx: Context, object: Declaration, id: string): Promise<Verdict[]> {
  const asked = questionsOf(ctx, object)
  const found = isId(id) ? await ask(ctx, object, id, asked) : undefined
  if (!found) throw missing()
  const [reads, ...others] = asked.map((question) => verdictOf(question, found)) as [Verdict, ...Verdict[]]
  const verdicts = [reads, ...others.map((verdict) => afterRead(verdict, reads))]
  return found.isDeleted ? verdicts.map((verdict) => inBin(verdict, verdicts)) : verdicts
}

/** A disabled person may do nothing, whatever his roles say. */
export const explainDisabled = (ctx: Context, object: Declaration): Verdict[] =>
  actionsOf(ctx, object).map((action) => ({ action, may: false, because: [], stop: 'disabled', short: [], wants: null }))

type Question = {
  readonly action: string
  readonly object: string
  readonly told: boolean
  readonly held: boolean
  readonly ways: readonly Way[]
  readonly wider: readonly Way[]
}
type Found = { readonly isDeleted: boolean; readonly reaches: (way: Way) => boolean; readonly until: string | null }

function actionsOf({ house }: Context, object: Declaration): string[] {
  const own = [...house.commands.values()].filter((command) => command.object === object.name && actionOf(command) === command.name)
  return ['read', 'update', 'delete', ...(object.parent ? [] : ['assign']), ...own.map(({ name }) => name)]
}

const questionsOf = (ctx: Context, object: Declaration): Question[] =>
  actionsOf(ctx, object).map((action) => ({
    action,
    object: object.name,
    told: isTold(object, action),
    held: holds(ctx.person, object, action),
    ways: waysOf(ctx, object, action),
    wider: widerWays(ctx, object, action),
  }))

/** Grants he might be given: on the topmost parent where a child is read through it. */
function widerWays(ctx: Context, object: Declaration, action: string): Way[] {
  const of = action === 'read' ? rootOf(ctx, object) : object
  return widening.map((reach) => ({ by: 'grant', object: of.name, action, grant: { reach, units: [] } }))
}

/** One statement by primary key: whether the record is there, and which of the ways lead to it. */
async function ask(ctx: Context, object: Declaration, id: string, asked: readonly Question[]): Promise<Found | undefined> {
  const ways = [...new Set(asked.flatMap(({ ways: own, wider }) => [...own, ...wider]))]
  const columns = ways.map((way, at) => sql`${within(ctx, scopeOfWay(ctx.person, way))} as ${sql.ref(`w${at}`)}`)
  const { rows } = await sql<Record<string, unknown>>`
    select ${sql.join([sql`t.deleted_at`, sql`${untilOf(ctx, object)} as until`, ...columns])}
    from ${sql.table(tableOf(object))} as t where t.id = ${id}::uuid`.execute(ctx.db)
  const row = rows[0]
  if (!row) return undefined
  return { isDeleted: row.deleted_at !== null, reaches: (way) => row[`w${ways.indexOf(way)}`] === true, until: row.until as string | null }
}

/** Until when he is counted in, if he is. */
function untilOf(ctx: Context, object: Declaration): RawBuilder<unknown> {
  const at = sql.ref(`t.${column(parentOf(ctx.house, object) ? 'rootId' : 'id')}`)
  return sql`(select m.until from record_member m where m.user_id = ${ctx.person.id}::uuid and m.object = ${rootOf(ctx, object).name} and m.record_id = ${at})`
}

function verdictOf({ action, object, told, held, ways, wider }: Question, found: Found): Verdict {
  const because = ways.filter(found.reaches).map((way) => reasonOf(way, found))
  const short = ways.filter((way) => !found.reaches(way)).map((way) => reasonOf(way, found))
  const may = because.length > 0
  const least = may || told ? undefined : wider.find(found.reaches)
  const wants = least?.by === 'grant' ? { object: held ? least.object : object, action: least.action, reach: least.grant.reach } : null
  return { action, may, because, stop: may ? null : told ? 'told' : held ? 'outOfReach' : 'noGrant', short, wants }
}

export function reasonOf(way: Way, { until }: { readonly until: string | null }): Reason {
  if (way.by === 'grant') return { by: 'grant', object: way.object, action: way.action, reach: way.grant.reach, role: way.grant.role ?? null }
  if (way.by === 'end') return { by: 'end', object: way.target.name }
  return way.by === 'member' ? { by: 'member', object: way.object, write: way.write, until } : { by: way.by }
}

/** What cannot be read can be neither changed nor deleted (records/lock.ts). */
const afterRead = (verdict: Verdict, reads: Verdict): Verdict => (verdict.may && !reads.may ? { ...verdict, may: false, stop: 'unread' } : verdict)

/** What is in the bin is read and restored by who may delete it; nothing else is done with it (records/read.ts, records/remove.ts). */
function inBin(verdict: Verdict, verdicts: readonly Verdict[]): Verdict {
  const mayRestore = verdicts.some(({ action, may }) => action === 'delete' && may)
  if (verdict.action === 'delete') return { ...verdict, action: 'restore' }
  return verdict.may && !(verdict.action === 'read' && mayRestore) ? { ...verdict, may: false, stop: 'inBin' } : verdict
}
