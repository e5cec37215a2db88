import type { Cell } from '../../../kernel/kind.ts'
import type { Label } from '../../../kernel/label.ts'

/** What is wrong with one cell before any field looks at it: a formula that failed (null), bytes that are no letters (U+FFFD in their place). */
export type CellTrouble = { readonly column: number; readonly code: string; readonly message: Label }

/**
 * One row that is not blank. `line` counts rows from 1 as Excel does: header and blank rows included, a line break inside
 * quotes not. Merged cells repeat their value in every cell they cover; `spread` names the columns that only repeat the one
 * to their left, so that a title over ten columns is known for one cell. Numbers from 1e15 on come as the text that stands
 * in the file (`9.11101051234567E+17`): Excel keeps 15 digits, so a code typed as a number has lost its end.
 */
export type SheetRow = {
  readonly sheet: string
  readonly line: number
  readonly cells: Cell[]
  readonly spread?: readonly number[]
  readonly troubles?: readonly CellTrouble[]
}

/** Ceilings: unpacked bytes, parts of the package, rows of all sheets, columns, seconds of reading (waiting for the caller not counted), and megabytes of the thread's old heap. */
export type Limits = {
  readonly bytes: number
  readonly entries: number
  readonly rows: number
  readonly columns: number
  readonly seconds: number
  readonly heap: number
}

export const defaultLimits: Limits = { bytes: 200 * 1024 * 1024, entries: 100, rows: 1_048_576, columns: 1024, seconds: 60, heap: 384 }

/** What was read: `rows` without blank ones, hidden sheets by name only. A csv file is one sheet without a name. */
export type SheetsRead = {
  readonly format: 'xlsx' | 'csv' | 'vcf' | 'docx'
  readonly sheets: readonly { readonly name: string; readonly rows: number }[]
  readonly hidden: readonly string[]
  readonly encoding?: string
  readonly delimiter?: string
}

/** `sheet`: this one only. `head`: only so many rows of each sheet, for a preview. `documents`: text documents are read too, by their tables and lines. */
export type What = { readonly limits: Limits; readonly sheet?: string; readonly head?: number; readonly documents?: boolean }

/** A reader gives rows in handfuls, and in the end what it has read. */
export type Reading = AsyncGenerator<SheetRow[], SheetsRead, void>

/** A cell of blanks only is empty. NUL, with which old programs pad, can be kept nowhere and is dropped. */
export function textCell(text: string): string | null {
  const bare = text.includes('\0') ? text.replaceAll('\0', '') : text
  return bare.trim() === '' ? null : bare
}
