import { type RawBuilder, sql } from 'kysely'
import { type Comparison, type Filter, readFilter } from '../../kernel/filter.ts'
import type { Declaration } from '../../kernel/object.ts'
import { Problem } from '../../kernel/problem.ts'
import { isId } from '../../lib/id.ts'
import type { Context } from '../context.ts'
import { column, tableOf } from '../records/columns.ts'
import { personName } from '../records/person-name.ts'
import { missing } from './demand.ts'
import { titleFor } from './fields.ts'
import { scopeOf } from './scope.ts'

type Sql = RawBuilder<unknown>

/**
 * What lies in a pool is nobody's, and open to look at for the pool's people until one of them claims it (declaration.pool). It is a shelf
 * beside the reader's own records: lists show it when they are asked for a pool, and one by one; exports, papers, search and what belongs to
 * the record stay shut, and private numbers are starred. So no list of his own grows by what thousands have let fall.
 */
export function onShelf(ctx: Context, { pool }: Declaration, t = 't'): Sql | undefined {
  if (!pool || !ctx.person.pools.length) return undefined
  return sql`(${sql.ref(`${t}.${column(pool)}`)} = any(${ctx.person.pools}::uuid[]) and ${sql.ref(`${t}.owner_id`)} is null)`
}

/** The reader's own reach and, where there is one, the shelf beside it. */
export const orOnShelf = (ctx: Context, object: Declaration, reach: Sql): Sql => {
  const shelf = onShelf(ctx, object)
  return shelf ? sql`(${reach} or ${shelf})` : reach
}

/** Does he see an ownerless record only because it lies in a pool of his? Then its private numbers are starred. */
export const isShelved = (ctx: Context, object: Declaration): boolean =>
  object.pool !== undefined && ctx.person.pools.length > 0 && !scopeOf(ctx, object, 'read').all

/**
 * Does a list ask for a pool, and for nothing that would tell a starred number by halves: no comparison or order of a field that is masked, no
 * word with digits in it? Only then the shelf is shown in it.
 */
export function asksForShelf(object: Declaration, { filter, q = '', sort = '' }: Asked): boolean {
  if (!object.pool || filter === undefined || /\d/.test(q)) return false
  if (sort.split(',').some((key) => object.fields[key.replace(/^-/, '')]?.mask !== undefined)) return false
  const terms = termsOf(readFilter(filter))
  return terms.some(({ field }) => field === object.pool) && terms.every(({ field }) => object.fields[field]?.mask === undefined)
}

type Asked = { readonly filter?: unknown; readonly q?: string; readonly sort?: string }

const termsOf = (filter: Filter): Comparison[] => ('all' in filter ? filter.all.flatMap(termsOf) : 'any' in filter ? filter.any.flatMap(termsOf) : [filter])

/** Why a record is out of reach: of one that lay on his shelf a moment ago, that somebody has claimed it; else nothing is told. */
export async function whyGone(ctx: Context, object: Declaration, id: string): Promise<Problem> {
  const { pool } = object
  if (!pool || !ctx.person.pools.length || !isId(id)) return missing()
  const found = await sql<{ owner: string | null }>`select ${personName(ctx, 't.owner_id')} as owner from ${sql.table(tableOf(object))} as t
    where t.id = ${id}::uuid and t.deleted_at is null and t.owner_id is not null and ${sql.ref(`t.${column(pool)}`)} = any(${ctx.person.pools}::uuid[])`.execute(
    ctx.db,
  )
  const row = found.rows[0]
  if (!row) return missing()
  const { showTwinOwner } = await ctx.house.authority.choices()
  const owner = showTwinOwner && ctx.house.people ? titleFor(ctx.person, ctx.house.people, row.owner) : null
  return new Problem('conflict', {
    zh: owner ? `已被${owner}领取` : '已被别人领取',
    en: owner ? `${owner} has claimed it` : 'Somebody else has claimed it',
  })
}

/** The same reader without the right to see this object's private parts whole. */
export function withoutUnmask(ctx: Context, object: Declaration): Context {
  const actions = new Map(ctx.person.grants.get(object.name))
  actions.delete('unmask')
  return { ...ctx, person: { ...ctx.person, grants: new Map(ctx.person.grants).set(object.name, actions) } }
}
