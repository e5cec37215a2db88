import type { Cell } from '../../kernel/kind.ts'
import type { Target } from './headers-target.ts'

/** Everyday cells: names, words, dates, amounts, choices. A field that takes one of them cannot be known by its cells alone. */
const everyday: readonly Cell[] = [
  '张伟',
  '有意向',
  '价格敏感，要账期',
  'abc',
  'A',
  '男',
  '是',
  '2025-06-11',
  '2025年6月11日',
  '7,541.5',
  '12',
  12,
  45901,
  12.5,
  true,
  new Date(Date.UTC(2025, 5, 11)),
]

const enough = 50

const known = new WeakMap<Target, boolean>()

/** Does a cell of this field say by itself what it is, as a credit code, a phone or an e-mail does? */
export function contentOnly(target: Target): boolean {
  const found = known.get(target) ?? !everyday.some((cell) => target.read(cell))
  known.set(target, found)
  return found
}

/** Share of the first cells that the field takes; undefined when there are none. */
export function share(cells: readonly Cell[], target: Target): number | undefined {
  const sample = cells.slice(0, enough)
  return sample.length === 0 ? undefined : sample.filter((cell) => target.read(cell)).length / sample.length
}
