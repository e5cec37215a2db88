import { type RawBuilder, sql } from 'kysely'
import { both, type Filter, readFilter } from '../../kernel/filter.ts'
import type { Declaration } from '../../kernel/object.ts'
import { Problem } from '../../kernel/problem.ts'
import { isId } from '../../lib/id.ts'
import { demand, missing } from '../access/demand.ts'
import { type Shown, shownFields } from '../access/fields.ts'
import { asksForShelf, orOnShelf } from '../access/pools.ts'
import { noteReads } from '../access/reads.ts'
import { scopeOf, within } from '../access/scope.ts'
import { asItStands, type Context, objectOf } from '../context.ts'
import { notMerged } from '../merge/redirect.ts'
import { plannedAnew } from '../schema/database.ts'
import { searchWhere } from '../search/where.ts'
import { among } from './among.ts'
import { column, tableOf } from './columns.ts'
import { type Count, capped, countedRows, countRows } from './count.ts'
import { whereFilter } from './filter.ts'
import { withLines } from './lines-read.ts'
import { unknownField } from './named.ts'
import { type RecordRow, type Shape, shapeOf, showRow } from './show.ts'
import { afterPlace, badMarker, orderBy, readPlace, readSort, type SortKey, writePlace } from './sort.ts'

type Sql = RawBuilder<unknown>

export type ListQuery = {
  readonly filter?: unknown
  readonly sort?: string
  readonly q?: string
  readonly fields?: readonly string[]
  readonly limit?: number
  readonly after?: string
  readonly page?: number
  readonly count?: boolean
  readonly deleted?: boolean
}

export type Page = { readonly records: RecordRow[]; readonly next: string | null; readonly count: Count | null }

export const pageSize = { usual: 50, most: 200 } as const

/** `merged`: of the recycle bin also what was merged away, which nobody sees there. `shelf`: with the reader's pools, where he asks for one. */
type Matching = Pick<ListQuery, 'filter' | 'q' | 'sort' | 'deleted'> & { readonly merged?: boolean; readonly shelf?: boolean }

/** Rows of an object that the person may read and that match: the `where` every read of a list, a count, a bulk act or an export shares. */
export function matching(ctx: Context, object: Declaration, query: Matching, action = 'read'): Sql {
  const filter: Filter | undefined = query.filter === undefined ? undefined : readFilter(query.filter)
  const reach = within(ctx, scopeOf(ctx, object, action))
  const parts: Sql[] = [
    query.deleted ? sql`t.deleted_at is not null and ${query.merged ? sql`true` : notMerged(object)}` : sql`t.deleted_at is null`,
    query.shelf && !query.deleted && asksForShelf(object, query) ? orOnShelf(ctx, object, reach) : reach,
  ]
  if (action !== 'read') parts.push(within(ctx, scopeOf(ctx, object, 'read')))
  if (filter) parts.push(whereFilter(ctx, object, both(filter, undefined) as Filter))
  if (query.q) parts.push(searchWhere(ctx, object, query.q))
  return sql.join(parts, sql` and `)
}

/** One page of a list with its refs' titles in one statement, then the capped count where the page does not tell it. Serving index: the sorted key with id, or owner/unit with updated_at. */
export async function list(ctx: Context, declared: Declaration, query: ListQuery = {}): Promise<Page> {
  const object = asItStands(ctx, declared)
  demand(ctx, object, 'read')
  const limit = Math.min(Math.max(query.limit ?? pageSize.usual, 1), pageSize.most)
  const offset = offsetOf(query, limit)
  const keys = readSort(ctx, object, query.sort)
  const shape = shapeOf(ctx, object, wantedFields(ctx, object, query.fields))
  // The recycle bin is for who may empty or restore it.
  const where = matching(ctx, object, { ...query, shelf: true }, query.deleted ? 'delete' : 'read')
  const page = sql`${planning(ctx, object, query)}${pageSql(object, { shape, keys, where, limit: limit + 1, offset, after: query.after })}`
  const wantsCount = query.count ?? !query.after
  const found = await page.execute(ctx.db).catch(asMarkerProblem(query.after))
  const rows = found.rows as Record<string, unknown>[]
  const isLast = !query.after && rows.length <= limit && (rows.length > 0 || offset === 0)
  const count = !wantsCount
    ? null
    : isLast
      ? capped(offset + rows.length)
      : await countRows(ctx, object, query, { where, before: planning(ctx, object, query) })
  const kept = rows.slice(0, limit)
  const last = kept.at(-1)
  const next = rows.length > limit && last ? writePlace({ values: keys.map((_, at) => last[`s${at}`] as string), id: last.id as string }) : null
  const records = kept.map((row) => showRow(ctx, shape, row))
  await noteReads(ctx, object, records)
  // A list carries the lines of its records only where it is asked to.
  return { records: await withLines(ctx, object, records, query.fields ?? []), next, count }
}

/** Within a wide reach a filter or a word may leave a handful or half of it, and only its values tell which; an owner's own records are few whatever they are. */
export function planning(ctx: Context, object: Declaration, { filter, q }: Pick<ListQuery, 'filter' | 'q'>): Sql {
  const { all, units } = scopeOf(ctx, object, 'read')
  return (all || units.length) && (q || filter !== undefined) ? plannedAnew : sql``
}

/** A forged marker may hold what its column cannot (class 22: data exception); the database finds it, the reader is told. */
const asMarkerProblem = (after: string | undefined) => (error: unknown) => {
  throw after && String((error as { code?: string }).code).startsWith('22') ? badMarker() : error
}

function offsetOf(query: ListQuery, limit: number): number {
  const offset = ((query.page ?? 1) - 1) * limit
  if (offset + limit > countedRows + limit || offset < 0) {
    throw new Problem(
      'invalid',
      { zh: '页码只到第 10,000 行，请加筛选条件或继续往下翻', en: 'Page numbers reach row 10,000; filter the list or go on from the last row' },
      [{ field: 'page', code: 'range', message: { zh: '页码太大', en: 'The page is too far' } }],
    )
  }
  return offset
}

export function wantedFields(ctx: Context, object: Declaration, names: readonly string[] | undefined): readonly string[] | undefined {
  if (!names) return undefined
  const visible = new Set(shownFields(ctx, object).map((shown: Shown) => shown.name))
  for (const name of names) if (!visible.has(name) && !Object.hasOwn(ctx.house.systemFields, name) && name !== 'can') throw unknownField(name)
  return names
}

type PageParts = { shape: Shape; keys: SortKey[]; where: Sql; limit: number; offset: number; after?: string }

/**
 * Empty values come last both ways, yet one index (key, id) must serve: the rows with a leading key come from it, and only
 * when they run out are the rows without one looked at (an Append stops at the limit).
 */
function pageSql(object: Declaration, parts: PageParts): RawBuilder<unknown> {
  const { keys, limit, offset } = parts
  const lead = keys[0] as SortKey
  const place = parts.after ? readPlace(parts.after, keys) : undefined
  const part = (leadingNull: boolean, most: number, skip: number): Sql => {
    const conditions = [parts.where]
    if (lead.nullable) conditions.push(sql`${sortedColumn(lead)} is ${sql.raw(leadingNull ? 'null' : 'not null')}`)
    if (place && (place.values[0] === null) === leadingNull) conditions.push(afterPlace(keys, place, leadingNull))
    const sorted = keys.map((key, at) => sql`${sortValue(key)} as ${sql.ref(`s${at}`)}`)
    return sql`select ${sql.join([parts.shape.columns, ...sorted])} from ${sql.table(tableOf(object))} as t where ${sql.join(conditions, sql` and `)} order by ${orderBy(keys, leadingNull)} limit ${most} offset ${skip}`
  }
  if (!lead.nullable) return part(false, limit, offset)
  if (place && place.values[0] === null) return part(true, limit, 0)
  return sql`(${part(false, limit + offset, 0)}) union all (${part(true, limit + offset, 0)}) limit ${limit} offset ${offset}`
}

const sortedColumn = (key: SortKey): Sql => sql.ref(`t.${column(key.name)}`)
// An instant's microseconds would be lost in JSON, and the next page would repeat or skip a row.
const sortValue = (key: SortKey): Sql => (key.type === 'timestamptz' ? sql`${sortedColumn(key)}::text` : sortedColumn(key))

/** One record by id within what the person may read, with its lines, or `missing`. */
export async function one(ctx: Context, object: Declaration, id: string, fields?: readonly string[]): Promise<RecordRow> {
  const [row] = await withLines(ctx, object, await byIds(ctx, object, [id], fields), fields)
  if (!row) throw missing()
  await noteReads(ctx, object, [row])
  return row
}

/** Records by id, in the order asked; those he may not read are left out. A deleted one is found only by who may delete it. */
export async function byIds(ctx: Context, declared: Declaration, ids: readonly string[], fields?: readonly string[]): Promise<RecordRow[]> {
  const object = asItStands(ctx, declared)
  const scope = scopeOf(ctx, object, 'read')
  const sound = ids.filter(isUuid)
  if (!sound.length) return []
  const shape = shapeOf(ctx, object, wantedFields(ctx, object, fields))
  const which = among(sql.ref('t.id'), sound, 'uuid')
  const alive = sql`(t.deleted_at is null or ${within(ctx, scopeOf(ctx, object, 'delete'))})`
  const found = await sql<
    Record<string, unknown>
  >`select ${shape.columns} from ${sql.table(tableOf(object))} as t where ${which} and ${alive} and ${orOnShelf(ctx, object, within(ctx, scope))}`.execute(
    ctx.db,
  )
  const rows = new Map(found.rows.map((row) => [row.id as string, showRow(ctx, shape, row)]))
  return sound.flatMap((id) => rows.get(id) ?? [])
}

const isUuid = (id: unknown): id is string => typeof id === 'string' && isId(id)

/** Which of these ids may the person use for an action? For refs, bulk acts and hints. */
export async function reachable(ctx: Context, objectName: string, ids: readonly string[], action = 'read'): Promise<Set<string>> {
  const object = objectOf(ctx.house, objectName)
  const sound = [...new Set(ids)].filter(isUuid)
  if (!sound.length) return new Set()
  const reach = within(ctx, scopeOf(ctx, object, action))
  const found = await sql<{
    id: string
  }>`select t.id from ${sql.table(tableOf(object))} as t where ${among(sql.ref('t.id'), sound, 'uuid')} and t.deleted_at is null and ${action === 'read' ? orOnShelf(ctx, object, reach) : reach}`.execute(
    ctx.db,
  )
  return new Set(found.rows.map((row) => row.id))
}
