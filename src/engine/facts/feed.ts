import { type RawBuilder, sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import { firstIdAt, isId } from '../../lib/id.ts'
import { titleFor } from '../access/fields.ts'
import { isNothing, rootOf, scopeOf, within } from '../access/scope.ts'
import { type Context, objectOf } from '../context.ts'
import { tableOf } from '../records/columns.ts'
import { personName } from '../records/person-name.ts'
import { titleSql } from '../records/title-sql.ts'
import { childRecords, type FactRow, type ShownFact, shown } from './history.ts'

export type FeedQuery = {
  readonly objects?: readonly string[]
  readonly verbs?: readonly string[]
  readonly actorId?: string
  /** Instants, `from` taken in, `to` left out. */
  readonly from?: string
  readonly to?: string
  readonly after?: string
  readonly limit?: number
}

/** An event and the record it is about: the topmost one, whose page tells the whole story. */
export type FeedFact = ShownFact & { readonly root: { readonly object: string; readonly id: string; readonly title: string | null } }
type FeedRow = FactRow & { root_id: string; root_title: string | null }

/**
 * Everything that happened with all records within the reader's reach, newest first: by kind, by person, by period (S0-34).
 * Reach is that of today and of the topmost record. Index: fact (id), and the primary key of each root.
 */
export async function feed(ctx: Context, query: FeedQuery): Promise<{ facts: FeedFact[]; next: string | null }> {
  const limit = Math.min(Math.max(query.limit ?? 50, 1), 200)
  const families = familiesOf(ctx, query.objects)
  if (!families.size) return { facts: [], next: null }
  const rows = await feedRows(ctx, query, families, limit + 1)
  const kept = rows.slice(0, limit)
  const records = await childRecords(ctx, kept)
  const facts = kept.flatMap((row) => shown(ctx, row, records, row.root_id).map((fact): FeedFact => ({ ...fact, root: rootFor(ctx, row) })))
  return { facts, next: rows.length > limit ? (kept.at(-1)?.id ?? null) : null }
}

/** Objects of the daily work that he may read, with all that belongs to them, under the object at the top of each: its reach decides. */
function familiesOf(ctx: Context, wanted: readonly string[] | undefined): Map<Declaration, string[]> {
  const objects = [...ctx.house.objects.values()].filter(
    (object) => rootOf(ctx, object).menu === 'work' && !isNothing(scopeOf(ctx, object, 'read')) && (!wanted?.length || wanted.includes(object.name)),
  )
  const families = Map.groupBy(objects, (object) => rootOf(ctx, object))
  return new Map([...families].map(([root, members]) => [root, members.map((member) => member.name)]))
}

/** What is told of a record that was merged is told of the one it is today. Index: primary key of merged. */
const rootToday = sql`coalesce((select m.winner_id from merged as m where m.loser_id = f.root_id), f.root_id)`

async function feedRows(ctx: Context, query: FeedQuery, families: ReadonlyMap<Declaration, readonly string[]>, limit: number): Promise<FeedRow[]> {
  const parts: RawBuilder<unknown>[] = []
  if (query.after && isId(query.after)) parts.push(sql`f.id < ${query.after}::uuid`)
  if (query.verbs?.length) parts.push(sql`f.verb = any(${query.verbs}::text[])`)
  // What the house concludes each night would drown what people did; it stands on the record's own time line.
  else parts.push(sql`f.verb not in ('judge', 'lines')`)
  if (query.actorId) parts.push(sql`f.actor_id = ${query.actorId}::uuid`)
  // A fact is written when it happens or later, never before: its id lets whole months be passed over.
  if (query.from) parts.push(sql`f.at >= ${query.from}::timestamptz and f.id >= ${firstIdAt(Date.parse(query.from))}::uuid`)
  if (query.to) parts.push(sql`f.at < ${query.to}::timestamptz`)
  const arms = [...families].map(
    ([root, names]) =>
      sql`(f.object = any(${names}::text[]) and exists (select 1 from ${sql.table(tableOf(root))} as r where r.id = ${rootToday} and r.deleted_at is null and ${within(ctx, scopeOf(ctx, root, 'read'), 'r')}))`,
  )
  parts.push(sql`(${sql.join(arms, sql` or `)})`)
  const titles = [...families.keys()].map((root) => sql`(select ${titleSql(ctx, root, 'r')} from ${sql.table(tableOf(root))} as r where r.id = ${rootToday})`)
  const found =
    await sql<FeedRow>`select f.id, f.act, f.at, f.object, f.record_id, ${rootToday} as root_id, f.verb, f.version, f.actor_id, ${personName(ctx, 'f.actor_id')} as actor, f.impersonator_id, ${personName(ctx, 'f.impersonator_id')} as impersonator, f.changes, f.note, coalesce(${sql.join(titles)}) as root_title
    from fact as f where ${sql.join(parts, sql` and `)} order by f.id desc limit ${limit}`.execute(ctx.db)
  return found.rows
}

function rootFor(ctx: Context, row: FeedRow): FeedFact['root'] {
  const root = rootOf(ctx, objectOf(ctx.house, row.object))
  return { object: root.name, id: row.root_id, title: titleFor(ctx.person, root, row.root_title) }
}
