import { csvCell, csvLine } from '../formula.ts'
import type { RawRow } from './cursor.ts'
import type { Rows } from './rows.ts'
import type { Exported } from './shapes.ts'

/** The byte order mark: without it Excel takes a csv for the system's old encoding and Chinese for rubbish. */
const mark = '\uFEFF'

/** Comma-separated values in UTF-8 (RFC 4180), one piece per page of rows. Figures and days need no look: they cannot be formulas. */
export async function* csvOf({ columns, isMarked }: Exported, pages: AsyncIterable<readonly RawRow[]>, cells: Rows['cells']): AsyncGenerator<string> {
  yield `${isMarked ? mark : ''}${csvLine(columns.map(({ head }) => head))}`
  const [first, ...rest] = cells((text, sort) => (sort === 'text' ? csvCell(text) : text))
  if (!first) return
  for await (const rows of pages) {
    let text = ''
    for (const row of rows) {
      text += first(row)
      for (const cell of rest) text += `,${cell(row)}`
      text += '\r\n'
    }
    yield text
  }
}
