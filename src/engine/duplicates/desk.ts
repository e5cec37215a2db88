import { type RawBuilder, sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import { isId } from '../../lib/id.ts'
import { demand } from '../access/demand.ts'
import { isComparable, titleFor } from '../access/fields.ts'
import { scopeOf, within } from '../access/scope.ts'
import type { Context } from '../context.ts'
import { column, tableOf } from '../records/columns.ts'
import { byIds } from '../records/read.ts'
import type { RecordRow } from '../records/show.ts'
import { type Level, levels, type Reason } from './score.ts'

export type DeskQuery = {
  readonly level?: Level
  readonly state?: 'open' | 'later' | 'different'
  /** Only groups that hold this record. */
  readonly record?: string
  readonly after?: string
  readonly limit?: number
}
/** A record of a group. One out of the reader's reach has its title alone, as a duplicate hit has. */
export type DeskRecord = { readonly id: string; readonly title: string; readonly masked: boolean; readonly record?: RecordRow }
export type DeskPair = { readonly a: string; readonly b: string; readonly score: number; readonly reasons: readonly Reason[]; readonly until: string | null }
export type DeskGroup = { readonly id: string; readonly score: number; readonly records: readonly DeskRecord[]; readonly pairs: readonly DeskPair[] }

type PairRow = {
  a_id: string
  b_id: string
  score: number
  reasons: Reason[]
  until: string | null
  group_id: string
  group_score: number
  a_seen: boolean
  b_seen: boolean
  a_title: string
  b_title: string
}

/**
 * Groups of records that are likely one, the surest first; by its default setting (`sure`) those that are, by `possible` those to look at
 * twice. A reader sees pairs of which he may read both; of one that is out of his reach its title alone, and nothing where twins are told
 * within their parent only. Reasons by fields he may not compare stay in (attack row 8). Index: twin_pair_desk.
 */
export async function duplicateGroups(ctx: Context, object: Declaration, query: DeskQuery): Promise<{ groups: DeskGroup[]; next: string | null }> {
  demand(ctx, object, 'read')
  const limit = Math.min(Math.max(query.limit ?? 20, 1), 200)
  const keys = await pageOf(ctx, object, query, limit + 1)
  const kept = keys.slice(0, limit)
  const last = kept.at(-1)
  const pairs = await pairsOf(ctx, object, query, kept)
  const records = new Map(
    (await byIds(ctx, object, [...new Set(pairs.flatMap((row) => [...(row.a_seen ? [row.a_id] : []), ...(row.b_seen ? [row.b_id] : [])]))])).map((record) => [
      record.id,
      record,
    ]),
  )
  const groups = kept.map(({ group_id, group_score }) =>
    groupOf(ctx, object, {
      id: group_id,
      score: group_score,
      rows: pairs.filter((row) => row.group_id === group_id && row.group_score === group_score),
      records,
    }),
  )
  return { groups, next: keys.length > limit && last ? `${last.group_score}_${last.group_id}` : null }
}

type Key = { group_id: string; group_score: number }

/** The pairs of a state and level that this reader sees at all. */
function seen(ctx: Context, object: Declaration, { state = 'open', level = 'sure', record }: DeskQuery): RawBuilder<unknown> {
  const scope = scopeOf(ctx, object, 'read')
  const joint = object.twins?.within ? sql`and` : sql`or`
  const bounds = level === 'sure' ? sql`p.group_score >= ${levels.sure}` : sql`p.group_score < ${levels.sure}`
  const own = record && isId(record) ? sql`and (p.a_id = ${record}::uuid or p.b_id = ${record}::uuid)` : sql``
  return sql`from twin_pair as p join ${sql.table(tableOf(object))} as a on a.id = p.a_id and a.deleted_at is null join ${sql.table(tableOf(object))} as b on b.id = p.b_id and b.deleted_at is null
    where p.object = ${object.name} and p.state = ${state} ${state === 'open' && !record ? sql`and ${bounds}` : sql``} ${own} and (${within(ctx, scope, 'a')} ${joint} ${within(ctx, scope, 'b')})`
}

async function pageOf(ctx: Context, object: Declaration, query: DeskQuery, limit: number): Promise<Key[]> {
  const [, score, id] = /^([\d.e-]{1,24})_([0-9a-f-]{36})$/.exec(query.after ?? '') ?? []
  const beyond = score && id ? sql`and (p.group_score, p.group_id) < (${Number(score)}::real, ${id}::uuid)` : sql``
  const found =
    await sql<Key>`select p.group_score, p.group_id ${seen(ctx, object, query)} ${beyond} group by 1, 2 order by p.group_score desc, p.group_id desc limit ${limit}`.execute(
      ctx.db,
    )
  return found.rows
}

async function pairsOf(ctx: Context, object: Declaration, query: DeskQuery, keys: readonly Key[]): Promise<PairRow[]> {
  if (!keys.length) return []
  const scope = scopeOf(ctx, object, 'read')
  const title = column(object.title)
  const found =
    await sql<PairRow>`select p.a_id, p.b_id, p.score, p.reasons, p.until, p.group_id, p.group_score, ${within(ctx, scope, 'a')} as a_seen, ${within(ctx, scope, 'b')} as b_seen,
    ${sql.ref(`a.${title}`)} as a_title, ${sql.ref(`b.${title}`)} as b_title ${seen(ctx, object, query)} and p.group_id = any(${keys.map((key) => key.group_id)}::uuid[]) order by p.score desc, p.a_id, p.b_id`.execute(
      ctx.db,
    )
  return found.rows
}

type Parts = { readonly id: string; readonly score: number; readonly rows: readonly PairRow[]; readonly records: ReadonlyMap<string, RecordRow> }

function groupOf(ctx: Context, object: Declaration, { id, score, rows, records }: Parts): DeskGroup {
  const members = new Map(
    rows.flatMap((row) => [[row.a_id, { title: row.a_title, isSeen: row.a_seen }] as const, [row.b_id, { title: row.b_title, isSeen: row.b_seen }] as const]),
  )
  return {
    id,
    score,
    records: [...members].map(([recordId, { title, isSeen }]): DeskRecord => {
      const record = isSeen ? records.get(recordId) : undefined
      return { id: recordId, title: titleFor(ctx.person, object, title) ?? '', masked: !isSeen, ...(record ? { record } : {}) }
    }),
    pairs: rows.map((row) => ({
      a: row.a_id,
      b: row.b_id,
      score: row.score,
      reasons: row.reasons.filter(({ field }) => isComparable(ctx.person, object, field)),
      until: row.until,
    })),
  }
}

/** How many open pairs there are of each level, counted to 1,000. */
export async function deskCounts(ctx: Context, object: Declaration): Promise<Record<Level, number>> {
  const count = async (level: Level): Promise<number> => {
    const found = await sql<{
      n: string
    }>`select count(*) as n from (select p.group_score, p.group_id ${seen(ctx, object, { level })} group by 1, 2 limit 1000) as counted`.execute(ctx.db)
    return Number(found.rows[0]?.n ?? 0)
  }
  const [sure, possible] = await Promise.all([count('sure'), count('possible')])
  return { sure, possible }
}
