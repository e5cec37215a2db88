import type { Cell } from '../../../kernel/kind.ts'
import { cellGatherer, type Failed, type Meaning } from './cells.ts'
import { columnAt } from './merges.ts'
import { refuse } from './problems.ts'
import type { CellTrouble, SheetRow } from './sheet-row.ts'
import type { Attributes, Listener } from './xml.ts'

const lastLine = 1_048_576

export type Ruled = { readonly sheet: string; readonly columns: number; readonly merge: (line: number, cells: Cell[]) => number[] }

/** Listens to a sheet's XML and gathers the rows that are not blank; `take` hands over those gathered so far. */
export function rowGatherer({ sheet, columns, merge }: Ruled, meaning: Meaning): Listener & { take(): SheetRow[] } {
  const cell = cellGatherer(meaning)
  let ready: SheetRow[] = []
  let line = 0
  let column = -1
  let cells: Cell[] = []
  let troubles: CellTrouble[] = []

  function keep(value: Cell | Failed): void {
    if (value === null) return
    if (column >= columns) throw refuse('tooWide')
    const failed = typeof value === 'object' && 'code' in value
    if (failed) troubles.push({ column, ...value })
    cells[column] = failed ? null : value
  }

  function endRow(): void {
    if (line > lastLine) throw refuse('tooManyRows')
    if (cells.length === 0) return
    const spread = merge(line, cells)
    ready.push({
      sheet,
      line,
      cells: Array.from(cells, (each) => each ?? null),
      ...(spread.length > 0 && { spread }),
      ...(troubles.length > 0 && { troubles }),
    })
    cells = []
    troubles = []
  }

  return {
    open(name: string, attributes: Attributes): void {
      if (name === 'row') {
        line = Number(attributes.r ?? line + 1)
        column = -1
      } else if (name === 'c') {
        column = attributes.r === undefined ? column + 1 : columnAt(attributes.r.replace(/\d{1,7}$/, ''))
        cell.begin(attributes)
      } else cell.open(name)
    },
    text: cell.text,
    close(name: string): void {
      if (name === 'c') keep(cell.end())
      else if (name === 'row') endRow()
      else cell.close(name)
    },
    take(): SheetRow[] {
      const some = ready
      ready = []
      return some
    },
  }
}
