import { sql } from 'kysely'
import { type Label, say } from '../../../kernel/label.ts'
import type { Context } from '../../context.ts'
import { type BackgroundJob, backgroundJobOf } from '../../jobs/background-job.ts'
import { type ImportRoom, noCounts, usualChoices } from './shapes.ts'
import { type Import, importOf, type KeptRow, keptRows } from './store.ts'

/** So many rows are told at once; the error file has them all. */
const mostTold = 1000

/** An import as the API gives it, in the reader's language (api.md). */
export async function showImport(ctx: Context, room: ImportRoom, id: string): Promise<Record<string, unknown>> {
  const kept = await importOf(ctx, id)
  const page = { after: -1, limit: mostTold }
  const [job, undone, bad, noticed, totals] = await Promise.all([
    backgroundJobOf(ctx, kept.job_id),
    kept.undo_job_id ? backgroundJobOf(ctx, kept.undo_job_id) : null,
    keptRows(ctx, id, true, page),
    keptRows(ctx, id, false, page),
    totalsOf(ctx, id),
  ])
  const planned = new Set(
    kept.mapping.filter((each) => each.object === kept.object && (each.field === titleOf(ctx, kept) || each.field === 'id')).map(({ sheet }) => sheet),
  )
  return {
    ...briefly(kept),
    sheets: kept.sheets.map(({ name, rows, headerLine, known }) => ({
      name,
      rows,
      headerLine: Math.max(headerLine, 0),
      used: planned.has(name),
      from: fromOf(room, known, ctx),
    })),
    mapping: kept.mapping,
    problems: bad.map((row) => told(ctx, row)),
    problemTotal: totals.bad,
    notices: noticed.map((row) => told(ctx, row)),
    noticeTotal: totals.noticed,
    progress: { done: job.progress, total: job.total },
    problem: job.problem ? say(job.problem.detail, ctx.lang) : null,
    undo: undone && undoOf(ctx, undone),
  }
}

/** The program whose export a sheet is, as people call it. */
const fromOf = ({ known }: ImportRoom, id: string | undefined, ctx: Context): string | null => {
  const sheet = id ? known.find((each) => each.id === id) : undefined
  return sheet ? say(sheet.from, ctx.lang) : null
}

const titleOf = (ctx: Context, { object }: Import): string | undefined => ctx.house.objects.get(object)?.title

/** As it stands in a list. */
export function briefly({ id, state, object, file, made_at, counts, choices, act }: Import): Record<string, unknown> {
  return { id, state, object, file, at: made_at, ...usualChoices, ...choices, counts: { ...noCounts, ...counts }, act }
}

/** One entry per row, however much is wrong with it. */
function told(ctx: Context, { sheet, line, issues }: KeptRow): Record<string, unknown> {
  const heads = issues.flatMap(({ head }) => head ?? [])
  return {
    sheet,
    line,
    code: issues[0]?.code,
    message: reasonOf(
      ctx,
      issues.map(({ message }) => message),
    ),
    ...(heads.length ? { head: heads[0] } : {}),
  }
}

export const reasonOf = (ctx: Context, messages: readonly Label[]): string =>
  [...new Set(messages.map((message) => say(message, ctx.lang)))].join(ctx.lang === 'zh' ? '；' : '; ')

async function totalsOf(ctx: Context, id: string): Promise<{ bad: number; noticed: number }> {
  const found = await sql<{ is_bad: boolean; n: string }>`select is_bad, count(*) as n from import_row where import_id = ${id} group by is_bad`.execute(ctx.db)
  const of = (isBad: boolean) => Number(found.rows.find((row) => row.is_bad === isBad)?.n ?? 0)
  return { bad: of(true), noticed: of(false) }
}

function undoOf(ctx: Context, { state, progress, total, result, problem }: BackgroundJob): Record<string, unknown> {
  const left = ((result?.left ?? []) as { object: string; id: string; why: Label }[]).map((each) => ({ ...each, why: say(each.why, ctx.lang) }))
  return {
    state,
    progress: { done: progress, total },
    undone: result?.undone ?? null,
    left,
    leftCount: result?.leftCount ?? 0,
    problem: problem ? say(problem.detail, ctx.lang) : null,
  }
}
