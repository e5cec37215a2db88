import { sql } from 'kysely'
import { cellText } from '../../../kernel/take.ts'
import { isId } from '../../../lib/id.ts'
import { missing } from '../../access/demand.ts'
import type { Context } from '../../context.ts'
import type { Settled } from './entity.ts'
import type { Choices, Counts, Issue, Mapped, SheetFound } from './shapes.ts'

export type State = 'reading' | 'ready' | 'running' | 'done' | 'failed' | 'cancelled'

/** An import as it is kept; its state follows from its phase and its job's state, so the two cannot differ. */
export type Import = {
  readonly id: string
  readonly user_id: string
  readonly object: string
  readonly file: string
  readonly made_at: string
  readonly phase: 'read' | 'run'
  readonly state: State
  readonly job_id: string
  readonly undo_job_id: string | null
  readonly act: string | null
  readonly sheets: readonly SheetFound[]
  readonly mapping: readonly Mapped[]
  readonly choices: Partial<Choices>
  readonly counts: Partial<Counts>
  readonly rows_done: number
}

const stateSql = sql`case when t.state in ('waiting', 'running') then case i.phase when 'read' then 'reading' else 'running' end
  when t.state = 'done' then case i.phase when 'read' then 'ready' else 'done' end else t.state end`

/** An import of the person's own; an administrator sees all. Others' are missing. */
export async function importOf(ctx: Context, id: string): Promise<Import> {
  const found = isId(id)
    ? (await sql<Import>`select i.*, ${stateSql} as state from import as i join background_job as t on t.id = i.job_id where i.id = ${id}`.execute(ctx.db))
        .rows[0]
    : undefined
  if (!found || (found.user_id !== ctx.person.id && !ctx.person.isAdmin)) throw missing()
  return found
}

/** A person's own imports, newest first. Index: import (user_id, id). */
export async function importsOf(ctx: Context, limit: number): Promise<Import[]> {
  return (
    await sql<Import>`select i.*, ${stateSql} as state from import as i join background_job as t on t.id = i.job_id where i.user_id = ${ctx.person.id} order by i.id desc limit ${limit}`.execute(
      ctx.db,
    )
  ).rows
}

/** How many of the person's imports are being read, run or undone. */
export async function underWay(ctx: Context): Promise<number> {
  const found = await sql<{
    n: string
  }>`select count(*) as n from background_job where user_id = ${ctx.person.id} and kind like 'import%' and state in ('waiting', 'running')`.execute(ctx.db)
  return Number(found.rows[0]?.n ?? 0)
}

type Patch = Partial<{
  phase: 'read' | 'run'
  job_id: string
  undo_job_id: string | null
  act: string
  sheets: unknown
  mapping: unknown
  choices: unknown
  counts: unknown
  rows_done: number
}>
const documents = new Set(['sheets', 'mapping', 'choices', 'counts'])

export async function setImport(ctx: Context, id: string, patch: Patch): Promise<void> {
  const sets = Object.entries(patch).map(
    ([name, value]) => sql`${sql.ref(name)} = ${documents.has(name) ? sql`${JSON.stringify(value)}::jsonb` : sql`${value}`}`,
  )
  await sql`update import set ${sql.join(sets)} where id = ${id}`.execute(ctx.db)
}

/** Keeps what there is to tell of the rows of a batch: a bad one with its cells, for the error file. */
export async function keepRows(ctx: Context, id: string, rows: readonly Settled[]): Promise<void> {
  const told = rows.flatMap(({ wish, did }) => {
    const issues = did === 'bad' ? wish.issues : wish.notices
    const cells = did === 'bad' ? wish.cells.map((cell) => (cell === null ? null : cellText(cell))) : null
    return issues.length ? [{ place: wish.place, sheet: wish.sheet, line: wish.line, is_bad: did === 'bad', issues, cells }] : []
  })
  if (!told.length) return
  await sql`insert into import_row (import_id, place, sheet, line, is_bad, issues, cells) select ${id}::uuid, x.*
    from json_to_recordset(${JSON.stringify(told)}::json) as x(place int, sheet text, line int, is_bad boolean, issues jsonb, cells jsonb)`.execute(ctx.db)
}

export type KeptRow = {
  readonly place: number
  readonly sheet: string
  readonly line: number
  readonly issues: readonly Issue[]
  readonly cells: readonly (string | null)[] | null
}

/** Rows with something to tell, in the order of the file. Index: its primary key. */
export async function keptRows(ctx: Context, id: string, isBad: boolean, page: { readonly after: number; readonly limit: number }): Promise<KeptRow[]> {
  return (
    await sql<KeptRow>`select place, sheet, line, issues, cells from import_row where import_id = ${id} and is_bad = ${isBad} and place > ${page.after} order by place limit ${page.limit}`.execute(
      ctx.db,
    )
  ).rows
}

export const forgetRows = async (ctx: Context, id: string): Promise<void> => {
  await sql`delete from import_row where import_id = ${id}`.execute(ctx.db)
  await sql`delete from import_record where import_id = ${id}`.execute(ctx.db)
}

/** Records earlier rows of this import have spoken for. */
export async function spokenFor(ctx: Context, id: string, records: readonly string[]): Promise<Set<string>> {
  if (!records.length) return new Set()
  const found = await sql<{ record_id: string }>`select record_id from import_record where import_id = ${id} and record_id = any(${records}::uuid[])`.execute(
    ctx.db,
  )
  return new Set(found.rows.map((row) => row.record_id))
}

export async function speakFor(ctx: Context, id: string, records: readonly string[]): Promise<void> {
  if (records.length)
    await sql`insert into import_record (import_id, record_id) select ${id}::uuid, record_id from unnest(${records}::uuid[]) as record_id on conflict do nothing`.execute(
      ctx.db,
    )
}
