import { Exact } from '../../lib/exact.ts'

type Row = Readonly<Record<string, unknown>>
/** Whose it is, and how much of it, as decimal text. */
export type Credit = { readonly userId: string; readonly amount: string }

/**
 * Whom a won deal counts for (S2-25): by the shares of its team, its owner where there is none. The parts add up to the deal to the cent,
 * and none is a whole cent from its share: what rounding leaves goes to the largest remainders, the first of equal ones in the team's order.
 */
export function creditsOf({ amount, ownerId }: Row, team: readonly Row[]): Credit[] {
  const whole = new Exact(String(amount ?? 0)).times(100)
  if (!team.length) return typeof ownerId === 'string' ? [{ userId: ownerId, amount: whole.dividedBy(100).toFixed(2) }] : []
  const all = team.reduce((sum, { split }) => sum.plus(Number(split ?? 0)), new Exact(0))
  if (all.isZero()) return []
  const shares = team.map(({ split }) => whole.times(Number(split ?? 0)).dividedBy(all))
  const cents = shares.map((share) => share.floor())
  const left = cents.reduce((rest, each) => rest.minus(each), whole).toNumber()
  const byRemainder = shares.map((share, at) => ({ at, rest: share.minus(cents[at] ?? 0) })).toSorted((a, b) => b.rest.comparedTo(a.rest) || a.at - b.at)
  const more = new Set(byRemainder.slice(0, left).map(({ at }) => at))
  return team.map(({ userId }, at) => ({
    userId: String(userId),
    amount: (cents[at] ?? new Exact(0))
      .plus(more.has(at) ? 1 : 0)
      .dividedBy(100)
      .toFixed(2),
  }))
}
