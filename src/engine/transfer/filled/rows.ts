import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Problem } from '../../../kernel/problem.ts'
import type { Context } from '../../context.ts'
import { readSheet } from '../read/read-sheet.ts'
import type { SheetRow } from '../read/sheet-row.ts'

/** A form is small; what is larger is a list, for which there is the import. */
const bounds = { bytes: 20 * 1024 * 1024, entries: 200, rows: 2000, columns: 64, seconds: 10, heap: 128 }
const mostRows = 500

/** The rows of a file that came in some other way than the import, sheet by sheet; none where it cannot be read as a sheet or a text document. */
export async function rowsOfFile(ctx: Context, bytes: Uint8Array): Promise<SheetRow[][]> {
  const path = await ctx.house.files.incoming()
  const rows: SheetRow[] = []
  try {
    await pipeline(Readable.from([bytes]), createWriteStream(path, { flags: 'wx', mode: 0o600 }))
    await readSheet(path, { documents: true, head: mostRows, limits: bounds }, (some) => void rows.push(...some))
  } catch (error) {
    if (!(error instanceof Problem)) throw error
  } finally {
    await rm(path, { force: true })
  }
  return [...Map.groupBy(rows, ({ sheet }) => sheet).values()]
}

/** The lines of a text as rows of one cell. */
export const rowsOfText = (text: string): SheetRow[] => text.split('\n').map((line, at) => ({ sheet: '', line: at + 1, cells: [line.trim() || null] }))
