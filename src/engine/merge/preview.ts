import { sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import { missing } from '../access/demand.ts'
import { maskValue, rightOf } from '../access/fields.ts'
import { isNothing, scopeOf, within } from '../access/scope.ts'
import type { Context } from '../context.ts'
import { tableOf } from '../records/columns.ts'
import { type Raw, rawRows } from '../records/lock.ts'
import { reachable } from '../records/read.ts'
import { pointersTo, pointing } from './move.ts'
import { type Choose, mergedValues } from './values.ts'

/** What a merge would bring: the values the winner would hold anew, and how many records of which kind would move. */
export type MergePreview = {
  readonly values: Readonly<Record<string, unknown>>
  readonly moves: readonly { readonly object: string; readonly field: string; readonly count: number; readonly capped: boolean }[]
  /** Rows that would be written: above `mostAtOnce` a job does it. Counts what the reader may not see, and so stays in. */
  readonly load: number
  readonly may: { readonly update: boolean; readonly delete: boolean }
}

const countedTo = 10_000

/** Looks at a merge before it is done: what the reader may not read is neither shown nor counted (attack row 8). Locks nothing. */
export async function previewMerge(ctx: Context, object: Declaration, ids: readonly string[], choose: Choose = {}): Promise<MergePreview> {
  const readable = await reachable(ctx, object.name, ids)
  if (ids.some((id) => !readable.has(id))) throw missing()
  const rows = await rawRows(ctx, object, sql`t.id = any(${ids}::uuid[])`)
  const losers = ids.slice(1)
  const counts = await Promise.all(pointersTo(ctx, object).map((pointer) => countOf(ctx, pointer, losers)))
  const [update, remove] = await Promise.all([reachable(ctx, object.name, ids, 'update'), reachable(ctx, object.name, losers, 'delete')])
  return {
    values: shownValues(
      ctx,
      object,
      mergedValues(
        object,
        ids.map((id) => rows.get(id) as Raw),
        choose,
      ),
    ),
    moves: counts.flatMap(({ seen, all: _, ...where }) => (seen ? [{ ...where, count: Math.min(seen, countedTo), capped: seen > countedTo }] : [])),
    load: counts.reduce((sum, { all }) => sum + all, 0),
    may: { update: ids.every((id) => update.has(id)), delete: losers.every((id) => remove.has(id)) },
  }
}

async function countOf(ctx: Context, pointer: ReturnType<typeof pointersTo>[number], ids: readonly string[]) {
  const { holder, field } = pointer
  const counted = async (scope: ReturnType<typeof within>): Promise<number> => {
    const found = await sql<{
      n: string
    }>`select count(*) as n from (select 1 from ${sql.table(tableOf(holder))} as t where ${pointing(pointer, ids)} and t.deleted_at is null and ${scope} limit ${countedTo + 1}) as counted`.execute(
      ctx.db,
    )
    return Number(found.rows[0]?.n ?? 0)
  }
  const scope = scopeOf(ctx, holder, 'read')
  const isHidden = isNothing(scope) || rightOf(ctx.person, holder, field).right === 'hidden'
  const all = await counted(sql`true`)
  return { object: holder.name, field, all, seen: isHidden ? 0 : scope.all ? all : await counted(within(ctx, scope)) }
}

/** Values as this reader may see them. */
function shownValues(ctx: Context, object: Declaration, values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => {
      const { right, masked } = rightOf(ctx.person, object, name)
      const field = object.fields[name]
      return right === 'hidden' ? [] : [[name, masked && field ? maskValue(field, value) : value]]
    }),
  )
}
