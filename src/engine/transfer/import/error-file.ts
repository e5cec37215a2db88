import { PassThrough, Readable } from 'node:stream'
import type exceljs from 'exceljs'
import { say } from '../../../kernel/label.ts'
import type { Context } from '../../context.ts'
import { csvLine } from '../formula.ts'
import { lineHead, reasonHead } from './error-heads.ts'
import { reasonOf } from './show.ts'
import { type Import, type KeptRow, keptRows } from './store.ts'

const pageSize = 1000

/** The rows that did not go in, as they came, each with the reason and its line: to be corrected and imported again. Streamed, whatever their number. */
export function errorFile(ctx: Context, kept: Import, format: 'xlsx' | 'csv'): Readable {
  return format === 'csv' ? Readable.from(csvLines(ctx, kept)) : xlsxOf(ctx, kept)
}

async function* badRows(ctx: Context, id: string): AsyncGenerator<KeptRow> {
  for (let after = -1; ; ) {
    const rows = await keptRows(ctx, id, true, { after, limit: pageSize })
    yield* rows
    if (rows.length < pageSize) return
    after = rows.at(-1)?.place ?? after
  }
}

function headsOf(ctx: Context, { mapping }: Import, sheet: string): string[] {
  const columns = mapping.filter((each) => each.sheet === sheet)
  const heads = Array.from(
    { length: Math.max(0, ...columns.map(({ column }) => column + 1)) },
    (_, at) => columns.find(({ column }) => column === at)?.head ?? '',
  )
  return [...heads, say(reasonHead, ctx.lang), say(lineHead, ctx.lang)]
}

function cellsOf(ctx: Context, row: KeptRow, width: number): string[] {
  const cells = Array.from({ length: width - 2 }, (_, at) => row.cells?.[at] ?? '')
  return [
    ...cells,
    reasonOf(
      ctx,
      row.issues.map(({ message }) => message),
    ),
    String(row.line),
  ]
}

function xlsxOf(ctx: Context, kept: Import): Readable {
  const out = new PassThrough()
  const fill = async () => {
    // Loaded by who needs it: a tenth of the server's memory and of its start.
    const { default: excel } = await import('exceljs')
    const book = new excel.stream.xlsx.WorkbookWriter({ stream: out, useSharedStrings: false, useStyles: true })
    let sheet: exceljs.Worksheet | undefined
    let name: string | undefined
    let heads: string[] = []
    for await (const row of badRows(ctx, kept.id)) {
      if (row.sheet !== name) {
        sheet?.commit()
        name = row.sheet
        heads = headsOf(ctx, kept, name)
        sheet = book.addWorksheet(name || say(reasonHead, ctx.lang))
        sheet.addRow(heads).commit()
      }
      sheet?.addRow(cellsOf(ctx, row, heads.length)).commit()
    }
    if (!sheet) book.addWorksheet(say(reasonHead, ctx.lang)).commit()
    await book.commit()
  }
  fill().catch((error) => out.destroy(error as Error))
  return out
}

async function* csvLines(ctx: Context, kept: Import): AsyncGenerator<string> {
  let name: string | undefined
  let heads: string[] = []
  yield '\uFEFF'
  for await (const row of badRows(ctx, kept.id)) {
    if (row.sheet !== name) {
      name = row.sheet
      heads = headsOf(ctx, kept, name)
      yield csvLine(heads)
    }
    yield csvLine(cellsOf(ctx, row, heads.length))
  }
}
