import { sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import { Problem } from '../../kernel/problem.ts'
import { type Context, parentOf } from '../context.ts'
import { column, tableOf } from './columns.ts'

type Row = Readonly<Record<string, unknown>>

/** Does the record stand as it is? Only a command of its own moves it on (`settles`). */
export const isSettled = ({ settles }: Declaration, row: Row): boolean => settles?.as.includes(String(row[settles.field])) === true

/**
 * Why a hand's change is refused, if it is. Who looks after the record may change all the same; an undo that takes back the very step
 * that settled it, too.
 */
export function settledTrouble(object: Declaration, before: Row, patch: Row, asWritten = false): Problem | undefined {
  const { settles } = object
  if (!settles || !isSettled(object, before)) return undefined
  const touched = Object.keys(patch).filter((name) => Object.hasOwn(object.fields, name))
  return touched.length === 0 || (asWritten && touched.includes(settles.field)) ? undefined : settledProblem(object, before)
}

export function settledProblem({ label, fields, settles }: Declaration, row: Row): Problem {
  const value = row[settles?.field ?? '']
  const state = (fields[settles?.field ?? '']?.options ?? []).find(({ id }) => id === value)?.label ?? { zh: String(value), en: String(value) }
  return new Problem('conflict', {
    zh: `${label.zh}“${state.zh}”后不能再修改或删除；确需更改，请先撤回或由审批人退回`,
    en: `A ${label.en.toLowerCase()} that is "${state.en}" can no longer be changed or deleted; withdraw it, or have it sent back`,
  })
}

/**
 * The settled parents among these, by id: what belongs to one stands with it. They are held until the end of the transaction, so that
 * none is settled between this look and the write. Index: the parent's primary key.
 */
export async function settledParents(ctx: Context, object: Declaration, ids: readonly unknown[]): Promise<ReadonlyMap<string, Problem>> {
  const up = parentOf(ctx.house, object)
  const { settles } = up?.parent ?? {}
  const named = ids.filter((id): id is string => typeof id === 'string')
  if (!up || !settles || !named.length) return new Map()
  const state = sql.ref(`t.${column(settles.field)}`)
  const found = await sql<{ id: string; state: string }>`select t.id, ${state} as state from ${sql.table(tableOf(up.parent))} as t
    where t.id = any(${named}::uuid[]) order by t.id for no key update of t`.execute(ctx.db)
  return new Map(found.rows.filter((row) => settles.as.includes(row.state)).map((row) => [row.id, settledProblem(up.parent, { [settles.field]: row.state })]))
}
