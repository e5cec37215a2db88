import { sql } from 'kysely'
import type { Context, House } from '../../context.ts'
import { column, tableOf } from '../../records/columns.ts'

/** One table as an archive carries it: its columns by name, in an order that two houses share. */
export type TableShape = {
  readonly name: string
  readonly columns: readonly { readonly name: string; readonly type: string }[]
  readonly key: readonly string[]
  /** Columns that go as null: they hold a secret, or name a row of a table that stays behind. */
  readonly without: readonly string[]
}

/** What the house keeps beside its objects and a company takes along. */
const ours = [
  'fact',
  'record_member',
  'record_read',
  'follow',
  'notice',
  'counter',
  'stored_file',
  'file_use',
  'import_mapping',
  'merged',
  'twin_key',
  'twin_pair',
  'twin_scan',
  'handover',
  'snapshot',
  'snapshot_touched',
] as const

/**
 * What stays behind, and why: passwords, keys, sessions, calendar addresses, browsers that are told and the ties to a company's own directory are secrets of this house; background jobs, imports and kept answers are work under way
 * in it. A test holds every table to be in one of the two lists, so that a new one is thought about.
 */
export const leftBehind: readonly RegExp[] = [
  /^auth_/,
  /^api_key$/,
  /^(?:sign_in|impersonation)$/,
  /^(?:background_job|idempotency|import|import_row|import_record|upload|mail_fetch)$/,
  /^(?:calendar_feed|push_browser)$/,
  /^directory_(?:token|entry)$/,
  /^kexin_migration$/,
  /^fact_/,
]

export const carried = ({ objects }: Pick<House, 'objects'>): string[] => [...[...objects.values()].map(tableOf), ...ours]

type ShapeRow = { name: string; columns: { name: string; type: string }[]; key: string[] | null; strays: string[] | null }

/** The carried tables as they stand, from the database's own catalogue: own fields of the company are columns too. */
export async function shapesOf({ house, db }: Pick<Context, 'house' | 'db'>): Promise<TableShape[]> {
  const names = carried(house)
  const found = await sql<ShapeRow>`select c.relname as name,
      (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attname)
        from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      (select json_agg(a.attname order by k.place) from pg_index i, unnest(i.indkey) with ordinality as k(attnum, place), pg_attribute a
        where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid and a.attnum = k.attnum) as key,
      (select json_agg(a.attname) from pg_constraint k join pg_class o on o.oid = k.confrelid join pg_attribute a on a.attrelid = c.oid and a.attnum = any(k.conkey)
        where k.conrelid = c.oid and k.contype = 'f' and not o.relname = any(${names}::text[])) as strays
    from pg_class c where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and c.relname = any(${names}::text[])
    order by c.relname`.execute(db)
  return found.rows.map(({ name, columns, key, strays }) => ({
    name,
    columns,
    key: key ?? columns.map((each) => each.name),
    without: [...(strays ?? []), ...secretsOf(house, name)],
  }))
}

/** Columns that hold a secret of the house: fields nobody at all may read. */
function secretsOf({ objects }: Pick<House, 'objects'>, table: string): string[] {
  const object = [...objects.values()].find((each) => tableOf(each) === table)
  return Object.entries(object?.fields ?? {}).flatMap(([name, field]) => (field.readBy?.length === 0 ? [column(name)] : []))
}
