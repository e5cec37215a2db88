import { sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import type { Context } from '../context.ts'

/** Who came to the winner through a merge: who follows it since, and whose membership it brought or widened (`was`: his right before). */
export type Brought = { readonly follows: readonly string[]; readonly members: readonly { readonly userId: string; readonly was: Membership | null }[] }
type Membership = { readonly can: 'read' | 'write'; readonly until: string | null }
type MemberRow = { record_id: string; user_id: string; can: 'read' | 'write'; until: string | null; added_by_id: string }

const wider = (a: Membership, b: Membership): Membership => ({
  can: a.can === 'write' || b.can === 'write' ? 'write' : 'read',
  until: a.until && b.until ? (a.until > b.until ? a.until : b.until) : null,
})

/** Followers and members of the loser are the winner's too; the loser keeps its own, for the day it returns. */
export async function bringPeople(tx: Context, object: Declaration, loserId: string, winnerId: string): Promise<Brought> {
  const follows = await sql<{ user_id: string }>`insert into follow (object, record_id, user_id)
    select ${object.name}, ${winnerId}::uuid, user_id from follow where record_id = ${loserId}::uuid on conflict do nothing returning user_id`.execute(tx.db)
  const found = await sql<MemberRow>`select record_id, user_id, can, until, added_by_id from record_member
    where object = ${object.name} and record_id in (${loserId}::uuid, ${winnerId}::uuid) order by user_id for update`.execute(tx.db)
  const members: { userId: string; was: Membership | null }[] = []
  for (const row of found.rows.filter((each) => each.record_id === loserId)) {
    const there = found.rows.find((each) => each.record_id === winnerId && each.user_id === row.user_id)
    const now = there ? wider(there, row) : row
    if (there && there.can === now.can && there.until === now.until) continue
    await sql`insert into record_member (object, record_id, user_id, can, until, added_by_id) values (${object.name}, ${winnerId}::uuid, ${row.user_id}::uuid, ${now.can}, ${now.until}::timestamptz, ${row.added_by_id}::uuid)
      on conflict (object, record_id, user_id) do update set can = excluded.can, until = excluded.until`.execute(tx.db)
    members.push({ userId: row.user_id, was: there ? { can: there.can, until: there.until } : null })
  }
  if (members.length) tell(tx)
  return { follows: follows.rows.map((row) => row.user_id), members }
}

/** Takes back what `bringPeople` brought. */
export async function takePeople(tx: Context, object: Declaration, winnerId: string, { follows, members }: Brought): Promise<void> {
  await sql`delete from follow where record_id = ${winnerId}::uuid and user_id = any(${follows}::uuid[])`.execute(tx.db)
  for (const { userId, was } of members) {
    const which = sql`object = ${object.name} and record_id = ${winnerId}::uuid and user_id = ${userId}::uuid`
    if (was) await sql`update record_member set can = ${was.can}, until = ${was.until}::timestamptz where ${which}`.execute(tx.db)
    else await sql`delete from record_member where ${which}`.execute(tx.db)
  }
  if (members.length) tell(tx)
}

/** Word to every process that somebody's reach has changed. */
function tell(tx: Context): void {
  tx.waiting?.push({ act: tx.act, object: 'member', verb: 'share', actorId: tx.person.id, records: [] })
}
