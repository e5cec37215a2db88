import { Exact } from '../../lib/exact.ts'

type Figure = string | number | null | undefined

/** A part of a whole in percent to one place; null where there is no whole. Exact, whatever the amounts. */
export function percentOf(part: Figure, ...others: readonly Figure[]): number | null {
  const all = [part, ...others].reduce<Exact>((sum, each) => sum.plus(each ?? 0), new Exact(0))
  return all.isZero() ? null : new Exact(part ?? 0).times(100).dividedBy(all).toDecimalPlaces(1).toNumber()
}

/** So much of what went in came out. */
export function shareOf(part: Figure, whole: Figure): number | null {
  const all = new Exact(whole ?? 0)
  return all.isZero() ? null : new Exact(part ?? 0).times(100).dividedBy(all).toDecimalPlaces(1).toNumber()
}
