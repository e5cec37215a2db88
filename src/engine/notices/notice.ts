import { sql } from 'kysely'
import type { Label } from '../../kernel/label.ts'
import { isId, newId } from '../../lib/id.ts'
import type { Context } from '../context.ts'
import { addJob } from '../jobs/reaction.ts'
import { personName } from '../records/person-name.ts'

export type Notice = {
  readonly userId: string
  readonly kind: string
  readonly actorId: string | null
  readonly object: string | null
  readonly recordId: string | null
  readonly text: Label /** What it tells of: told once per person. */
  readonly cause: string
}
export type ShownNotice = {
  readonly id: string
  readonly at: string
  readonly kind: string
  readonly text: string
  readonly object: string | null
  readonly recordId: string | null
  readonly actor: { readonly id: string; readonly title: string | null } | null
  readonly readAt: string | null
}

type Row = {
  id: string
  at: string
  kind: string
  text: Label
  object: string | null
  record_id: string | null
  actor_id: string | null
  actor: string | null
  read_at: string | null
}

/**
 * Tells people something, once for each cause however often the job that tells it runs; while it is unread, a later word on the
 * same cause replaces the earlier ("5 records", then "120 records"). Nobody is told of his own doing, of what he has muted, or
 * after he has left. Their open pages hear of it after.
 */
export async function tellPeople(ctx: Context, notices: readonly Notice[]): Promise<void> {
  const wanted = await wantedOf(ctx, notices)
  if (!wanted.length) return
  const rows = wanted.map((each) => ({
    id: newId(),
    user_id: each.userId,
    kind: each.kind,
    actor_id: each.actorId,
    object: each.object,
    record_id: each.recordId,
    text: each.text,
    cause: each.cause,
    wants_mail: each.byMail,
    wants_push: each.byPush,
  }))
  const told = await sql<{
    id: string
    user_id: string
    is_to_push: boolean
  }>`insert into notice (id, user_id, at, kind, actor_id, object, record_id, text, cause, wants_mail, wants_push)
    select x.id, x.user_id, ${ctx.now.toISOString()}::timestamptz, x.kind, x.actor_id, x.object, x.record_id, x.text, x.cause, x.wants_mail,
      x.wants_push and exists (select from push_browser b where b.user_id = x.user_id)
    from json_to_recordset(${JSON.stringify(rows)}::json) as x(id uuid, user_id uuid, kind text, actor_id uuid, object text, record_id uuid, text jsonb, cause text, wants_mail boolean, wants_push boolean)
    on conflict (user_id, cause) do update set text = excluded.text, object = excluded.object, record_id = excluded.record_id where notice.read_at is null and notice.text is distinct from excluded.text
    returning id, user_id, wants_push and pushed_at is null as is_to_push`.execute(ctx.db)
  if (!told.rows.length) return
  if (told.rows.some((row) => row.is_to_push)) await addJob(ctx, 'pushNotices', {}, { key: 'clock:pushNotices' })
  const hint = {
    act: ctx.act,
    object: 'notice',
    verb: 'create',
    actorId: ctx.person.id,
    records: told.rows.map((row) => ({ id: row.id, version: 1, ownerId: row.user_id, unitId: null })),
  }
  if (ctx.waiting) ctx.waiting.push(hint)
  else ctx.house.announce(hint)
}

type Wanted = Notice & { readonly byMail: boolean; readonly byPush: boolean }

async function wantedOf(ctx: Context, notices: readonly Notice[]): Promise<Wanted[]> {
  const people = new Map(
    await Promise.all([...new Set(notices.map((each) => each.userId))].map(async (id) => [id, await ctx.house.authority.person(id)] as const)),
  )
  const seen = new Set<string>()
  return notices.flatMap((notice) => {
    const { userId, actorId, kind, cause } = notice
    const person = people.get(userId)
    const isFirst = !seen.has(`${userId} ${cause}`)
    seen.add(`${userId} ${cause}`)
    const isWanted = isFirst && person && userId !== actorId && !person.mutedNotices.includes(kind)
    return isWanted ? [{ ...notice, byMail: person.mailNotices.includes(kind), byPush: person.pushNotices.includes(kind) }] : []
  })
}

/** A person's own notices, newest first. Index: notice (user_id, id). */
export async function noticesOf(
  ctx: Context,
  query: { after?: string; limit?: number },
): Promise<{ notifications: ShownNotice[]; next: string | null; unread: number }> {
  const limit = Math.min(Math.max(query.limit ?? 30, 1), 100)
  const before = query.after && isId(query.after) ? sql`and n.id < ${query.after}::uuid` : sql``
  const found =
    await sql<Row>`select n.*, ${personName(ctx, 'n.actor_id')} as actor from notice as n where n.user_id = ${ctx.person.id}::uuid ${before} order by n.id desc limit ${limit + 1}`.execute(
      ctx.db,
    )
  const notifications = found.rows.slice(0, limit).map(
    (row): ShownNotice => ({
      id: row.id,
      at: row.at,
      kind: row.kind,
      text: row.text[ctx.lang],
      object: row.object,
      recordId: row.record_id,
      actor: row.actor_id ? { id: row.actor_id, title: row.actor } : null,
      readAt: row.read_at,
    }),
  )
  return { notifications, next: found.rows.length > limit ? (notifications.at(-1)?.id ?? null) : null, unread: await unreadOf(ctx) }
}

/** How many he has not read, counted to a hundred. Index: notice_unread. */
export async function unreadOf(ctx: Context): Promise<number> {
  const found = await sql<{
    n: string
  }>`select count(*) as n from (select 1 from notice where user_id = ${ctx.person.id}::uuid and read_at is null limit 100) as counted`.execute(ctx.db)
  return Number(found.rows[0]?.n ?? 0)
}

export async function readNotices(ctx: Context, ids: readonly string[] | 'all'): Promise<void> {
  const which = ids === 'all' ? sql`true` : sql`id = any(${ids.filter(isId)}::uuid[])`
  await sql`update notice set read_at = ${ctx.now.toISOString()}::timestamptz where user_id = ${ctx.person.id}::uuid and read_at is null and ${which}`.execute(
    ctx.db,
  )
}
