import { sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import { isComparable, titleFor } from '../access/fields.ts'
import { holds, scopeOf, within } from '../access/scope.ts'
import type { Context } from '../context.ts'
import { column, isSearched, tableOf } from '../records/columns.ts'
import { searchWhere } from './where.ts'

export type Found = {
  readonly object: string
  readonly id: string
  readonly title: string
  readonly parent: { readonly object: string; readonly id: string; readonly title: string | null } | null
}

/** A search over all objects the person may read, the same words everywhere: each object in one statement by its own index, side by side (S0-31). */
export async function searchEverywhere(ctx: Context, q: string, limit: number): Promise<Found[]> {
  const searched = [...ctx.house.objects.values()].filter(
    (object) => isSearched(object) && holds(ctx.person, object, 'read') && isComparable(ctx.person, object, object.title),
  )
  const found = await Promise.all(searched.map((object) => searchOne(ctx, object, q, limit)))
  return found.flat().slice(0, limit * searched.length)
}

async function searchOne(ctx: Context, object: Declaration, q: string, limit: number): Promise<Found[]> {
  const title = sql.ref(`t.${column(object.title)}`)
  const parent = object.parent ? ctx.house.objects.get(object.fields[object.parent]?.target as string) : undefined
  const parentTitle = parent
    ? sql`(select ${sql.ref(`p.${column(parent.title)}`)} from ${sql.table(tableOf(parent))} as p where p.id = ${sql.ref(`t.${column(object.parent as string)}`)} and ${within(ctx, scopeOf(ctx, parent, 'read'), 'p')})`
    : sql`null::text`
  const parentId = parent ? sql.ref(`t.${column(object.parent as string)}`) : sql`null::uuid`
  const rows = await sql<{
    id: string
    title: string
    parent_id: string | null
    parent_title: string | null
  }>`select t.id, ${title} as title, ${parentId} as parent_id, ${parentTitle} as parent_title from ${sql.table(tableOf(object))} as t
    where t.deleted_at is null and ${within(ctx, scopeOf(ctx, object, 'read'))} and ${searchWhere(ctx, object, q)} order by t.updated_at desc, t.id desc limit ${limit}`.execute(
    ctx.db,
  )
  return rows.rows.map((row) => ({
    object: object.name,
    id: row.id,
    title: row.title,
    parent: parent && row.parent_id ? { object: parent.name, id: row.parent_id, title: titleFor(ctx.person, parent, row.parent_title) } : null,
  }))
}
