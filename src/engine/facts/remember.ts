import { sql } from 'kysely'
import { newId } from '../../lib/id.ts'
import type { Declaration } from '../../kernel/object.ts'
import type { Context, HintRecord } from '../context.ts'
import { addReactionJobs } from '../jobs/reaction.ts'

export type Changes = Readonly<Record<string, readonly [was: unknown, now: unknown]>>

/** What happened to one record, before it gets its id. */
export type Happening = {
  readonly recordId: string
  /** Topmost parent: the time line it stands on. The record itself when it has no parent. */
  readonly rootId: string
  readonly version: number
  readonly ownerId: string | null
  readonly unitId: string | null
  readonly verb: string
  readonly changes?: Changes
  readonly note?: unknown
}

/**
 * Writes facts in the transaction of their cause, with the jobs of the reactions that listen, and lays the hint aside for
 * after the commit. NOTIFY is not used inside the transaction: it takes a lock that would line up all commits.
 */
export async function remember(ctx: Context, object: Declaration, happenings: readonly Happening[]): Promise<string[]> {
  if (!happenings.length) return []
  const rows = happenings.map((each) => ({
    id: newId(),
    act: ctx.act,
    at: ctx.now.toISOString(),
    object: object.name,
    record_id: each.recordId,
    root_id: each.rootId,
    verb: each.verb,
    actor_id: ctx.person.id,
    owner_id: each.ownerId,
    unit_id: each.unitId,
    version: each.version,
    changes: each.changes ?? null,
    note: each.note ?? null,
  }))
  await sql`insert into fact (id, act, at, object, record_id, root_id, verb, actor_id, owner_id, unit_id, version, changes, note)
    select * from json_to_recordset(${JSON.stringify(rows)}::json) as x(id uuid, act uuid, at timestamptz, object text, record_id uuid, root_id uuid, verb text, actor_id uuid, owner_id uuid, unit_id uuid, version int, changes jsonb, note jsonb)`.execute(ctx.db)
  await addReactionJobs(ctx, object.name, rows)
  for (const [verb, records] of byVerb(happenings)) ctx.waiting?.push({ act: ctx.act, object: object.name, verb, actorId: ctx.person.id, records })
  return rows.map((row) => row.id)
}

function byVerb(happenings: readonly Happening[]): Map<string, HintRecord[]> {
  const groups = new Map<string, HintRecord[]>()
  for (const { verb, recordId, version, ownerId, unitId } of happenings) {
    const group = groups.get(verb) ?? []
    group.push({ id: recordId, version, ownerId, unitId })
    groups.set(verb, group)
  }
  return groups
}
