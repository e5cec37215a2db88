import type { Declaration } from '../../../kernel/object.ts'
import { assign } from '../headers-assign.ts'
import type { MappedColumn, Target } from '../headers-target.ts'
import type { SheetRow } from '../read/sheet-row.ts'
import type { Filled, Table } from './filled.ts'

/** A form as a sheet of a few rows, with what each of its columns feeds. */
export type FormSheet = { readonly rows: readonly SheetRow[]; readonly columns: readonly MappedColumn[] }
type Cells = (string | null)[]

/**
 * Lays a form out as an import sees it: what stands beside the labels is its first row; each further person of a table is a row that
 * names the same record. A table is about whatever its heads name (姓名 | 电话 are a contact's, whatever 电话 is beside the firm).
 */
export function asSheet({ pairs, tables }: Filled, targets: readonly Target[], object: Declaration): FormSheet {
  const first = assign(
    pairs.map(({ label, value }, column) => ({ column, head: label, cells: value === '' ? [] : [value] })),
    targets,
  )
  const rows: Cells[] = [pairs.map(({ value }) => value.trim() || null)]
  const columns = [...first]
  const telling = first.filter((each) => each.object === object.name && [object.title, object.twins?.code].includes(each.field ?? ''))
  for (const table of tables) {
    const own = columnsOf(table, targets, object).map((each, at) => ({ ...each, column: columns.length + at }))
    const isSpokenFor = first.some((each) => each.object !== null && each.object !== object.name && own.some((one) => one.object === each.object))
    for (const [at, cells] of table.rows.entries()) {
      const row = isSpokenFor ? at + 1 : at
      rows[row] ??= repeated(rows[0] as Cells, telling)
      const laid = rows[row] as Cells
      for (const [place, { column }] of own.entries()) laid[column] = cells[place] ?? null
    }
    columns.push(...own)
  }
  const heads = columns.map(({ head }) => head)
  return { columns, rows: [heads, ...rows].map((cells, at) => ({ sheet: '', line: at + 1, cells: Array.from(heads, (_, column) => cells[column] ?? null) })) }
}

const repeated = (first: Cells, telling: readonly MappedColumn[]): Cells => {
  const row: Cells = []
  for (const { column } of telling) row[column] = first[column] ?? null
  return row
}

/** The child whose name stands among the heads takes all it knows of them; without one they are read as the form's own. */
function columnsOf({ heads, rows }: Table, targets: readonly Target[], object: Declaration): MappedColumn[] {
  const columns = heads.map((head, column) => ({ column, head, cells: rows.flatMap((cells) => cells[column] ?? []) }))
  const children = [...new Set(targets.map((target) => target.object))].filter((name) => name !== object.name)
  const guesses = children.map((name) =>
    assign(
      columns,
      targets.filter((target) => target.object === name),
    ),
  )
  const named = guesses.filter((guess) =>
    guess.some(({ object: of, field }) => targets.some((each) => each.names && each.object === of && each.field === field)),
  )
  const known = (guess: readonly MappedColumn[]) => guess.filter((each) => each.object !== null).length
  return named.toSorted((a, b) => known(b) - known(a))[0] ?? assign(columns, targets)
}
