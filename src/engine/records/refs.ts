import { sql } from 'kysely'
import { messages } from '../../kernel/messages.ts'
import type { Declaration } from '../../kernel/object.ts'
import type { Trouble } from '../../kernel/problem.ts'
import { isId } from '../../lib/id.ts'
import { scopeOf, within } from '../access/scope.ts'
import { type Context, parentOf } from '../context.ts'
import { fileTroubles } from '../files/uses.ts'
import { tableOf } from './columns.ts'
import { reachable } from './read.ts'

type Values = Readonly<Record<string, unknown>>

const idsIn = (value: unknown): string[] => (Array.isArray(value) ? value : [value]).filter((each): each is string => typeof each === 'string')

/**
 * A ref may only point at what its writer may read (attack row 3), a file field at his own files and those he may read. One query
 * per target object, whatever the batch. Troubles by row. `asWritten`: an undo names again what stood there, whoever brought the file.
 */
export async function refTroubles(ctx: Context, object: Declaration, rows: readonly Values[], asWritten = false): Promise<Trouble[][]> {
  const files = asWritten ? [] : await fileTroubles(ctx, object, rows)
  const fields = Object.entries(object.fields).filter(([name, field]) => field.target && name !== object.parent && rows.some((row) => row[name]))
  const wanted = new Map<string, Set<string>>()
  for (const [name, field] of fields) {
    const ids = wanted.get(field.target as string) ?? new Set()
    for (const row of rows) for (const id of idsIn(row[name])) ids.add(id)
    wanted.set(field.target as string, ids)
  }
  const known = new Map<string, Set<string>>()
  for (const [target, ids] of wanted) known.set(target, await reachable(ctx, target, [...ids]))
  const missing = (row: Values) =>
    fields.flatMap(([name, field]) =>
      idsIn(row[name]).every((id) => known.get(field.target as string)?.has(id)) ? [] : [{ field: name, ...messages.noSuchRecord }],
    )
  return rows.map((row, at) => [...(files[at] ?? []), ...missing(row)])
}

export type Stamp = { readonly ownerId: string | null; readonly unitId: string | null; readonly rootId: string | null }

/**
 * Where each child stands: the owner, unit and topmost record of its parent. Parents the writer may not read are absent.
 * They are locked in id order: an owner change at the same instant cannot leave a stale stamp, nor two roll-ups deadlock.
 */
export async function parentStamps(ctx: Context, object: Declaration, ids: readonly unknown[]): Promise<Map<string, Stamp>> {
  const up = parentOf(ctx.house, object)
  const sound = [...new Set(ids)].filter((id): id is string => typeof id === 'string' && isId(id)).sort()
  if (!up || !sound.length) return new Map()
  const root = up.parent.parent ? sql.ref('t.root_id') : sql.ref('t.id')
  const found = await sql<{
    id: string
    owner_id: string | null
    unit_id: string | null
    root_id: string
  }>`select t.id, t.owner_id, t.unit_id, ${root} as root_id from ${sql.table(tableOf(up.parent))} as t
    where t.id = any(${sound}::uuid[]) and t.deleted_at is null and ${within(ctx, scopeOf(ctx, up.parent, 'read'))} order by t.id for no key update of t`.execute(
    ctx.db,
  )
  return new Map(found.rows.map((row) => [row.id, { ownerId: row.owner_id, unitId: row.unit_id, rootId: row.root_id }]))
}
