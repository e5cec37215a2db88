import { sql } from 'kysely'
import type { Declaration } from '../../kernel/object.ts'
import { isId } from '../../lib/id.ts'
import { missing } from '../access/demand.ts'
import type { Context } from '../context.ts'
import { familyOf, notMerged } from '../merge/redirect.ts'
import { column, tableOf } from '../records/columns.ts'
import { personName } from '../records/person-name.ts'
import { reachable } from '../records/read.ts'
import type { StoredFile } from './keep.ts'
import { readableFiles } from './uses.ts'

/** A file as people see it in a list: what it is called, who brought it and when, and how many versions of it there are. */
export type ShownFile = StoredFile & { readonly at: string; readonly by: { readonly id: string; readonly title: string | null }; readonly versions: number }
/** The same on a record: where on its time line it stands. */
export type PlacedFile = ShownFile & { readonly object: string; readonly recordId: string; readonly field: string }

const most = 200

type Row = Omit<ShownFile, 'by' | 'size' | 'versions'> & { size: string; versions: string; owner_id: string; owner: string | null }

const shownColumns = (ctx: Context) =>
  sql`s.id, s.name, s.type, s.size, s.width, s.height, s.at, s.owner_id, ${personName(ctx, 's.owner_id')} as owner,
    (select count(*) from stored_file v where v.first_id = coalesce(s.first_id, s.id)) + 1 as versions`

const toShown = ({ owner_id: id, owner: title, size, versions, ...row }: Row): ShownFile => ({
  ...row,
  size: Number(size),
  versions: Number(versions),
  by: { id, title },
})

/** What these files are called; those the person may not read are left out. */
export async function shownFiles(ctx: Context, ids: readonly string[]): Promise<ShownFile[]> {
  const sound = [...new Set(ids)].filter(isId).slice(0, most)
  if (!sound.length) return []
  const found = await sql<Row>`select ${shownColumns(ctx)} from stored_file s where s.id = any(${sound}::uuid[])`.execute(ctx.db)
  const readable = await readableFiles(
    ctx,
    found.rows.filter((row) => row.owner_id !== ctx.person.id).map((row) => row.id),
  )
  return found.rows.filter((row) => row.owner_id === ctx.person.id || readable.has(row.id)).map(toShown)
}

/** Every version of a document, the newest first. Index: stored_file_first. */
export async function versionsOf(ctx: Context, id: string): Promise<ShownFile[]> {
  const [own] = await shownFiles(ctx, [id])
  if (!own) throw missing()
  const found =
    await sql<Row>`select ${shownColumns(ctx)} from stored_file s, (select coalesce(first_id, id) as first from stored_file where id = ${id}::uuid) as whole
    where s.id = whole.first or s.first_id = whole.first order by s.id desc limit ${most}`.execute(ctx.db)
  return found.rows.map(toShown)
}

/** All files of a record and of what stands beneath it, fields and comments alike, the newest first. */
export async function filesOf(ctx: Context, object: Declaration, id: string): Promise<PlacedFile[]> {
  if (!(await reachable(ctx, object.name, [id])).size) throw missing()
  const family = await familyOf(ctx, object, id)
  const places = [...ctx.house.objects.values()].flatMap((each) => placesUnder(object, each, { id, family }))
  const found = await sql<Row & { object: string; record_id: string; field: string }>`
    select ${shownColumns(ctx)}, u.object, u.record_id, u.field from (${sql.join(places, sql` union all `)}) as u join stored_file s on s.id = u.file_id
    order by s.id desc limit ${most}`.execute(ctx.db)
  const readable = await readableFiles(
    ctx,
    found.rows.map((row) => row.id),
  )
  return found.rows
    .filter((row) => readable.has(row.id))
    .map(({ object: name, record_id: at, field, ...row }) => ({ ...toShown(row), object: name, recordId: family.includes(at) ? id : at, field }))
}

type Family = { readonly id: string; readonly family: readonly string[] }

/** Uses by the record itself and by what was merged into it, or by records beneath it. Indexes: file_use_record, and those of root and parent. */
function placesUnder(top: Declaration, each: Declaration, { id, family }: Family) {
  const used = sql`select u.file_id, u.object, u.record_id, u.field from file_use u`
  if (each.name === top.name) return [sql`${used} where u.object = ${top.name} and u.record_id = any(${family}::uuid[])`]
  const parent = each.parent ? each.fields[each.parent]?.target : undefined
  const isUnder = top.parent ? parent === top.name : each.parent !== undefined
  if (!isUnder) return []
  const by = sql.ref(`t.${top.parent ? column(each.parent as string) : 'root_id'}`)
  return [
    sql`${used} join ${sql.table(tableOf(each))} t on t.id = u.record_id where u.object = ${each.name} and ${by} = ${id}::uuid and (t.deleted_at is null or not ${notMerged(each)})`,
  ]
}
