import { createHash } from 'node:crypto'
import { assign } from './headers-assign.ts'
import { findHeader } from './headers-find.ts'
import type { MappedColumn, Target } from './headers-target.ts'
import { plain } from './headers-words.ts'
import type { SheetRow } from './read/sheet-row.ts'

export type { MappedColumn, Target } from './headers-target.ts'

/** `headerLine` 0: the sheet has no heads, its first row is data already. */
export type MappedSheet = { readonly sheet: string; readonly headerLine: number; readonly columns: readonly MappedColumn[] }

/** So many rows of a sheet are enough to see its heads and to know its columns by what stands in them. */
export const rowsToLookAt = 100

/**
 * Finds the heads of a sheet among its first rows and guesses which field each column feeds: by the fields' labels and
 * synonyms, and by the cells below. Undefined for a sheet that holds no table (a page of notes). A person may change the guess.
 */
export function mapSheet(rows: readonly SheetRow[], targets: readonly Target[]): MappedSheet | undefined {
  const first = rows[0]
  const header = first && findHeader(rows, targets)
  if (!first || !header) return undefined
  const body = rows.filter(({ line }) => line > header.line)
  const width = Math.max(header.heads.length, ...body.map(({ cells }) => cells.length))
  const columns = Array.from({ length: width }, (_, column) => ({
    column,
    head: header.heads[column] ?? '',
    cells: body.map(({ cells }) => cells[column] ?? null).filter((cell) => cell !== null),
  })).filter(({ head, cells }) => head !== '' || cells.length > 0)
  return { sheet: first.sheet, headerLine: header.line, columns: assign(columns, targets) }
}

/** Equal for sheets with the same heads in the same order, however they are spelt: the key under which a mapping is remembered. */
export const signature = (heads: readonly string[]): string =>
  createHash('sha256')
    .update(JSON.stringify(heads.map(plain)))
    .digest('base64url')
    .slice(0, 22)
