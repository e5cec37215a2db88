import { openPackage } from './package.ts'
import { refuse } from './problems.ts'
import { type Reading, type SheetRow, textCell, type What } from './sheet-row.ts'
import { walk } from './xml.ts'

const body = 'word/document.xml'

/** Is this package a text document rather than a workbook? */
export async function isDocument(path: string, { limits }: What): Promise<boolean> {
  const pack = await openPackage(path, limits)
  pack.close()
  return pack.has(body)
}

/**
 * Reads a text document (OOXML, ISO/IEC 29500) as one sheet without a name: a row for each row of a table, a row of one cell for
 * each paragraph beside them, in reading order. A table within a cell is text of that cell; what was struck out is left out.
 */
export async function* readDocx(path: string, { limits, head = Number.POSITIVE_INFINITY }: What): Reading {
  const pack = await openPackage(path, limits)
  try {
    const writing = makeWriting()
    let line = 0
    for await (const _ of walk(pack.read(body), writing.listener)) {
      const rows: SheetRow[] = []
      for (const row of writing.take()) {
        line += 1
        if (line > limits.rows) throw refuse('tooManyRows')
        if (row.cells.length > limits.columns) throw refuse('tooWide')
        if (line <= head && row.cells.some((cell) => cell !== null)) rows.push({ sheet: '', line, ...row })
      }
      if (rows.length) yield rows
    }
    return { format: 'docx', sheets: [{ name: '', rows: line }], hidden: [] }
  } finally {
    pack.close()
  }
}

type Row = Pick<SheetRow, 'cells' | 'spread'>
/** Elements whose text is no part of what is read: deletions, and what older programs would show instead. */
const unread = new Set(['del', 'moveFrom', 'Fallback', 'instrText'])

function makeWriting() {
  let done: Row[] = []
  let cells: (string | null)[] = []
  let spread: number[] = []
  let text = ''
  let span = 1
  let tables = 0
  let hidden = 0
  const endCell = () => {
    if (tables !== 1) return
    const cell = textCell(text.trimEnd())
    for (let at = 0; at < span; at++) {
      if (at > 0) spread.push(cells.length)
      cells.push(cell)
    }
    text = ''
    span = 1
  }
  const endRow = () => {
    if (tables !== 1) return
    done.push({ cells, ...(spread.length ? { spread } : {}) })
    cells = []
    spread = []
  }
  const endParagraph = () => {
    if (tables > 0) text += '\n'
    else {
      done.push({ cells: [textCell(text)] })
      text = ''
    }
  }
  const closes: Readonly<Record<string, () => void>> = { tc: endCell, tr: endRow, p: endParagraph }
  const opens: Readonly<Record<string, string>> = { tab: '\t', br: '\n', cr: '\n', noBreakHyphen: '-' }
  let isText = false
  return {
    take: () => {
      const rows = done
      done = []
      return rows
    },
    listener: {
      open(name: string, attributes: Readonly<Record<string, string>>) {
        if (unread.has(name)) hidden += 1
        if (name === 'tbl') tables += 1
        if (name === 'gridSpan' && tables === 1) span = Math.min(64, Math.max(1, Number(attributes['w:val']) || 1))
        if (name === 't') isText = true
        if (hidden === 0) text += opens[name] ?? ''
      },
      text(said: string) {
        if (isText && hidden === 0) text += said
      },
      close(name: string) {
        if (unread.has(name)) hidden -= 1
        if (name === 't') isText = false
        closes[name]?.()
        if (name === 'tbl') tables -= 1
      },
    },
  }
}
