import type { Settled } from './entity.ts'
import { type Counts, noCounts } from './shapes.ts'

/** Adds a batch to what was counted: each row counts once, by what became of it. */
export function tally(counts: Partial<Counts>, rows: readonly Settled[]): Counts {
  const sum = { ...noCounts, ...counts }
  for (const { did, wish } of rows) {
    sum.rows++
    sum[did]++
    if (did !== 'bad' && wish.notices.length) sum.notices++
  }
  return sum
}
