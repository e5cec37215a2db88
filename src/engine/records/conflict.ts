import { sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import { Problem } from '../../kernel/problem.ts'
import { maskValue, rightOf } from '../access/fields.ts'
import type { Context } from '../context.ts'
import { withLines } from './lines-read.ts'
import type { Raw } from './lock.ts'
import { isSame } from './same.ts'
import { linesMoved } from './stale.ts'

type Wish = { readonly version?: number; readonly patch: Readonly<Record<string, unknown>> }

/**
 * The answer to a stale version: for each field of the patch that somebody else has changed since, what both want and what
 * it was. `was` comes from the facts after the version the person saw. Index: fact (record_id, id).
 */
export async function staleProblem(ctx: Context, object: Declaration, now: Raw, wish: Wish): Promise<Problem> {
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
  Object.assign(conflicts, await linesConflicts(ctx, object, now, wish))
  const detail = {
    zh: '您打开之后，这条记录已被他人修改。请逐项选择保留哪个值',
    en: 'Somebody changed this record after you opened it. Choose field by field which value stays',
  }
  return new Problem('conflict', detail, [], { conflicts, version: now.version })
}

/** Lines that are others since: those that stand there now, as this person may see them. What they were, their own facts tell. */
async function linesConflicts(ctx: Context, object: Declaration, now: Raw, { version = 0, patch }: Wish): Promise<Record<string, unknown>> {
  const moved = (await linesMoved(ctx, object, now, version)).filter((name) => Object.hasOwn(patch, name))
  if (!moved.length) return {}
  const [seen] = await withLines(ctx, object, [{ id: now.id, version: now.version, deletedAt: now.deletedAt }], moved)
  return Object.fromEntries(moved.map((name) => [name, { yours: patch[name], theirs: (seen as Record<string, unknown>)[name] ?? null, was: null }]))
}
