import type { Cell } from '../../../kernel/kind.ts'
import { columnAt, merger, readMerges } from './merges.ts'
import { numberCell } from './numbers.ts'
import { openPackage, type Package } from './package.ts'
import { failedFormula, refuse } from './problems.ts'
import { type CellTrouble, type Reading, type SheetRow, textCell, type What } from './sheet-row.ts'
import { readStrings, textGatherer, unescape } from './strings.ts'
import { readStyles, type Style } from './styles.ts'
import { readWorkbook } from './workbook.ts'
import { type Attributes, walk } from './xml.ts'

const lastLine = 1_048_576

type Meaning = { readonly strings: readonly string[]; readonly styles: readonly Style[]; readonly from1904: boolean }

/** The visible sheets of an Excel workbook, row by row, with the values that Excel last computed. */
export async function* readXlsx(path: string, what: What): Reading {
  const pack = await openPackage(path, what.limits)
  try {
    const book = await readWorkbook(pack)
    const wanted = book.sheets.filter(({ name }) => what.sheet === undefined || name === what.sheet)
    if (wanted.length === 0) throw refuse(what.sheet === undefined ? 'empty' : 'noSuchSheet')
    const meaning: Meaning = { strings: await readStrings(pack, book.strings), styles: await readStyles(pack, book.styles), from1904: book.from1904 }
    const sheets: { name: string; rows: number }[] = []
    let total = 0
    for (const { name, part } of wanted) {
      let rows = 0
      for await (const some of readPart(pack, part, name, meaning, what)) {
        rows += some.length
        if (total + rows > what.limits.rows) throw refuse('tooManyRows')
        yield some
      }
      total += rows
      sheets.push({ name, rows })
    }
    if (total === 0) throw refuse('empty')
    return { format: 'xlsx', sheets, hidden: book.hidden }
  } finally {
    pack.close()
  }
}

async function* readPart(pack: Package, part: string, sheet: string, meaning: Meaning, what: What): AsyncGenerator<SheetRow[]> {
  const merge = merger(await readMerges(pack, part), what.limits.columns)
  const rows = rowGatherer(sheet, meaning, what.limits.columns, merge)
  let left = what.head ?? Number.POSITIVE_INFINITY
  for await (const _ of walk(pack.read(part), rows)) {
    const some = rows.take().slice(0, left)
    left -= some.length
    if (some.length > 0) yield some
    if (left <= 0) return
  }
}

/** Listens to a sheet's XML and gathers the rows that are not blank. */
function rowGatherer(sheet: string, meaning: Meaning, columns: number, merge: (line: number, cells: Cell[]) => number[]) {
  let ready: SheetRow[] = []
  let line = 0
  let column = -1
  let cells: Cell[] = []
  let troubles: CellTrouble[] = []
  let cell: Attributes = {}
  let value = ''
  let inValue = false
  const inline = textGatherer()

  function endCell(): void {
    const outcome = cellValue(cell, value, inline.take(), meaning)
    if (outcome === null) return
    if (column >= columns) throw refuse('tooWide')
    while (cells.length < column) cells.push(null)
    if (typeof outcome === 'object' && 'code' in outcome) troubles.push({ column, ...outcome })
    cells[column] = typeof outcome === 'object' && 'code' in outcome ? null : outcome
  }

  function endRow(): void {
    if (line > lastLine) throw refuse('tooManyRows')
    if (cells.length === 0) return
    const spread = merge(line, cells)
    for (let at = 0; at < cells.length; at++) cells[at] ??= null
    ready.push({ sheet, line, cells, ...(spread.length > 0 && { spread }), ...(troubles.length > 0 && { troubles }) })
    cells = []
    troubles = []
  }

  return {
    open(name: string, attributes: Attributes): void {
      if (name === 'row') {
        line = Number(attributes.r ?? line + 1)
        column = -1
      } else if (name === 'c') {
        column = attributes.r === undefined ? column + 1 : columnAt(attributes.r.replace(/\d+$/, ''))
        cell = attributes
        value = ''
      } else if (name === 'v') inValue = true
      else inline.open(name)
    },
    text(text: string): void {
      if (inValue) value += text
      else inline.text(text)
    },
    close(name: string): void {
      if (name === 'v') inValue = false
      else if (name === 'c') endCell()
      else if (name === 'row') endRow()
      else inline.close(name)
    },
    take(): SheetRow[] {
      const some = ready
      ready = []
      return some
    },
  }
}

function cellValue(cell: Attributes, value: string, inline: string, { strings, styles, from1904 }: Meaning): Cell | ReturnType<typeof failedFormula> {
  switch (cell.t) {
    case 's':
      return value === '' ? null : textCell(strings[Number(value)] ?? '')
    case 'inlineStr':
      return textCell(inline)
    case 'str':
      return textCell(unescape(value))
    case 'b':
      return value === '' ? null : value === '1' || value === 'true'
    case 'e':
      return failedFormula(value)
    case 'd':
      return isoCell(value)
    default:
      return numberCell(value, styles[Number(cell.s)], from1904)
  }
}

/** An ISO date as newer programs write it; without a zone it is what stands in the cell, so it is read as UTC like all dates. */
function isoCell(value: string): Cell {
  const at = new Date(/T[\d:.]+$/.test(value) ? `${value}Z` : value)
  return Number.isNaN(at.getTime()) ? textCell(value) : at
}
