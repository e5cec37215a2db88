import type { Context } from '../../context.ts'
import type { Cursor, RawRow } from './cursor.ts'
import { remembered } from './remembered.ts'
import type { CellSort, Column, Exported } from './shapes.ts'
import { type Titles, titlesOf } from './titles.ts'

/** A cell of a row as the file has it. */
export type CellOf = (row: RawRow) => string
export type Rows = {
  /** Pages of rows, the titles they name looked up. */
  readonly pages: AsyncGenerator<RawRow[]>
  /** How each column writes its cell; `finish` puts a text into the form of the file. What repeats is worked out once, finish and all. */
  readonly cells: (finish: (text: string, sort: CellSort) => string) => CellOf[]
}

/** The rows of an export as they stand in the database, and how their cells are written. */
export function rowsOf(ctx: Context, { columns }: Exported, cursor: Cursor, first: RawRow[]): Rows {
  const titles = titlesOf(ctx, columns, cursor)
  return {
    pages: pagesOf(cursor, { first, titles }),
    cells: (finish) => columns.map((column, at) => cellOf(column, at, { titles, finish })),
  }
}

/** While one page is printed the next is on its way, and no more than that: who reads slowly is read to slowly. */
async function* pagesOf(cursor: Cursor, { first, titles }: { first: RawRow[]; titles: Titles }): AsyncGenerator<RawRow[]> {
  for (let rows = first; rows.length; ) {
    await titles.know(rows)
    const coming = cursor.next()
    // It may fail while nobody waits for it yet; whoever asks for it hears of it.
    coming.catch(() => undefined)
    yield rows
    rows = await coming
  }
}

type Writing = { readonly titles: Titles; readonly finish: (text: string, sort: CellSort) => string }

function cellOf({ text, target, sort }: Column, at: number, { titles, finish }: Writing): CellOf {
  const write = remembered(
    target
      ? (raw) => {
          const title = titles.of(target, raw)
          return title && finish(text(title), sort)
        }
      : (raw) => finish(text(raw), sort),
  )
  return (row) => {
    const raw = row[at]
    return raw === null ? '' : write(raw)
  }
}
