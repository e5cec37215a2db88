import { wrapText } from '../../lib/wrap-text.ts'
import { type Block, type Head, type Pair, room } from './paper.ts'
import type { Face, Mark, Measure, Strip, Tone } from './strip.ts'

/** How large letters are, and how many lines a cell may have before it ends in …; one page asks for both. */
export type Style = { readonly measure: Measure; readonly scale: number; readonly mostLines?: number }

type Cell = {
  readonly x: number
  readonly width: number
  readonly text: string
  readonly face?: Face
  readonly tone?: Tone
  readonly isFilled?: boolean
  readonly isFigure?: boolean
}

const letters = { title: 17, heading: 10.5, text: 9 } as const
const padding = { x: 4, y: 3 } as const
const hair = 0.5
/** A row of up to so many lines is not parted by the end of a page. */
const whole = 10
/** And a form of up to so many. */
const wholeGrid = 30
/** Eight Chinese letters: 统一社会信用代码. */
const labelShare = 0.16

/** A block as strips, which pages are filled with. Pure: `measure` is all it knows of fonts. */
export function lay(block: Block, style: Style): Strip[] {
  if (block.is === 'title') return titleStrips(block.text, block.note, style)
  if (block.is === 'heading') return [headingStrip(block.text, style)]
  if (block.is === 'grid') return gridStrips(block.head, block.pairs, style)
  if (block.is === 'table') return tableStrips(block.heads, block.rows, style)
  if (block.is === 'text') return [...textStrips(block.text, style), gap(4)]
  return []
}

const gap = (height: number): Strip => ({ height, marks: [] })

function titleStrips(text: string, note: string | undefined, { measure, scale }: Style): Strip[] {
  const line = (written: string, face: Face, size: number, tone: Tone): Strip[] =>
    linesOf(written, { measure, face, size, width: room.width }).map((each) => ({
      height: size * 1.5,
      marks: [{ is: 'text', x: (room.width - measure(each, face, size)) / 2, y: size * 0.2, text: each, face, size, tone }],
      keep: true,
    }))
  return [...line(text, 'bold', letters.title * scale, 'ink'), ...(note ? line(note, 'regular', letters.text * scale, 'quiet') : []), gap(6)]
}

function headingStrip(text: string, { scale, measure }: Style): Strip {
  const size = letters.heading * scale
  const [first = ''] = linesOf(text, { measure, face: 'bold', size, width: room.width })
  return { height: size * 2.1, marks: [{ is: 'text', x: 0, y: size * 0.55, text: first, face: 'bold', size, tone: 'ink' }], keep: true }
}

function textStrips(text: string, { measure, scale, mostLines }: Style): Strip[] {
  const size = letters.text * scale
  const lines = clamp(linesOf(text, { measure, face: 'regular', size, width: room.width }), mostLines)
  return lines.map((line) => ({ height: size * 1.45, marks: [{ is: 'text', x: 0, y: size * 0.15, text: line, face: 'regular', size, tone: 'ink' }] }))
}

/** A grid with a head is one thing: it stays on one page where it can, its head with its first row always. */
function gridStrips(head: string | undefined, pairs: readonly Pair[], style: Style): Strip[] {
  const rows = gridRows(pairs).flatMap((cells) => rowStrips(cells, style))
  if (!head) return [...rows, gap(4)]
  const top = rowStrips([{ x: 0, width: room.width, text: head, face: 'bold', isFilled: true }], style).map((strip) => ({ ...strip, keep: true }))
  const isShort = rows.length <= wholeGrid
  return [...top, ...rows.map((strip) => ({ ...strip, keep: isShort || (strip.keep ?? false) })), gap(9)]
}

/** Two pairs side by side, a wide one alone: the form that people know from paper. */
function gridRows(pairs: readonly Pair[]): Cell[][] {
  const rows: Pair[][] = []
  for (const pair of pairs) {
    const last = rows.at(-1)
    if (!pair.isWide && last?.length === 1 && !last[0]?.isWide) last.push(pair)
    else rows.push([pair])
  }
  const label = room.width * labelShare
  return rows.map((row) => {
    const half = row.length === 2 ? room.width / 2 : room.width
    return row.flatMap((pair, at): Cell[] => [
      { x: at * half, width: label, text: pair.label, tone: 'quiet', isFilled: true },
      { x: at * half + label, width: half - label, text: pair.value },
    ])
  })
}

function tableStrips(heads: readonly Head[], rows: readonly (readonly string[])[], style: Style): Strip[] {
  const shares = heads.reduce((sum, head) => sum + head.share, 0)
  const widths = heads.map((head) => (head.share / shares) * room.width)
  const starts = widths.map((_, at) => widths.slice(0, at).reduce((sum, width) => sum + width, 0))
  const cells = (texts: readonly string[], more: Partial<Cell>): Cell[] =>
    texts.map((text, at) => ({ x: starts[at] ?? 0, width: widths[at] ?? 0, text, isFigure: heads[at]?.isFigure ?? false, ...more }))
  const head = rowStrips(
    cells(
      heads.map(({ label }) => label),
      { isFilled: true, tone: 'quiet' },
    ),
    style,
  ).map((strip) => ({ ...strip, keep: true }))
  const body = rows.flatMap((row) => rowStrips(cells(row, {}), style).map((strip) => ({ ...strip, under: head })))
  return [...head, ...body, gap(4)]
}

/** A row of cells, line by line, so that a long one may go on overleaf. */
function rowStrips(cells: readonly Cell[], { measure, scale, mostLines }: Style): Strip[] {
  const size = letters.text * scale
  const pad = padding.y * scale
  const lineHeight = size * 1.42
  const written = cells.map((cell) => clamp(linesOf(cell.text, { measure, face: cell.face ?? 'regular', size, width: cell.width - 2 * padding.x }), mostLines))
  const count = Math.max(1, ...written.map((lines) => lines.length))
  return Array.from({ length: count }, (_, at): Strip => {
    const top = at === 0 ? pad : 0
    const height = top + lineHeight + (at === count - 1 ? pad : 0)
    const marks = cells.flatMap((cell, place) => cellMarks(cell, written[place]?.[at] ?? '', { top, height, size, measure }))
    const edges = [...(at === 0 ? [edge(cells, 0)] : []), ...(at === count - 1 ? [edge(cells, height)] : [])]
    return { height, marks: [...marks, ...edges], keep: count <= whole && at < count - 1 }
  })
}

type Line = { readonly top: number; readonly height: number; readonly size: number; readonly measure: Measure }

function cellMarks(cell: Cell, text: string, { top, height, size, measure }: Line): Mark[] {
  const face = cell.face ?? 'regular'
  const x = cell.isFigure ? cell.x + cell.width - padding.x - measure(text, face, size) : cell.x + padding.x
  return [
    ...(cell.isFilled ? [{ is: 'box', x: cell.x, y: 0, width: cell.width, height } as const] : []),
    ...(text ? [{ is: 'text', x, y: top, text, face, size, tone: cell.tone ?? 'ink' } as const] : []),
    { is: 'rule', x: cell.x, y: 0, width: 0, height },
    { is: 'rule', x: cell.x + cell.width, y: 0, width: 0, height },
  ]
}

function edge(cells: readonly Cell[], y: number): Mark {
  const last = cells.at(-1)
  const x = cells[0]?.x ?? 0
  return { is: 'rule', x, y, width: (last ? last.x + last.width : hair) - x, height: 0 }
}

type Setting = { readonly measure: Measure; readonly face: Face; readonly size: number; readonly width: number }

const linesOf = (text: string, { measure, face, size, width }: Setting): string[] =>
  wrapText(text.replace(/\t/g, ' '), width, (letter) => measure(letter, face, size))

function clamp(lines: readonly string[], most: number | undefined): readonly string[] {
  if (most === undefined || lines.length <= most) return lines
  return [...lines.slice(0, most - 1), `${[...(lines[most - 1] ?? '')].slice(0, -1).join('')}…`]
}
