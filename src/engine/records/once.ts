import { sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Context } from '../context.ts'
import { tableOf } from './columns.ts'
import type { Raw } from './lock.ts'

type Values = Readonly<Record<string, unknown>>

/** The refusal of a record that says what another says already (declaration.once); undefined: nobody does. Index: once_key. */
export async function saidOnce(ctx: Context, object: Declaration, values: Values, self: string): Promise<Problem | undefined> {
  const { once } = object
  const key = once?.by(values)
  if (!once || !key || !(await taken(ctx, object, [key], [self])).has(key)) return undefined
  return new Problem('conflict', once.says, [{ field: once.at, code: 'once', message: once.says }])
}

/** Which of these say what another living record says, or an earlier one of them, or what their own rules forbid: they would be one too many. */
export async function spare(ctx: Context, object: Declaration, rows: readonly Raw[]): Promise<Raw[]> {
  const { once } = object
  if (!once || !rows.length) return []
  const keys = rows.flatMap((row) => once.by(row) ?? [])
  const ids = rows.map(({ id }) => id)
  const seen = await taken(ctx, object, keys, ids)
  return rows.filter((row) => {
    const key = once.by(row)
    const isSpare = (key !== null && seen.has(key)) || (object.rules ?? []).some((rule) => rule(row).length > 0)
    if (key !== null && !isSpare) seen.add(key)
    return isSpare
  })
}

async function taken(ctx: Context, object: Declaration, keys: readonly string[], selves: readonly string[]): Promise<Set<string>> {
  const found = await sql<{
    key: string
  }>`select once_key as key from ${sql.table(tableOf(object))} where once_key = any(${keys}::text[]) and deleted_at is null and id <> all(${selves}::uuid[])`.execute(
    ctx.db,
  )
  return new Set(found.rows.map(({ key }) => key))
}
