import { sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import { Problem } from '../../kernel/problem.ts'
import { maskValue, rightOf } from '../access/fields.ts'
import type { Context } from '../context.ts'
import type { Raw } from './lock.ts'
import { isSame } from './same.ts'
import { linesMoved } from './stale.ts'

/**
 * The answer to a stale version: for each field of the patch that somebody else has changed since, what both want and what
 * it was. `was` comes from the facts after the version the person saw. Index: fact (record_id, id).
 */
export async function staleProblem(
  ctx: Context,
  object: Declaration,
  now: Raw,
  wish: { readonly version?: number; readonly patch: Readonly<Record<string, unknown>> },
): Promise<Problem> {
  const later = await sql<{
    changes: Record<string, [unknown, unknown]> | null
  }>`select changes from fact where record_id = ${now.id}::uuid and version > ${wish.version ?? 0} order by id`.execute(ctx.db)
  const was: Record<string, unknown> = {}
  for (const { changes } of later.rows) for (const [name, [before]] of Object.entries(changes ?? {})) if (!(name in was)) was[name] = before
  const conflicts: Record<string, unknown> = {}
  for (const [name, yours] of Object.entries(wish.patch)) {
    const { right, masked } = rightOf(ctx.person, object, name)
    const field = object.fields[name]
    if (right === 'hidden' || !(name in was) || isSame(now[name], yours)) continue
    const shown = (value: unknown) => (masked && field ? maskValue(field, value) : (value ?? null))
    conflicts[name] = { yours, theirs: shown(now[name]), was: shown(was[name]) }
  }
  // What stands in the lines now, whoever asks may read from the record itself: here it is only told that they are others.
  for (const name of await linesMoved(ctx, object, now, wish.version ?? 0))
    if (Object.hasOwn(wish.patch, name)) conflicts[name] = { yours: wish.patch[name], theirs: null, was: null }
  const detail = {
    zh: '您打开之后，这条记录已被他人修改。请逐项选择保留哪个值',
    en: 'Somebody changed this record after you opened it. Choose field by field which value stays',
  }
  return new Problem('conflict', detail, [], { conflicts, version: now.version })
}
