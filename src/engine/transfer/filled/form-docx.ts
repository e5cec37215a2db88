import type { Paragraph, Table, TableCell } from 'docx'
import { say } from '../../../kernel/label.ts'
import type { Context } from '../../context.ts'
import { type Known, type LaidPart, layForm, type MailForm, starred } from './mail-form.ts'

/** Loaded when a form is asked for: nobody else needs it. */
const library = () => import('docx')
type Docx = Awaited<ReturnType<typeof library>>

/** The form as a text document of tables, for who fills it in with a word processor or by hand. */
export async function formDocx(ctx: Context, form: MailForm, known?: Known): Promise<Buffer> {
  const docx = await library()
  const { Document, HeadingLevel, Packer, Paragraph } = docx
  const parts = layForm(ctx, form, known).flatMap((part): (Paragraph | Table)[] => [
    new Paragraph({ text: part.label, heading: HeadingLevel.HEADING_2, spacing: { before: 200, after: 80 } }),
    part.rows ? tableOf(docx, part, part.rows) : gridOf(docx, part),
  ])
  const head = [new Paragraph({ text: say(form.label, ctx.lang), heading: HeadingLevel.HEADING_1 }), new Paragraph({ text: say(form.hint, ctx.lang) })]
  return Packer.toBuffer(new Document({ sections: [{ children: [...head, ...parts] }] }))
}

const full = (docx: Docx) => ({ width: { size: 100, type: docx.WidthType.PERCENTAGE } })

function gridOf(docx: Docx, { cells }: LaidPart): Table {
  const { Table, TableRow } = docx
  const rows = cells.map(
    (cell) => new TableRow({ children: [labelCell(docx, starred(cell), 25), answerCell(docx, 75, { lines: cell.isLong ? 6 : 1, text: cell.known })] }),
  )
  return new Table({ ...full(docx), rows })
}

function tableOf(docx: Docx, { cells }: LaidPart, count: number): Table {
  const { Table, TableRow } = docx
  const share = Math.floor(100 / cells.length)
  const head = new TableRow({ children: cells.map((cell) => labelCell(docx, starred(cell), share)) })
  const rows = Array.from({ length: count }, () => new TableRow({ children: cells.map(() => answerCell(docx, share, { lines: 1 })) }))
  return new Table({ ...full(docx), rows: [head, ...rows] })
}

const labelCell = ({ Paragraph, TableCell, TextRun, WidthType }: Docx, text: string, size: number): TableCell =>
  new TableCell({
    width: { size, type: WidthType.PERCENTAGE },
    shading: { fill: 'F2F4F7' },
    children: [new Paragraph({ children: [new TextRun({ text, bold: true })] })],
  })

const answerCell = ({ Paragraph, TableCell, WidthType }: Docx, size: number, { lines, text = '' }: { lines: number; text?: string }): TableCell =>
  new TableCell({ width: { size, type: WidthType.PERCENTAGE }, children: Array.from({ length: lines }, (_, line) => new Paragraph(line === 0 ? text : '')) })
