import type { Cell } from '../../kernel/kind.ts'
import { contentOnly } from './headers-cells.ts'
import type { Target } from './headers-target.ts'
import { plain, said, wordsOf } from './headers-words.ts'
import type { SheetRow } from './read/sheet-row.ts'

export type Header = { readonly line: number; readonly heads: readonly string[] }

/** Titles and hints above the heads are few. */
const rowsAbove = 30
const longestHead = 60

/**
 * The row of heads: the one that says most of the fields' names; if none says any, the first that looks like heads over
 * a table. What a merge repeats to the right counts once, so a title over the whole sheet is one cell. Line 0 when
 * the table begins without heads; undefined when there is no table.
 */
export function findHeader(rows: readonly SheetRow[], targets: readonly Target[]): Header | undefined {
  const names = new Set(targets.flatMap((target) => Object.values(wordsOf(target)).flat()))
  const candidates = rows.slice(0, rowsAbove)
  const scores = candidates.map((row) => namesIn(row, names))
  const best = candidates[scores.indexOf(Math.max(0, ...scores))]
  const most = Math.max(0, ...scores)
  if (best && (most >= 2 || (most === 1 && own(best).length === 1))) return { line: best.line, heads: headsOf(best) }
  return unnamed(rows, targets)
}

/** Cells of a row that are not merely the cell to their left again. */
const own = ({ cells, spread = [] }: SheetRow): Cell[] => cells.filter((cell, column) => cell !== null && !spread.includes(column))

const headsOf = ({ cells }: SheetRow): string[] => cells.map((cell) => (cell === null ? '' : String(cell).trim()))

function namesIn(row: SheetRow, names: ReadonlySet<string>): number {
  const found = own(row).filter((cell) => typeof cell === 'string' && cell.length <= longestHead && isNamed(cell, names))
  return new Set(found.map((cell) => plain(String(cell)))).size
}

function isNamed(head: string, names: ReadonlySet<string>): boolean {
  const { whole, bare, parts } = said(head)
  return [whole, bare, ...parts].some((word) => names.has(word))
}

/** Heads in words that no field knows: all text, all different, nothing that a phone or code field would take, more rows below. */
function unnamed(rows: readonly SheetRow[], targets: readonly Target[]): Header | undefined {
  const width = Math.max(0, ...rows.map((row) => own(row).length))
  const at = rows.findIndex((row) => own(row).length >= Math.max(2, width * 0.6))
  const row = rows[at]
  if (!row || width < 2) return undefined
  const cells = own(row)
  const telling = targets.filter(contentOnly)
  const looksLikeHeads =
    cells.every((cell) => typeof cell === 'string' && cell.length <= longestHead && !/^\d/.test(cell)) &&
    new Set(cells).size === cells.length &&
    !cells.some((cell) => telling.some((target) => target.read(cell)))
  return looksLikeHeads && rows.length > at + 1 ? { line: row.line, heads: headsOf(row) } : { line: 0, heads: [] }
}
