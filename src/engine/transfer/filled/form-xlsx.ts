import type exceljs from 'exceljs'
import { say } from '../../../kernel/label.ts'
import type { Context } from '../../context.ts'
import { type Known, type LaidCell, type LaidPart, layForm, type MailForm, starred } from './mail-form.ts'

const columns = 4
const shade = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF2F4F7' } } as const
const thin = { style: 'thin', color: { argb: 'FFBFC5CE' } } as const
const frame = { top: thin, left: thin, bottom: thin, right: thin } as const

/** The form as a workbook: labels to the left of what is written, drop-downs where one of a list is meant, tables for several people. */
export async function formXlsx(ctx: Context, form: MailForm, known?: Known): Promise<Buffer> {
  const { default: excel } = await import('exceljs')
  const book = new excel.Workbook()
  const sheet = book.addWorksheet(say(form.label, ctx.lang), { pageSetup: { paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 } })
  sheet.columns = [{ width: 18 }, { width: 30 }, { width: 18 }, { width: 30 }]
  banner(sheet, say(form.label, ctx.lang), { size: 16, bold: true })
  banner(sheet, say(form.hint, ctx.lang), { size: 10, color: { argb: 'FF667085' } })
  for (const part of layForm(ctx, form, known)) {
    banner(sheet, part.label, { size: 11, bold: true })
    if (part.rows) table(sheet, part, part.rows)
    else grid(sheet, part)
  }
  return Buffer.from(await book.xlsx.writeBuffer())
}

function banner(sheet: exceljs.Worksheet, text: string, font: Partial<exceljs.Font>): void {
  const row = sheet.addRow([text])
  sheet.mergeCells(row.number, 1, row.number, columns)
  row.getCell(1).font = font
  row.getCell(1).alignment = { wrapText: true, vertical: 'middle' }
}

/** Two labels a row; a long text has a row of its own. */
function grid(sheet: exceljs.Worksheet, { cells }: LaidPart): void {
  const rows: LaidCell[][] = []
  for (const cell of cells) {
    const last = rows.at(-1)
    if (last?.length === 1 && !last[0]?.isLong && !cell.isLong) last.push(cell)
    else rows.push([cell])
  }
  for (const pair of rows) {
    const row = sheet.addRow(pair.flatMap((cell) => [starred(cell), cell.known]))
    for (const [at, cell] of pair.entries()) {
      dressLabel(row.getCell(at * 2 + 1), cell)
      dressAnswer(row.getCell(at * 2 + 2), cell)
    }
    if (pair.length === 1) sheet.mergeCells(row.number, 2, row.number, columns)
    if (pair[0]?.isLong) row.height = 90
  }
}

function table(sheet: exceljs.Worksheet, { cells }: LaidPart, rows: number): void {
  const shown = cells.slice(0, columns)
  const head = sheet.addRow(shown.map(starred))
  for (const [at, cell] of shown.entries()) dressLabel(head.getCell(at + 1), cell)
  for (let count = 0; count < rows; count++) {
    const row = sheet.addRow(shown.map(() => ''))
    for (const [at, cell] of shown.entries()) dressAnswer(row.getCell(at + 1), cell)
  }
}

function dressLabel(cell: exceljs.Cell, { hint, choices }: LaidCell): void {
  Object.assign(cell, { fill: shade, border: frame, font: { bold: true } })
  if (hint && choices.length === 0) cell.note = hint
}

/** Text whatever is typed: a code or a phone in a number cell would lose its end. */
function dressAnswer(cell: exceljs.Cell, { choices, isLong }: LaidCell): void {
  Object.assign(cell, { border: frame, numFmt: '@', alignment: { wrapText: true, vertical: isLong ? 'top' : 'middle' } })
  const list = `"${choices.map((choice) => choice.replace(/[",]/g, ' ')).join(',')}"`
  if (choices.length && list.length < 255) cell.dataValidation = { type: 'list', allowBlank: true, formulae: [list] }
}
