import { type RawBuilder, sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import type { Context, Person } from '../context.ts'
import { column, tableOf } from '../records/columns.ts'
import { keptPerPerson } from './kept.ts'
import { type Way, waysOf } from './ways.ts'

export { holds, rootOf } from './ways.ts'

/**
 * How far a person's authority over an object goes, as plain sets: the sum of his ways to it (ways.ts). The only file where
 * permission becomes SQL (`within`), and beside it the same rule as a predicate (`admits`) for facts and hints, so that both can
 * be read together.
 */
export type Scope = {
  readonly all: boolean
  readonly owners: readonly string[]
  readonly units: readonly string[]
  /** Records counted in as a member: of the object itself by `id`, of a child's topmost parent by `root_id`. */
  readonly members: readonly { readonly object: string; readonly by: 'id' | 'root_id'; readonly write: boolean }[]
  /** Records at the other end of a ref: who reads one of them reads this too (declaration.ends). */
  readonly ends?: readonly { readonly field: string; readonly target: Declaration; readonly scope: Scope }[]
  /** What he wrote himself, on a child record. */
  readonly author?: string
}

const nothing: Scope = { all: false, owners: [], units: [], members: [] }
const everything: Scope = { all: true, owners: [], units: [], members: [] }

export const isNothing = (scope: Scope): boolean =>
  !scope.all && !scope.owners.length && !scope.units.length && !scope.members.length && !scope.author && !scope.ends?.length

/** Does it cover records of others, by an office he holds? One's own alone is no office; being counted in on one record neither. */
export const reachesOthers = (person: Person, { all, owners, units }: Scope): boolean => all || units.length > 0 || owners.some((owner) => owner !== person.id)

/** Scope of one action on one object. */
export const scopeOf = (ctx: Context, object: Declaration, action: string): Scope =>
  kept(ctx.person, object, action, () => sumOf(waysOf(ctx, object, action).map((way) => scopeOfWay(ctx.person, way))))

const kept = keptPerPerson<Scope>()

/** What one way alone reaches. */
export function scopeOfWay(person: Person, way: Way): Scope {
  if (way.by === 'admin') return everything
  if (way.by === 'author') return { ...nothing, author: person.id }
  if (way.by === 'end') return { ...nothing, ends: [{ field: way.field, target: way.target, scope: sumOf(way.ways.map((each) => scopeOfWay(person, each))) }] }
  if (way.by === 'member') return { ...nothing, members: [{ object: way.object, by: way.at, write: way.write }] }
  const { reach, units } = way.grant
  if (reach === 'all') return everything
  if (reach === 'own') return { ...nothing, owners: [person.id] }
  if (reach === 'reports') return { ...nothing, owners: person.reportIds }
  if (reach === 'team') return { ...nothing, units: person.unitIds }
  if (reach === 'branch') return { ...nothing, units: person.branchIds }
  return reach === 'chosen' ? { ...nothing, units } : nothing
}

function sumOf(scopes: readonly Scope[]): Scope {
  if (scopes.some(({ all }) => all)) return everything
  const author = scopes.find((scope) => scope.author)?.author
  const ends = scopes.flatMap((scope) => scope.ends ?? [])
  return {
    all: false,
    owners: [...new Set(scopes.flatMap(({ owners }) => owners))],
    units: [...new Set(scopes.flatMap(({ units }) => units))],
    members: scopes.flatMap(({ members }) => members),
    ...(author ? { author } : {}),
    ...(ends.length ? { ends } : {}),
  }
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
  // The target's own reach decides, so each end is found by its primary key. Its alias is one letter longer: an end may have ends.
  for (const { field, target, scope: reach } of scope.ends ?? [])
    ways.push(
      sql`${at(column(field))} is not null and exists (select 1 from ${sql.table(tableOf(target))} as ${sql.table(`${t}e`)} where ${sql.ref(`${t}e.id`)} = ${at(column(field))} and ${sql.ref(`${t}e.deleted_at`)} is null and ${within(ctx, reach, `${t}e`)})`,
    )
  if (scope.author) ways.push(sql`${at('created_by_id')} = ${scope.author}::uuid`)
  if (!ways.length) return sql`false`
  return sql`(${sql.join(ways, sql` or `)})`
}

/** The same rule for a row in memory. `undefined`: only membership or its other end could admit it, so the database must be asked. */
export function admits(scope: Scope, row: { ownerId: string | null; unitId: string | null; createdById?: string }): boolean | undefined {
  if (scope.all) return true
  if (row.ownerId && scope.owners.includes(row.ownerId)) return true
  if (row.unitId && scope.units.includes(row.unitId)) return true
  if (scope.author && row.createdById === scope.author) return true
  return scope.members.length || scope.ends?.length ? undefined : false
}
