import { sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import { newId, newIdAt } from '../../lib/id.ts'
import type { Context, Fact, HintRecord } from '../context.ts'
import { addReactionJobs } from '../jobs/reaction.ts'
import { markTouched } from '../reports/touched.ts'

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
  readonly changes?: Changes | null
  readonly note?: unknown
  /** Who did it and when, where it was done long before it was brought here: an import of what others wrote. */
  readonly authored?: Author
}

/** `at`: ISO, never in the future. */
export type Author = { readonly id: string; readonly at: string }

/**
 * Writes facts in the transaction of their cause, with the jobs of the reactions that listen, and lays the hint aside for
 * after the commit. NOTIFY is not used inside the transaction: it takes a lock that would line up all commits.
 */
export async function remember(ctx: Context, object: Declaration, happenings: readonly Happening[]): Promise<string[]> {
  if (!happenings.length) return []
  const facts = happenings.map(({ authored, ...each }): Fact & Happening => ({
    ...each,
    id: authored ? newIdAt(Date.parse(authored.at)) : newId(),
    act: ctx.act,
    at: authored?.at ?? ctx.now.toISOString(),
    object: object.name,
    actorId: authored?.id ?? ctx.person.id,
    changes: each.changes ?? null,
    note: authored ? { imported: { by: ctx.person.id, name: ctx.person.name, at: ctx.now.toISOString() } } : (each.note ?? null),
  }))
  const impersonatorId = ctx.impersonator?.id ?? null
  const rows = facts.map(({ recordId, rootId, actorId, ownerId, unitId, ...rest }) => ({
    ...rest,
    impersonator_id: impersonatorId,
    record_id: recordId,
    root_id: rootId,
    actor_id: actorId,
    owner_id: ownerId,
    unit_id: unitId,
  }))
  await sql`insert into fact (id, act, at, object, record_id, root_id, verb, actor_id, impersonator_id, owner_id, unit_id, version, changes, note)
    select * from json_to_recordset(${JSON.stringify(rows)}::json) as x(id uuid, act uuid, at timestamptz, object text, record_id uuid, root_id uuid, verb text, actor_id uuid, impersonator_id uuid, owner_id uuid, unit_id uuid, version int, changes jsonb, note jsonb)`.execute(
    ctx.db,
  )
  await markTouched(
    ctx,
    object,
    facts.map(({ recordId }) => recordId),
  )
  await addReactionJobs(ctx, facts)
  for (const [verb, records] of byVerb(happenings)) ctx.waiting?.push({ act: ctx.act, object: object.name, verb, actorId: ctx.person.id, records })
  return facts.map((fact) => fact.id)
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
