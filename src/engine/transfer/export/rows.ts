import type { Context } from '../../context.ts'
import type { Cursor, RawRow } from './cursor.ts'
import type { Column, Exported, TextRow } from './shapes.ts'
import { type Titles, titlesOf } from './titles.ts'

/** Pages of rows as texts. While one is printed the next is on its way, and no more than that: who reads slowly is read to slowly. */
export async function* textRows(ctx: Context, { columns }: Exported, cursor: Cursor, first: RawRow[]): AsyncGenerator<TextRow[]> {
  const titles = titlesOf(ctx, columns, cursor)
  const printers = columns.map((column, at) => printerOf(column, at, titles))
  for (let rows = first; rows.length; ) {
    await titles.know(rows)
    const coming = cursor.next()
    // It may fail while nobody waits for it yet; whoever asks for it hears of it.
    coming.catch(() => undefined)
    yield rows.map((row) => printers.map((print) => print(row)))
    rows = await coming
  }
}

function printerOf({ text, target }: Column, at: number, titles: Titles): (row: RawRow) => string {
  if (target)
    return (row) => {
      const title = titles.of(target, row[at])
      return title && text(title)
    }
  return (row) => {
    const raw = row[at]
    return raw === null ? '' : text(raw)
  }
}
