import { csvCell, csvLine } from '../formula.ts'
import type { Exported, TextRow } from './shapes.ts'

/** The byte order mark: without it Excel takes a csv for the system's old encoding and Chinese for rubbish. */
const mark = '\uFEFF'

/** Comma-separated values in UTF-8 (RFC 4180), one piece per page of rows. Figures and days need no look: they cannot be formulas. */
export async function* csvOf({ columns, isMarked }: Exported, pages: AsyncIterable<readonly TextRow[]>): AsyncGenerator<string> {
  yield `${isMarked ? mark : ''}${csvLine(columns.map(({ head }) => head))}`
  const cells = columns.map(({ sort }) => (sort === 'text' ? csvCell : plainCell))
  for await (const rows of pages) {
    let text = ''
    for (const row of rows) {
      for (let at = 0; at < cells.length; at++) text += (at ? ',' : '') + (cells[at] as typeof csvCell)(row[at] as string)
      text += '\r\n'
    }
    yield text
  }
}

const plainCell = (text: string): string => text
