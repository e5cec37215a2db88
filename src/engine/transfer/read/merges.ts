import type { Cell } from '../../../kernel/kind.ts'
import type { Package } from './package.ts'
import { refuse } from './problems.ts'

/** A merged range, rows from 1 and columns from 0, ends included. */
export type Merge = { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number }

const mostMerges = 100_000
const mergeShape = /<(?:\w+:)?mergeCell\s[^<>]*?ref="([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)"/g
const longestTag = 200

/**
 * The merged ranges of a sheet, by their first row. They stand behind the rows they apply to, so the sheet is looked
 * through once before it is read: for the bytes of that one tag only, which costs little beside parsing.
 */
export async function readMerges(pack: Package, part: string): Promise<Merge[]> {
  const found: Merge[] = []
  let rest = ''
  for await (const chunk of pack.read(part)) {
    const text = rest + chunk.toString('latin1')
    for (const [, left = '', top, right = '', bottom] of text.matchAll(mergeShape)) {
      found.push({ top: Number(top), left: columnAt(left), bottom: Number(bottom), right: columnAt(right) })
    }
    if (found.length > mostMerges) throw refuse('tooBig')
    rest = text.slice(Math.max(text.lastIndexOf('>') + 1, text.length - longestTag))
  }
  return found.sort((a, b) => a.top - b.top)
}

/** 0 for A, 26 for AA; -1 for no letters. */
export function columnAt(letters: string): number {
  let column = 0
  for (let i = 0; i < letters.length; i++) column = column * 26 + letters.charCodeAt(i) - 64
  return column - 1
}

/** Repeats merged values in the rows as they pass by; answers which columns only repeat the one to their left. */
export function merger(merges: readonly Merge[], columns: number) {
  let next = 0
  let open: { merge: Merge; value: Cell }[] = []
  return (line: number, cells: Cell[]): number[] => {
    open = open.filter(({ merge }) => merge.bottom >= line)
    for (let merge = merges[next]; merge && merge.top <= line; merge = merges[++next]) {
      const value = merge.top === line ? (cells[merge.left] ?? null) : null
      if (value !== null) open.push({ merge, value })
    }
    const spread: number[] = []
    for (const { merge, value } of open) {
      for (let at = merge.left; at <= Math.min(merge.right, columns - 1); at++) {
        if ((cells[at] ?? null) === null) cells[at] = value
        if (at > merge.left) spread.push(at)
      }
    }
    return spread
  }
}
