import { cellText } from '../../../kernel/take.ts'
import type { Target } from '../headers-target.ts'
import { said, wordsOf } from '../headers-words.ts'
import type { SheetRow } from '../read/sheet-row.ts'

/** A label of a form and what was written beside it; several people in a table below one another. */
export type Filled = { readonly titles: readonly string[]; readonly pairs: readonly Pair[]; readonly tables: readonly Table[] }
export type Pair = { readonly label: string; readonly value: string }
export type Table = { readonly heads: readonly string[]; readonly rows: readonly (readonly (string | null)[])[] }

/** `isOpen`: the last value may go on over the next line. */
type Taken = { titles: string[]; pairs: Pair[]; tables: Table[]; isOpen: boolean }
/** `isTitle`: one text over the whole width of a form of several columns. */
type Line = { readonly cells: readonly (string | null)[]; readonly isAlone: boolean; readonly isTitle: boolean }

const longestLabel = 40
/** A label may be followed by blanks and a star. */
const afterLabel = /^([^：:\n]{1,60})[：:]([\s\S]*)$/

/** Is this cell the name of a field? With its colon, its star and what stands in brackets beside it. */
export function labelsOf(targets: readonly Target[]): (text: string) => boolean {
  const names = new Set(targets.flatMap((target) => Object.values(wordsOf(target)).flat()))
  return (text) => {
    if (text.length > longestLabel) return false
    const { whole, bare, parts } = said(text)
    return [whole, bare, ...parts].some((word) => names.has(word))
  }
}

/**
 * Reads a filled-in form, whatever program wrote it: labels with what stands to their right (客户名称 | 华东化工), lines of the kind
 * `客户名称：华东化工`, and tables with a row of labels above (姓名 | 职务 | 手机). A line without a label goes on with the value above it.
 * Labels that no field knows are taken where a colon says that they are some; what is said of them is not lost (S0-23).
 */
export function readFilled(rows: readonly SheetRow[], isLabel: (text: string) => boolean): Filled {
  const isGrid = rows.some(({ cells, spread = [] }) => cells.filter((cell, column) => cell !== null && !spread.includes(column)).length > 1)
  const lines = rows.map((row) => lineOf(row, isGrid))
  const taken: Taken = { titles: [], pairs: [], tables: [], isOpen: false }
  for (let at = 0; at < lines.length; at++) {
    const table = tableAt(lines, at, isLabel)
    if (table) {
      taken.tables.push(table)
      at += table.rows.length
    } else takeLine(taken, lines[at] as Line, isLabel)
  }
  return { titles: taken.titles, pairs: taken.pairs, tables: taken.tables }
}

function lineOf({ cells, spread = [] }: SheetRow, isGrid: boolean): Line {
  const texts = cells.map((cell, column) => (cell === null || spread.includes(column) ? null : cellText(cell).trim() || null))
  const isAlone = texts.filter((text) => text !== null).length === 1
  return { cells: texts, isAlone, isTitle: isGrid && isAlone && (spread.length > 0 || cells.length === 1) }
}

/** A row of nothing but labels over rows that hold none: the heads of a table. */
function tableAt(lines: readonly Line[], at: number, isLabel: (text: string) => boolean): Table | undefined {
  const heads = (lines[at] as Line).cells
  const named = heads.flatMap((head, column) => (head === null ? [] : [column]))
  if (named.length < 2 || !named.every((column) => isLabel(heads[column] as string))) return undefined
  const rows: (string | null)[][] = []
  for (const { cells, isTitle } of lines.slice(at + 1)) {
    const filled = cells.flatMap((cell, column) => (cell === null ? [] : [column]))
    const isRow = filled.every((column) => named.includes(column)) && !cells.some((cell) => cell !== null && isLabel(cell))
    if (!isRow || isTitle) break
    rows.push(named.map((column) => cells[column] ?? null))
  }
  return rows.length ? { heads: named.map((column) => heads[column] as string), rows } : undefined
}

function takeLine(taken: Taken, line: Line, isLabel: (text: string) => boolean): void {
  const texts = line.cells.filter((cell) => cell !== null)
  for (let at = 0; at < texts.length; at++) {
    const text = texts[at] as string
    const next = texts[at + 1]
    const found = afterLabel.exec(text)
    const [label, value] = [withoutColon(found?.[1] ?? ''), found?.[2]?.trimStart() ?? '']
    if (label && label.length <= longestLabel && (isLabel(label) || line.isAlone) && value) takePair(taken, { label, value }, line.isAlone)
    else if (isLabel(withoutColon(text))) {
      const isFilled = next !== undefined && !isLabel(withoutColon(next))
      takePair(taken, { label: withoutColon(text), value: isFilled ? next : '' }, line.isAlone)
      if (isFilled) at += 1
    } else goOn(taken, text, line)
  }
}

const withoutColon = (text: string): string => withoutLast(withoutLast(text, '：:'), '＊*')

function withoutLast(text: string, marks: string): string {
  const bare = text.trimEnd()
  return bare && marks.includes(bare.charAt(bare.length - 1)) ? bare.slice(0, -1).trimEnd() : bare
}

function takePair(taken: Taken, pair: Pair, isOpen: boolean): void {
  taken.pairs.push(pair)
  taken.isOpen = isOpen
}

/** Over the parts of a form written as lines. */
const partHead = /^【.+】$/

/** A line that begins nothing goes on with the value above it; a title ends it. */
function goOn(taken: Taken, text: string, { isTitle }: Line): void {
  const last = taken.pairs.at(-1)
  if (isTitle || partHead.test(text) || !last || !taken.isOpen) {
    taken.titles.push(text)
    taken.isOpen = false
  } else taken.pairs[taken.pairs.length - 1] = { label: last.label, value: last.value === '' ? text : `${last.value}\n${text}` }
}
