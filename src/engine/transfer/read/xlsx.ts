import type { Meaning } from './cells.ts'
import { merger, readMerges } from './merges.ts'
import { openPackage, type Package } from './package.ts'
import { refuse } from './problems.ts'
import { rowGatherer } from './rows.ts'
import type { Reading, SheetRow, What } from './sheet-row.ts'
import { readStrings } from './strings.ts'
import { readStyles } from './styles.ts'
import { readWorkbook } from './workbook.ts'
import { walk } from './xml.ts'

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
  const rows = rowGatherer({ sheet, columns: what.limits.columns, merge }, meaning)
  let left = what.head ?? Number.POSITIVE_INFINITY
  for await (const _ of walk(pack.read(part), rows)) {
    const some = rows.take().slice(0, left)
    left -= some.length
    if (some.length > 0) yield some
    if (left <= 0) return
  }
}
