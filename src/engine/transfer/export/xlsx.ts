import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { say } from '../../../kernel/label.ts'
import type { Context } from '../../context.ts'
import type { RawRow } from './cursor.ts'
import type { CellOf, Rows } from './rows.ts'
import type { Exported, TextRow } from './shapes.ts'
import { cellXml, styles, words } from './xlsx-cells.ts'
import { letters, partsAround, sheetEnd, sheetName, sheetPart, sheetStart } from './xlsx-parts.ts'

/** A sheet ends here, whoever reads it; what follows stands on the next one. */
const mostRows = 1_048_576
const widths = { text: 18, figure: 14, day: 12, moment: 20, stamp: 20 } as const

/**
 * A workbook written as it is read: days are days, figures figures, and no text is ever a formula. Nothing of it is held but the
 * page at hand; who stops reading stops the rows.
 */
export function xlsxOf(ctx: Context, exported: Exported, { pages, cells }: Rows): Readable {
  const zip = new ZipFile()
  const out = zip.outputStream as Readable
  const source = rowsIn(
    pages,
    cells((text) => text),
  )
  zip.on('error', (error: Error) => out.destroy(error))
  out.once('close', () => void source.return(undefined))
  writeParts(ctx, exported, { zip, source }).catch((error: Error) => out.destroy(error))
  return out
}

async function* rowsIn(pages: AsyncGenerator<readonly RawRow[]>, cells: readonly CellOf[]): AsyncGenerator<TextRow> {
  for await (const rows of pages) for (const row of rows) yield cells.map((cell) => cell(row))
}

type Parts = { readonly zip: ZipFile; readonly source: AsyncGenerator<TextRow> }

async function writeParts(ctx: Context, exported: Exported, { zip, source }: Parts): Promise<void> {
  const sheets: string[] = []
  for (let left = await source.next(); sheets.length === 0 || !left.done; ) {
    const at = sheets.push(sheetName(say(exported.object.label, ctx.lang), sheets.length + 1))
    const sheet = Readable.from(
      sheetXml(exported, left, source, (next) => {
        left = next
      }),
      { objectMode: false },
    )
    zip.addReadStream(sheet, sheetPart(at), { compressionLevel: 1 })
    await finished(sheet, { writable: false })
  }
  for (const [path, text] of Object.entries(partsAround(sheets))) zip.addBuffer(Buffer.from(text), path)
  zip.end()
}

type Step = IteratorResult<TextRow, void>
const piece = 64 * 1024

async function* sheetXml({ columns }: Exported, first: Step, source: Parts['source'], onLeft: (next: Step) => void): AsyncGenerator<string> {
  const places = columns.map((_, at) => letters(at))
  yield sheetStart(columns.map(({ sort }) => widths[sort]))
  let text = `<row r="1">${columns.map(({ head }, at) => words(`${places[at]}1`, head, styles.head)).join('')}</row>`
  let step = first
  for (let line = 2; !step.done && line <= mostRows; line++) {
    const row = step.value
    text += `<row r="${line}">`
    for (let at = 0; at < columns.length; at++) text += cellXml(`${places[at]}${line}`, row[at] as string, (columns[at] as Exported['columns'][number]).sort)
    text += '</row>'
    if (text.length > piece) {
      yield text
      text = ''
    }
    step = await source.next()
  }
  onLeft(step)
  yield text + sheetEnd
}
