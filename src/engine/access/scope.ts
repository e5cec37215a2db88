import { type RawBuilder, sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import type { Context, Grant, Person } from '../context.ts'
import { parentOf } from '../context.ts'
import { keptPerPerson } from './kept.ts'

/**
 * How far a person's authority over an object goes, as plain sets. The only file where permission becomes SQL (`within`),
 * and beside it the same rule as a predicate (`admits`) for facts and hints, so that both can be read together.
 */
export type Scope = {
  readonly all: boolean
  readonly owners: readonly string[]
  readonly units: readonly string[]
  /** Records counted in as a member: of the object itself by `id`, of a child's topmost parent by `root_id`. */
  readonly members: readonly { readonly object: string; readonly by: 'id' | 'root_id'; readonly write: boolean }[]
  /** What he wrote himself, on a child record. */
  readonly author?: string
}

const nothing: Scope = { all: false, owners: [], units: [], members: [] }
const everything: Scope = { all: true, owners: [], units: [], members: [] }

export const isNothing = (scope: Scope): boolean => !scope.all && !scope.owners.length && !scope.units.length && !scope.members.length && !scope.author

function grantsOf(person: Person, object: Declaration, action: string): readonly Grant[] {
  return person.grants.get(object.name)?.get(action) ?? []
}

/** What being counted in on a record lets one do with it, whatever one's roles say of such records (S0-12: he can open that one only). */
const memberMay = (action: string): boolean => action === 'read' || action === 'update'

/** May he do it with any record at all: by a grant, whatever its reach, or because some record counts him in? */
export const holds = (person: Person, object: Declaration, action: string): boolean =>
  isThere(person, object) &&
  (person.isAdmin || grantsOf(person, object, action).some((grant) => grant.reach !== 'none') || (memberMay(action) && person.memberOf.has(object.name)))

/** An object of a module that is switched off is there for nobody but the house, which keeps its figures right meanwhile (S0-32). */
const isThere = (person: Person, object: Declaration): boolean => !object.isOff || person.isHouse

function fromGrants(person: Person, grants: readonly Grant[]): Scope {
  if (grants.some((grant) => grant.reach === 'all')) return everything
  const units = new Set<string>()
  const owners = new Set<string>()
  for (const { reach, units: chosen } of grants) {
    if (reach === 'own') owners.add(person.id)
    if (reach === 'reports') for (const id of person.reportIds) owners.add(id)
    if (reach === 'team') for (const id of person.unitIds) units.add(id)
    if (reach === 'branch') for (const id of person.branchIds) units.add(id)
    if (reach === 'chosen') for (const id of chosen) units.add(id)
  }
  return { all: false, owners: [...owners], units: [...units], members: [] }
}

/**
 * Scope of one action on one object. A child is reachable exactly when its parent is: its owner and unit columns are
 * the parent's, so the parent's reach applies to them as they stand. Writing a child needs a grant of its own; it then
 * covers the children within that reach and those he wrote himself (a service engineer mends his own contact record).
 */
export const scopeOf = (ctx: Context, object: Declaration, action: string): Scope => kept(ctx.person, object, action, () => makeScope(ctx, object, action))

const kept = keptPerPerson<Scope>()

function makeScope(ctx: Context, object: Declaration, action: string): Scope {
  const { person, house } = ctx
  if (!holds(person, object, action)) return nothing
  if (person.isAdmin) return everything
  const up = parentOf(house, object)
  if (!up) return withMembers(person, object, fromGrants(person, grantsOf(person, object, action)), action, 'id')
  if (action === 'read' || action === 'create') return through(ctx, up.parent)
  const own = fromGrants(person, grantsOf(person, object, action))
  return own.all ? own : { ...withMembers(person, rootOf(ctx, object), own, action, 'root_id'), author: person.id }
}

/** The parent's read scope, its members found by the child's `root_id`. */
function through(ctx: Context, parent: Declaration): Scope {
  const scope = scopeOf(ctx, parent, 'read')
  return { ...scope, members: scope.members.map((each) => ({ ...each, by: 'root_id' })) }
}

/** The topmost object above a child: the one whose records count members in. */
export function rootOf(ctx: Context, object: Declaration): Declaration {
  const up = parentOf(ctx.house, object)
  return up ? rootOf(ctx, up.parent) : object
}

function withMembers(person: Person, object: Declaration, scope: Scope, action: string, by: 'id' | 'root_id'): Scope {
  if (scope.all || !memberMay(action) || !person.memberOf.has(object.name)) return scope
  return { ...scope, members: [{ object: object.name, by, write: action === 'update' }] }
}

/**
 * The scope as a SQL condition over table alias `t`. Index: (owner_id, updated_at, id) or (unit_id, updated_at, id).
 * Members are gathered once per statement (an init plan), not per row.
 */
export function within(ctx: Context, scope: Scope, t = 't'): RawBuilder<unknown> {
  if (scope.all) return sql`true`
  const ways: RawBuilder<unknown>[] = []
  const at = (name: string) => sql.ref(`${t}.${name}`)
  if (scope.owners.length === 1) ways.push(sql`${at('owner_id')} = ${scope.owners[0]}::uuid`)
  if (scope.owners.length > 1) ways.push(sql`${at('owner_id')} = any(${scope.owners}::uuid[])`)
  if (scope.units.length) ways.push(sql`${at('unit_id')} = any(${scope.units}::uuid[])`)
  for (const member of scope.members) {
    ways.push(sql`${at(member.by)} = any(array(select m.record_id from record_member m where m.user_id = ${ctx.person.id}::uuid and m.object = ${member.object}
      and (m.until is null or m.until > now()) and ${member.write ? sql`m.can = 'write'` : sql`true`}))`)
  }
  if (scope.author) ways.push(sql`${at('created_by_id')} = ${scope.author}::uuid`)
  if (!ways.length) return sql`false`
  return sql`(${sql.join(ways, sql` or `)})`
}

/** The same rule for a row in memory. `undefined`: only membership could admit it, so the database must be asked. */
export function admits(scope: Scope, row: { ownerId: string | null; unitId: string | null; createdById?: string }): boolean | undefined {
  if (scope.all) return true
  if (row.ownerId && scope.owners.includes(row.ownerId)) return true
  if (row.unitId && scope.units.includes(row.unitId)) return true
  if (scope.author && row.createdById === scope.author) return true
  return scope.members.length ? undefined : false
}
