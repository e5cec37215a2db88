import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { type Declaration, titleIn } from '../../kernel/object.ts'
import { addDays, dayIn, startOfDay } from '../../lib/time.ts'
import { visibleFields } from '../access/fields.ts'
import { asPerson } from '../access/person.ts'
import { holds } from '../access/scope.ts'
import type { Context, House } from '../context.ts'
import { pagesOf } from '../records/pages.ts'
import type { RecordRow } from '../records/show.ts'
import { type IcsEvent, writeIcs } from './ics.ts'
import type { CalendarSource } from './source.ts'

const reach = { behind: 60, ahead: 366 } as const
/** Per kind of entry: more is no calendar any more, and a client fetches all of it each hour. */
const most = 1000

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')

/** Makes a person's secret calendar address anew; the one before ends at once. The answer is the only place where it stands. */
export async function renewFeed({ db, person, now }: Context): Promise<string> {
  const secret = randomBytes(32).toString('base64url')
  await sql`insert into calendar_feed (user_id, hash, made_at) values (${person.id}, ${hashOf(secret)}, ${now.toISOString()}::timestamptz)
    on conflict (user_id) do update set hash = excluded.hash, made_at = excluded.made_at, asked_at = null`.execute(db)
  return secret
}

export async function endFeed({ db, person }: Context): Promise<void> {
  await sql`delete from calendar_feed where user_id = ${person.id}`.execute(db)
}

export type FeedState = { readonly madeAt: string; readonly askedAt: string | null }

export async function feedState({ db, person }: Context): Promise<FeedState | null> {
  const found = await sql<FeedState>`select made_at as "madeAt", asked_at as "askedAt" from calendar_feed where user_id = ${person.id}`.execute(db)
  return found.rows[0] ?? null
}

/** What a calendar program gets for a secret; undefined: it is nobody's, or his who has left. */
export async function readFeed(house: House, secret: string, { now, base }: { readonly now: Date; readonly base: string }): Promise<string | undefined> {
  const found = await sql<{
    user_id: string
  }>`update calendar_feed set asked_at = ${now.toISOString()}::timestamptz where hash = ${hashOf(secret)} returning user_id`.execute(house.db)
  const person = found.rows[0] && (await house.authority.person(found.rows[0].user_id))
  if (!person) return undefined
  const ctx = asPerson(house, person, now)
  const events: IcsEvent[] = []
  for (const source of house.calendars) events.push(...(await eventsOf(ctx, source, base)))
  const { companyName } = await house.authority.choices()
  return writeIcs({ name: `${person.name} · ${companyName}`, zone: house.zone, now, events })
}

/** His own of one kind, read with his rights. Index: (owner_id, time, id), or that of the field that names him. */
async function eventsOf(ctx: Context, source: CalendarSource, base: string): Promise<IcsEvent[]> {
  const object = ctx.house.objects.get(source.object)
  if (!object || !holds(ctx.person, object, 'read')) return []
  const wanted = [object.title, source.time, source.minutes, source.place, source.text, object.waits?.field, ...aboutOf(object), ...(source.rule?.from ?? [])]
  const seen = new Set([...visibleFields(ctx.person, object), 'ownerId'])
  if (!seen.has(source.time)) return []
  const fields = [...new Set(wanted.filter((name): name is string => name !== undefined && seen.has(name))), 'version', 'updatedAt']
  const filter = {
    all: [{ field: source.by ?? 'ownerId', op: 'eq', value: ctx.person.id }, ...windowOf(ctx, object, source), ...(source.filter ? [source.filter] : [])],
  }
  const events: IcsEvent[] = []
  for await (const rows of pagesOf(ctx, object, { filter, sort: source.time, fields })) {
    events.push(...rows.map((row) => eventOf(ctx, { object, source, row, base })))
    if (events.length >= most) break
  }
  return events
}

function windowOf({ house, now }: Context, object: Declaration, { time }: CalendarSource) {
  const today = dayIn(house.zone, now)
  const edge = (days: number) => {
    const day = addDays(today, days)
    return object.fields[time]?.kind.windows === 'instant' ? startOfDay(day, house.zone) : day
  }
  return [
    { field: time, op: 'gte', value: edge(-reach.behind) },
    { field: time, op: 'lt', value: edge(reach.ahead) },
  ]
}

/** Whom it is about: what it joins, or belongs to. */
const aboutOf = ({ ends, parent }: Declaration): string[] => [ends?.[0] ?? parent].flatMap((name) => name ?? [])

type Telling = { readonly object: Declaration; readonly source: CalendarSource; readonly row: RecordRow; readonly base: string }

function eventOf({ house }: Context, { object, source, row, base }: Telling): IcsEvent {
  const text = (name: string | undefined) => (name && typeof row[name] === 'string' ? { said: String(row[name]) } : undefined)
  const about = aboutOf(object).flatMap((name) => (name === object.title ? [] : ((row[name.replace(/Id$/, '')] as { title?: string } | null)?.title ?? [])))
  const isDone = object.waits !== undefined && !object.waits.while.includes(String(row[object.waits.field]))
  const rule = isDone ? undefined : source.rule?.of(row)
  const minutes = source.minutes ? row[source.minutes] : undefined
  return {
    uid: `${row.id}@${house.jobsSchema.replace(/_jobs$/, '')}.kexin`,
    from: String(row[source.time]),
    title: [...about, titleIn(object, row)].join(' · '),
    ...(typeof minutes === 'number' ? { minutes } : {}),
    ...(text(source.place) ? { place: text(source.place)?.said as string } : {}),
    ...(text(source.text) ? { text: text(source.text)?.said as string } : {}),
    ...(rule ? { rule } : {}),
    url: `${base}/${object.plural}/${row.id}`,
    isDone,
    version: row.version,
    changedAt: String(row.updatedAt),
  }
}
