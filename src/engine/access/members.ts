import { sql } from 'kysely'
import { messages } from '../../kernel/messages.ts'
import type { Declaration } from '../../kernel/object.ts'
import { Problem } from '../../kernel/problem.ts'
import { isId } from '../../lib/id.ts'
import { type Context, inTransaction, type Person } from '../context.ts'
import { remember } from '../facts/remember.ts'
import { lockRows, type Raw } from '../records/lock.ts'
import { personName } from '../records/person-name.ts'
import { reachable } from '../records/read.ts'
import { missing } from './demand.ts'
import { titleFor } from './fields.ts'

export type Member = {
  readonly userId: string
  readonly user: { readonly id: string; readonly title: string | null }
  readonly right: 'read' | 'write'
  readonly until: string | null
}
type Which = { readonly id: string; readonly userId: string }

/** Who is counted in on a record beside its owner and reach: for reading or writing, for good or until a day. */
export async function membersOf(ctx: Context, object: Declaration, id: string): Promise<Member[]> {
  if (!(await reachable(ctx, object.name, [id])).size) throw missing()
  const found = await sql<{
    user_id: string
    title: string | null
    can: 'read' | 'write'
    until: string | null
  }>`select m.user_id, ${personName(ctx, 'm.user_id')} as title, m.can, m.until
    from record_member as m where m.object = ${object.name} and m.record_id = ${id}::uuid order by m.added_at`.execute(ctx.db)
  return found.rows.map((row) => ({
    userId: row.user_id,
    user: { id: row.user_id, title: ctx.house.people ? titleFor(ctx.person, ctx.house.people, row.title) : null },
    right: row.can,
    until: row.until,
  }))
}

/** Counts a person in. Only who may change the record may share it; a child's members are its parent's. */
export async function setMember(ctx: Context, object: Declaration, which: Which, body: Readonly<Record<string, unknown>>): Promise<void> {
  const { right, until } = readMember(body)
  const person = isId(which.userId) ? await ctx.house.authority.person(which.userId) : undefined
  if (!person) throw new Problem('invalid', messages.noSuchRecord.message, [{ field: 'userId', ...messages.noSuchRecord }])
  await withRecord(ctx, object, which, (tx, row) => countIn(tx, object, row, { person, right, until }))
}

type Admission = { readonly person: Person; readonly right: 'read' | 'write'; readonly until: string | null }

/** Counts a person in on a record that the caller has locked and may change. */
export async function countIn(tx: Context, object: Declaration, row: Raw, { person, right, until }: Admission): Promise<void> {
  await sql`insert into record_member (object, record_id, user_id, can, until, added_by_id) values (${object.name}, ${row.id}, ${person.id}, ${right}, ${until}::timestamptz, ${tx.person.id})
    on conflict (object, record_id, user_id) do update set can = excluded.can, until = excluded.until`.execute(tx.db)
  await tell(tx, object, row, 'share', { userId: person.id, name: person.name, right, until })
}

export async function removeMember(ctx: Context, object: Declaration, which: Which): Promise<void> {
  await withRecord(ctx, object, which, async (tx, row) => {
    await sql`delete from record_member where object = ${object.name} and record_id = ${which.id}::uuid and user_id = ${which.userId}::uuid`.execute(tx.db)
    await tell(tx, object, row, 'unshare', { userId: which.userId })
  })
}

async function withRecord(ctx: Context, object: Declaration, { id, userId }: Which, work: (tx: Context, row: Raw) => Promise<void>): Promise<void> {
  if (ctx.house.authority.watches.has(object.name)) throw new Problem('invalid', { zh: '这类记录不能添加成员', en: 'Records of this kind have no members' })
  if (object.parent) throw new Problem('invalid', { zh: '请在上级记录上添加成员', en: 'Add members to the parent record' })
  if (!isId(userId)) throw missing()
  await inTransaction(ctx, async (tx) => {
    const row = (await lockRows(tx, object, [id], 'update')).get(id)
    if (!row) throw missing()
    await work(tx, row)
  })
}

/** The fact on the record's time line, and word to every process that somebody's reach has changed. */
async function tell(tx: Context, object: Declaration, row: Raw, verb: string, note: unknown): Promise<void> {
  await remember(tx, object, [{ recordId: row.id, rootId: row.rootId, version: row.version, ownerId: row.ownerId, unitId: row.unitId, verb, note }])
  tx.waiting?.push({ act: tx.act, object: 'member', verb, actorId: tx.person.id, records: [] })
}

function readMember({ right, until = null, ...rest }: Readonly<Record<string, unknown>>): { right: 'read' | 'write'; until: string | null } {
  const refuse = (field: string): never => {
    throw new Problem('invalid', messages.wrongType.message, [{ field, ...messages.wrongType }])
  }
  for (const name of Object.keys(rest)) refuse(name.slice(0, 40))
  if (right !== 'read' && right !== 'write') return refuse('right')
  if (until !== null && (typeof until !== 'string' || !/^\d{4}-\d{2}-\d{2}(T[\d:.]+Z)?$/.test(until) || Number.isNaN(Date.parse(until)))) return refuse('until')
  return { right, until: until as string | null }
}
