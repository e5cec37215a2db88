import { sql } from 'kysely'
import { isId } from '../../lib/id.ts'
import { missing } from '../access/demand.ts'
import { titleFor } from '../access/fields.ts'
import type { Context } from '../context.ts'
import { personName } from '../records/person-name.ts'
import { reachable } from '../records/read.ts'
import type { Given } from './share.ts'

export type PastHandover = {
  readonly id: string
  readonly act: string
  readonly at: string
  readonly endedAt: string | null
  readonly by: { readonly id: string; readonly title: string | null }
  readonly given: Given
  readonly leftCount: number
}

/** Hand-overs of a person's records, the latest first; the records' own histories say the rest. */
export async function handoversOf(ctx: Context, personId: string): Promise<PastHandover[]> {
  const { people } = ctx.house
  if (!people || !isId(personId) || !(await reachable(ctx, people.name, [personId])).size) throw missing()
  const found = await sql<{
    id: string
    act: string
    made_at: string
    ended_at: string | null
    by_id: string
    by: string | null
    given: Given
    left_count: number
  }>`
    select h.id, h.act, h.made_at, h.ended_at, h.by_id, ${personName(ctx, 'h.by_id')} as by, h.given, h.left_count from handover as h
    where h.person_id = ${personId}::uuid ${ctx.person.isAdmin ? sql`` : sql`and h.by_id = ${ctx.person.id}::uuid`} order by h.id desc limit 50`.execute(ctx.db)
  return found.rows.map((row) => ({
    id: row.id,
    act: row.act,
    at: row.made_at,
    endedAt: row.ended_at,
    by: { id: row.by_id, title: titleFor(ctx.person, people, row.by) },
    given: row.given,
    leftCount: row.left_count,
  }))
}
