import { sql } from 'kysely'
import { linesOf } from '../../kernel/lines.ts'
import type { Declaration } from '../../kernel/object.ts'
import type { Context } from '../context.ts'
import type { Raw } from './lock.ts'

/** Facts that move a record's version; that of any other sort is the one it found. `lines` moves it for its lines alone. */
const moves = sql`verb not in ('comment', 'follow', 'share', 'unshare', 'judge')`

/**
 * Is a record another than the person saw? One with lines moves on when they do; who writes only what is its own minds no line, so
 * then the facts decide. Index: fact (record_id, id).
 */
export async function isStale(ctx: Context, object: Declaration, now: Raw, seen: { version?: number; mindsLines: boolean }): Promise<boolean> {
  const { version, mindsLines } = seen
  if (version === undefined || version === now.version) return false
  if (mindsLines || version > now.version || !linesOf(object).length) return true
  const later = await sql`select 1 from fact where record_id = ${now.id}::uuid and version > ${version} and ${moves} and verb <> 'lines' limit 1`.execute(
    ctx.db,
  )
  return later.rows.length > 0
}

/** Which fields' lines are others since that version: a line wrote itself, or an act wrote some with the record. Index: fact (act, id). */
export async function linesMoved(ctx: Context, object: Declaration, now: Raw, version: number): Promise<string[]> {
  const fields = linesOf(object)
  if (!fields.length) return []
  const later = await sql<{
    act: string
    verb: string
  }>`select act, verb from fact where record_id = ${now.id}::uuid and version > ${version} and ${moves}`.execute(ctx.db)
  const touched = await sql<{ object: string }>`select distinct object from fact where act = any(${later.rows.map(({ act }) => act)}::uuid[])
    and object = any(${fields.map(({ of }) => of)}::text[]) and root_id = ${now.rootId}::uuid`.execute(ctx.db)
  return fields.filter(({ of }) => touched.rows.some((fact) => fact.object === of)).map(({ name }) => name)
}
