import type { Cell } from '../../kernel/kind.ts'
import { contentOnly, share } from './headers-cells.ts'
import type { MappedColumn, Target } from './headers-target.ts'
import { exact, likeness, said, type Words, wordsOf } from './headers-words.ts'

export type Column = { readonly column: number; readonly head: string; readonly cells: readonly Cell[] }

type Bid = { readonly at: number; readonly target: Target; readonly named: number; readonly score: number }

/** Below this a guess is more trouble than a column left to the note. */
const least = 0.6
/** A column beside a contact's name is the contact's, if both he and the customer could have it. */
const besideName = 0.05
const onlyName = 0.3

/** Gives each column to the field that fits best, best pairs first; a field takes one column unless it says several. */
export function assign(columns: readonly Column[], targets: readonly Target[]): MappedColumn[] {
  const words = new Map(targets.map((target) => [target, wordsOf(target)]))
  const bids = withBlocks(
    columns.flatMap((column, at) => bidsFor(column, at, words)),
    columns.length,
    targets,
  )
  const rivals = (bid: Bid) => bids.filter(({ at }) => at === bid.at).length
  const ranked = bids.toSorted((a, b) => b.score - a.score || rivals(a) - rivals(b) || a.at - b.at)
  const taken = new Map<number, Bid>()
  const used = new Set<Target>()
  for (const bid of ranked) {
    const isFree = !used.has(bid.target) || (bid.target.several === true && bid.named >= exact)
    if (taken.has(bid.at) || !isFree) continue
    taken.set(bid.at, bid)
    used.add(bid.target)
  }
  return columns.map(({ column, head }, at) => {
    const bid = taken.get(at)
    if (!bid) return { column, head, object: null, field: null, confidence: 0 }
    return { column, head, object: bid.target.object, field: bid.target.field, confidence: Math.min(1, Math.round(bid.score * 100) / 100) }
  })
}

function bidsFor({ head, cells }: Column, at: number, words: ReadonlyMap<Target, Words>): Bid[] {
  const spoken = said(head)
  return [...words].flatMap(([target, theirs]) => {
    const named = head === '' ? 0 : likeness(spoken, theirs)
    const score = scoreOf(named, cells, target)
    return score >= least ? [{ at, target, named, score }] : []
  })
}

/** A head that names the field is believed; one that sounds like it needs cells that fit; no name at all, cells that say what they are. */
function scoreOf(named: number, cells: readonly Cell[], target: Target): number {
  if (named === 0 && !contentOnly(target)) return 0
  const fits = share(cells, target)
  if (named >= exact) return 0.85 * named + 0.15 * (fits ?? 0.9)
  if (named > 0.4) return 0.75 * named + 0.25 * (fits ?? 0.5) - (fits !== undefined && fits < 0.3 ? 0.3 : 0)
  return contentOnly(target) && cells.length >= 3 && (fits ?? 0) >= 0.8 ? 0.7 * (fits ?? 0) : 0
}

/**
 * The object the import is about keeps the only column that could name it. 电话 beside 联系人 is the contact's: from the column
 * that names a child its block grows to both sides, over columns that the child could have; there its bids gain. What both
 * call by the same label (备注) stays with the former. A child without a column that names it gets nothing.
 */
function withBlocks(bids: readonly Bid[], width: number, targets: readonly Target[]): Bid[] {
  const main = targets[0]?.object
  const mainLabels = new Set(targets.filter(({ object }) => object === main).map(({ label }) => label.zh))
  const naming = (object: string | undefined) => bids.filter(({ target, named }) => target.object === object && target.names && named >= exact)
  const [only, second] = naming(main)
  const kept = second ? undefined : only
  let all = bids.map((bid) => (bid === kept ? { ...bid, score: bid.score + onlyName } : bid))
  for (const object of new Set(targets.filter(({ object, names }) => names && object !== main).map((target) => target.object))) {
    const names = naming(object).filter(({ at }) => at !== kept?.at)
    if (names.length === 0) all = all.filter(({ target }) => target.object !== object)
    const theirs = (bid: Bid) => bid.target.object === object && !mainLabels.has(bid.target.label.zh)
    const block = blockAround(
      names.map(({ at }) => at),
      new Set(all.filter(theirs).map(({ at }) => at)),
      width,
    )
    all = all.map((bid) => (theirs(bid) && block.has(bid.at) ? { ...bid, score: bid.score + besideName } : bid))
  }
  return all
}

function blockAround(starts: readonly number[], theirs: ReadonlySet<number>, width: number): Set<number> {
  const block = new Set(starts)
  for (const start of starts) {
    for (const step of [-1, 1]) {
      for (let at = start + step; at >= 0 && at < width && theirs.has(at); at += step) block.add(at)
    }
  }
  return block
}
