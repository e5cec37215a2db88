import { fill, type Lang } from '../../kernel/label.ts'
import { lay, type Style } from './lay.ts'
import { type Block, paperWords, room } from './paper.ts'
import { heightOf, type Measure, type Strip } from './strip.ts'

const scales = [1, 0.94, 0.88, 0.82, 0.77] as const
const mostLines = 4

type Table = Extract<Block, { is: 'table' }>

/** Strips that stand on one page: as large as they fit, then with fewer rows in the longest tables, each saying how many it leaves out. */
export function fitOnePage(blocks: readonly Block[], measure: Measure, lang: Lang): Strip[] {
  for (const scale of scales) {
    const strips = stripsOf(blocks, { measure, scale, mostLines })
    if (heightOf(strips) <= room.height) return strips
  }
  const smallest: Style = { measure, scale: scales.at(-1) as number, mostLines: 2 }
  const left = new Map<Table, number>()
  for (;;) {
    const strips = stripsOf(shortened(blocks, left, lang), smallest)
    const longest = tablesOf(blocks).sort((one, other) => rowsLeft(other, left) - rowsLeft(one, left))[0]
    if (heightOf(strips) <= room.height || !longest || rowsLeft(longest, left) <= 1) return strips
    left.set(longest, rowsLeft(longest, left) - 1)
  }
}

const stripsOf = (blocks: readonly Block[], style: Style): Strip[] => blocks.flatMap((block) => lay(block, style))
const tablesOf = (blocks: readonly Block[]): Table[] => blocks.filter((block) => block.is === 'table')
const rowsLeft = (table: Table, left: ReadonlyMap<Table, number>): number => left.get(table) ?? table.rows.length

function shortened(blocks: readonly Block[], left: ReadonlyMap<Table, number>, lang: Lang): Block[] {
  return blocks.flatMap((block): Block[] => {
    const rows = block.is === 'table' ? left.get(block) : undefined
    if (block.is !== 'table' || rows === undefined) return [block]
    return [
      { ...block, rows: block.rows.slice(0, rows) },
      { is: 'text', text: fill(paperWords.rest, { n: block.rows.length - rows })[lang] },
    ]
  })
}
