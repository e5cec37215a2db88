import { sql } from 'kysely'
import { titleIn } from '../../kernel/object.ts'
import { visibleFields } from '../access/fields.ts'
import { asPerson } from '../access/person.ts'
import { type Context, type Fact, inTransaction } from '../context.ts'
import { among } from '../records/among.ts'
import { byIds } from '../records/read.ts'
import { type Notice, tellPeople } from './notice.ts'
import { actorName, changeText, manyChangesText, mentionText, type Named, ownerText } from './words.ts'

/** Verbs that are nobody's news: who is counted in, how somebody signs in. */
const silent = ['share', 'unshare', 'linkSignIn', 'judge', 'lines']
/** Records of one act looked at for one follower; a bulk act is told as a number anyway. */
const mostRows = 5000
/** What is written for a day long past (history that is imported) is no news. */
const staleMs = 86_400_000

const mentionsOf = (fact: Fact): string[] => (fact.verb === 'comment' ? (((fact.note as { mentions?: string[] } | null)?.mentions ?? []) as string[]) : [])
const newOwner = (fact: Fact): string | undefined => {
  const now = fact.changes?.ownerId?.[1]
  return typeof now === 'string' && now !== fact.actorId ? now : undefined
}

/** What somebody may have followed before this fact: a record that it makes could not be. */
const followable = ({ verb, recordId, rootId }: Fact): string[] => [...(verb === 'create' ? [] : [recordId]), ...(rootId === recordId ? [] : [rootId])]

/** Facts somebody else may want to hear of. Asked within the write itself: one look-up by the primary key of `follow`, all else from the facts. */
export async function newsIn(ctx: Context, facts: readonly Fact[]): Promise<readonly Fact[]> {
  if (Date.now() - ctx.now.getTime() > staleMs) return []
  const loud = facts.filter((fact) => !silent.includes(fact.verb))
  const isGiven = (fact: Fact) => newOwner(fact) !== undefined && !ctx.house.objects.get(fact.object)?.unannounced
  const ids = [...new Set(loud.flatMap(followable))]
  const followed = new Set(
    ids.length
      ? (
          await sql<{
            record_id: string
          }>`select distinct record_id from follow where ${among(sql`record_id`, ids, 'uuid')} and user_id <> ${ctx.person.id}`.execute(ctx.db)
        ).rows.map((row) => row.record_id)
      : [],
  )
  return loud.filter((fact) => mentionsOf(fact).length || isGiven(fact) || followed.has(fact.recordId) || followed.has(fact.rootId))
}

/** Tells whom it concerns: who is mentioned, who got a record, who follows one. Each hears of one thing once. */
export async function tellNews(ctx: Context, facts: readonly Fact[]): Promise<void> {
  for (const fact of facts) if (mentionsOf(fact).length) await tellPeople(ctx, await mentionNotices(ctx, fact))
  for (const [act, group] of Map.groupBy(facts, (fact) => fact.act)) {
    await inTransaction(ctx, async (tx) => {
      // Pieces of one bulk act are told by several jobs at once: each counts anew what the act holds by now, one after the other.
      await sql`select pg_advisory_xact_lock(hashtextextended(current_schema() || ${act}, 1))`.execute(tx.db)
      await tellPeople(tx, [...(group.some(newOwner) ? await ownerNotices(tx, act) : []), ...(await followNotices(tx, act))])
    })
  }
}

async function mentionNotices(ctx: Context, fact: Fact): Promise<Notice[]> {
  const actor = await actorName(ctx, fact.actorId)
  const notices: Notice[] = []
  for (const userId of mentionsOf(fact)) {
    const record = (await namedFor(ctx, userId, [fact])).get(fact.recordId)
    if (record)
      notices.push({
        userId,
        kind: 'mention',
        actorId: fact.actorId,
        object: fact.object,
        recordId: fact.recordId,
        text: mentionText(actor, fact, record),
        cause: `mention:${fact.id}`,
      })
  }
  return notices
}

type OwnerRow = { user_id: string; actor_id: string; object: string; n: string; record_id: string }

/** One word for all the records of one object that one person got. */
async function ownerNotices(ctx: Context, act: string): Promise<Notice[]> {
  const found = await sql<OwnerRow>`select owner_id as user_id, actor_id, object, count(distinct record_id) as n, min(record_id::text) as record_id from fact
    where act = ${act}::uuid and id >= ${act}::uuid and changes -> 'ownerId' ->> 1 = owner_id::text and owner_id <> actor_id group by owner_id, actor_id, object`.execute(
    ctx.db,
  )
  const notices: Notice[] = []
  for (const { user_id: userId, actor_id: actorId, object: name, n, record_id } of found.rows) {
    const object = ctx.house.objects.get(name)
    if (object?.unannounced) continue
    const recordId = Number(n) === 1 ? record_id : null
    const records = recordId ? (await namedFor(ctx, userId, [{ object: name, recordId }])).get(recordId) : object && { object, count: Number(n) }
    if (records)
      notices.push({
        userId,
        kind: 'assign',
        actorId,
        object: name,
        recordId,
        text: ownerText(await actorName(ctx, actorId), records),
        cause: `assign:${act}:${name}`,
      })
  }
  return notices
}

type FollowRow = { user_id: string; id: string; object: string; record_id: string; verb: string; actor_id: string; note: unknown }

/**
 * Followers of a record hear of it and of what is written beneath it; not again of what they were told as mentioned or as new owner.
 * A record that an act makes had no follower yet: who follows it by the time the reaction runs began after.
 */
async function followNotices(ctx: Context, act: string): Promise<Notice[]> {
  const found = await sql<FollowRow>`select distinct on (fo.user_id, f.record_id) fo.user_id, f.id, f.object, f.record_id, f.verb, f.actor_id, f.note
    from fact f join follow fo on fo.record_id in (f.record_id, f.root_id) and fo.user_id <> f.actor_id and (f.verb <> 'create' or fo.record_id <> f.record_id)
    where f.act = ${act}::uuid and f.id >= ${act}::uuid and f.verb <> all(${silent}::text[])
      and not coalesce(f.note -> 'mentions' ? fo.user_id::text, false) and f.changes -> 'ownerId' ->> 1 is distinct from fo.user_id::text
    order by fo.user_id, f.record_id, f.id limit ${mostRows}`.execute(ctx.db)
  const notices: Notice[] = []
  for (const [userId, rows] of Map.groupBy(found.rows, (row) => row.user_id)) notices.push(...(await followNotice(ctx, act, userId, rows)))
  return notices
}

async function followNotice(ctx: Context, act: string, userId: string, rows: readonly FollowRow[]): Promise<Notice[]> {
  const records = await namedFor(
    ctx,
    userId,
    rows.map(({ object, record_id: recordId }) => ({ object, recordId })),
  )
  const readable = rows.filter((row) => records.has(row.record_id))
  const [first] = readable
  if (!first) return []
  const actor = await actorName(ctx, first.actor_id)
  const notice = { userId, kind: 'follow', actorId: first.actor_id, cause: `follow:${act}` }
  if (readable.length > 1) return [{ ...notice, object: null, recordId: null, text: manyChangesText(actor, readable.length) }]
  return [{ ...notice, object: first.object, recordId: first.record_id, text: changeText(ctx, actor, first, records.get(first.record_id) as Named) }]
}

/** Records as this person would see them named, one query per object; those he may not read, or that are gone, are left out. */
async function namedFor(ctx: Context, userId: string, wanted: readonly Pick<Fact, 'object' | 'recordId'>[]): Promise<Map<string, Named>> {
  const person = await ctx.house.authority.person(userId)
  const found = new Map<string, Named>()
  if (!person) return found
  const his = { ...asPerson(ctx.house, person, ctx.now), db: ctx.db }
  for (const [name, places] of Map.groupBy(wanted, (each) => each.object)) {
    const object = ctx.house.objects.get(name)
    const records = object
      ? await byIds(
          his,
          object,
          places.map((each) => each.recordId),
          visibleFields(person, object).filter((field) => field === object.title),
        )
      : []
    for (const record of records) if (object && !record.deletedAt) found.set(record.id, { object, title: titleIn(object, record) })
  }
  return found
}
