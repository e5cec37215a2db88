import { sql } from 'kysely'
import type { Field } from '../../kernel/field.ts'
import type { Label } from '../../kernel/label.ts'
import type { Declaration } from '../../kernel/object.ts'
import type { Trouble } from '../../kernel/problem.ts'
import { isId } from '../../lib/id.ts'
import { rightOf } from '../access/fields.ts'
import type { Context } from '../context.ts'
import { reachable } from '../records/read.ts'
import { pictureTypes } from './types.ts'

type Values = Readonly<Record<string, unknown>>
/** A record and what is written into it; only its file fields are looked at. */
export type Naming = { readonly id: string; readonly values: Values }

const idsIn = (value: unknown): string[] => (Array.isArray(value) ? value : [value]).filter((each): each is string => typeof each === 'string' && isId(each))
/** Fields whose value is the id of a file, or several: their kinds say so by `accept`. */
const fileFields = (object: Declaration): [string, Field][] => Object.entries(object.fields).filter(([, field]) => field.accept !== undefined)

export const noSuchFile: Label = { zh: '文件不存在或您无权使用，请重新上传', en: 'That file does not exist or you may not use it; please upload it' }
const noPicture: Label = { zh: '这里只能放图片', en: 'Only pictures can stand here' }

/** Writes down which files these records name now, in the transaction that writes them: it decides who may read a file. */
export async function claimFiles(ctx: Context, object: Declaration, rows: readonly Naming[]): Promise<void> {
  const fields = fileFields(object).map(([name]) => name)
  const touched = rows.flatMap(({ id, values }) => fields.flatMap((field) => (field in values ? [{ record_id: id, field, files: idsIn(values[field]) }] : [])))
  if (!touched.length) return
  const set = sql`json_to_recordset(${JSON.stringify(touched)}::json) as x(record_id uuid, field text, files json)`
  await sql`delete from file_use as u using ${set} where u.object = ${object.name} and u.record_id = x.record_id and u.field = x.field`.execute(ctx.db)
  if (!touched.some(({ files }) => files.length)) return
  await sql`insert into file_use (file_id, object, record_id, field) select f.id::uuid, ${object.name}, x.record_id, x.field from ${set}, json_array_elements_text(x.files) as f(id) on conflict do nothing`.execute(
    ctx.db,
  )
  await sql`update stored_file set named = true where not named and id = any(${touched.flatMap(({ files }) => files)}::uuid[])`.execute(ctx.db)
}

/** A record may only name files its writer brought or may already read, and pictures where pictures stand (attack row 3). Troubles by row. */
export async function fileTroubles(ctx: Context, object: Declaration, rows: readonly Values[]): Promise<Trouble[][]> {
  const fields = fileFields(object)
  const ids = [...new Set(rows.flatMap((row) => fields.flatMap(([name]) => idsIn(row[name]))))]
  if (!ids.length) return rows.map(() => [])
  const types = await usable(ctx, ids)
  return rows.map((row) =>
    fields.flatMap(([field, { accept }]): Trouble[] => {
      const named = idsIn(row[field])
      if (named.some((id) => !types.has(id))) return [{ field, code: 'noSuchFile', message: noSuchFile }]
      return accept === 'picture' && named.some((id) => !pictureTypes.includes(types.get(id) as string))
        ? [{ field, code: 'noPicture', message: noPicture }]
        : []
    }),
  )
}

/** A comment's files: they are read by whoever may read the record it stands on. */
export async function useInComment(
  ctx: Context,
  object: Declaration,
  recordId: string,
  { factId, files }: { readonly factId: string; readonly files: readonly string[] },
): Promise<void> {
  if (!files.length) return
  await sql`insert into file_use (file_id, object, record_id, field) select f, ${object.name}, ${recordId}::uuid, ${`comment.${factId}`} from unnest(${files}::uuid[]) as f on conflict do nothing`.execute(
    ctx.db,
  )
  await sql`update stored_file set named = true where not named and id = any(${files}::uuid[])`.execute(ctx.db)
}

/** May the person name each of these files? */
export async function mayName(ctx: Context, ids: readonly string[]): Promise<boolean> {
  const types = await usable(ctx, ids)
  return ids.every((id) => types.has(id))
}

/** Type of each of these files that the person may name. The house names what it is told to: it writes for somebody else. */
async function usable(ctx: Context, ids: readonly string[]): Promise<Map<string, string>> {
  const found = await sql<{ id: string; type: string; owner_id: string }>`select id, type, owner_id from stored_file where id = any(${ids}::uuid[])`.execute(
    ctx.db,
  )
  const strange = found.rows.filter((row) => row.owner_id !== ctx.person.id && !ctx.person.isHouse).map((row) => row.id)
  const readable = await readableFiles(ctx, strange)
  return new Map(found.rows.flatMap((row) => (strange.includes(row.id) && !readable.has(row.id) ? [] : [[row.id, row.type]])))
}

/**
 * Which of these files some record names, in a field the person may see, that he may read? Versions of one document are read alike: the
 * record names the newest, and its history the others. What a record named that was merged is read with the one it is today.
 * Indexes: primary keys of stored_file, file_use and merged, stored_file_first.
 */
export async function readableFiles(ctx: Context, ids: readonly string[]): Promise<Set<string>> {
  if (!ids.length) return new Set()
  const uses = await sql<{
    file_id: string
    object: string
    record_id: string
    field: string
  }>`select s.id as file_id, u.object, coalesce(m.winner_id, u.record_id) as record_id, u.field
    from stored_file s join lateral (
      select s.id union select coalesce(s.first_id, s.id) union select v.id from stored_file v where v.first_id = coalesce(s.first_id, s.id)
    ) as version(id) on true join file_use u on u.file_id = version.id left join merged m on m.loser_id = u.record_id where s.id = any(${ids}::uuid[])`.execute(
    ctx.db,
  )
  const readable = new Set<string>()
  for (const [name, rows] of Map.groupBy(uses.rows, (row) => row.object)) {
    const object = ctx.house.objects.get(name)
    const shown = object ? rows.filter(({ field }) => isShown(ctx, object, field)) : []
    const reached = shown.length
      ? await reachable(
          ctx,
          name,
          shown.map((row) => row.record_id),
        )
      : new Set()
    for (const row of shown) if (reached.has(row.record_id)) readable.add(row.file_id)
  }
  return readable
}

/** Who may read a record reads what was said on it. */
function isShown(ctx: Context, object: Declaration, field: string): boolean {
  if (field.startsWith('comment.')) return true
  const { right, masked } = rightOf(ctx.person, object, field)
  return right !== 'hidden' && !masked
}
