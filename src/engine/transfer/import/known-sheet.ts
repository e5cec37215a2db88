import type { Declaration } from '../../../kernel/object.ts'
import { cellText } from '../../../kernel/take.ts'
import type { Context } from '../../context.ts'
import type { MappedColumn } from '../headers.ts'
import { plain } from '../headers-words.ts'
import type { SheetRow } from '../read/sheet-row.ts'
import type { OwnColumn } from './own-export.ts'
import type { Child, Derived, KnownSheet } from './shapes.ts'
import { fieldIn, isMappable, takesSeveral } from './targets.ts'

type Parts = { readonly object: Declaration; readonly children: readonly Child[]; readonly known: readonly KnownSheet[] }

/** The program whose export these heads are, if it is one we know and speaks of this object. */
export function recognised({ object, known }: Pick<Parts, 'object' | 'known'>, heads: readonly string[]): KnownSheet | undefined {
  const words = new Set(heads.map(plain))
  return known.find((each) => each.object === object.name && each.signs.some((signs) => signs.every((sign) => words.has(plain(sign)))))
}

/** What each column means, the derived ones behind; `guessed` for what the list does not name. */
export function knownColumns(ctx: Context, { object, children }: Parts, sheet: KnownSheet, guessed: readonly MappedColumn[]): OwnColumn[] {
  const columns = [...guessed, ...derivedColumns(sheet, guessed)]
  const taken = new Set<string>()
  const chosen = new Map<MappedColumn, OwnColumn>()
  const byHead = Map.groupBy(columns, ({ head }) => plain(head))
  for (const [head, path] of Object.entries(sheet.columns))
    for (const column of byHead.get(plain(head)) ?? []) chosen.set(column, placed(ctx, { object, children, taken }, column, path))
  return columns.map((column) => chosen.get(column) ?? leftOver(ctx, { object, children, taken }, column))
}

/** Columns of the sheet as a whole: heads that do not stand in it. */
const derivedColumns = (sheet: KnownSheet, columns: readonly MappedColumn[]): MappedColumn[] => {
  const width = Math.max(-1, ...columns.map(({ column }) => column)) + 1
  const heads = columns.map(({ head }) => plain(head))
  return derivedFor(sheet, heads).map(({ head }, at) => ({ column: width + at, head, object: null, field: null, confidence: 0 }))
}

const derivedFor = ({ derived = [] }: KnownSheet, keys: readonly string[]): readonly Derived[] =>
  derived.filter(({ needs }) => needs === undefined || keys.includes(plain(needs)))

type Place = Pick<Parts, 'object' | 'children'> & { readonly taken: Set<string> }
const unplaced = (column: MappedColumn, ignored: boolean): OwnColumn => ({
  ...column,
  object: null,
  field: null,
  confidence: 0,
  ...(ignored ? { ignored } : {}),
})

function placed(ctx: Context, place: Place, column: MappedColumn, path: string | null | false): OwnColumn {
  if (!path) return unplaced(column, path === false)
  const [objectName, field] = path.split('.') as [string, string]
  const child = place.children.find((each) => each.object.name === objectName)
  const target = objectName === place.object.name ? place.object : child?.object
  if (!target || !isMappable(ctx, target, field, child)) return unplaced(column, true)
  const declared = fieldIn(ctx, target, field)
  if (place.taken.has(path) && !(declared && takesSeveral(target, field, declared))) return unplaced(column, true)
  place.taken.add(path)
  return { column: column.column, head: column.head, object: objectName, field, confidence: 1 }
}

/** A column of the company's own in that program: the guess, where it takes no place from a known one. */
function leftOver(ctx: Context, place: Place, column: MappedColumn): OwnColumn {
  return column.object && !place.taken.has(`${column.object}.${column.field}`)
    ? placed(ctx, place, column, `${column.object}.${column.field}`)
    : unplaced(column, false)
}

/** How a known sheet's row is read: its cells in our words, with the derived ones behind. `heads` by column, as the file has them. */
export function rewriter(sheet: KnownSheet, heads: readonly string[]): (row: SheetRow) => SheetRow {
  const { cell = (_, text) => text } = sheet
  const keys = heads.map(plain)
  const derived = derivedFor(sheet, keys)
  const width = heads.length - derived.length
  return (row) => {
    const cells = Array.from({ length: width }, (_, at) => {
      const value = row.cells[at] ?? null
      return typeof value === 'string' ? cell(keys[at] ?? '', value) || null : value
    })
    const of = (head: string) => cellText(cells[keys.indexOf(plain(head))] ?? null).trim()
    return { ...row, cells: [...cells, ...derived.map((each) => each.of(of) || null)] }
  }
}
