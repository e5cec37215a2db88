import type { Decimal } from 'decimal.js'
import { Exact } from './exact.ts'

/** What takes part in a sum: a decimal string, or a count. Never a fraction as a float. */
export type Figure = string | number

/** An amount as the house writes it, `"1234.50"`: half up to two places, no minus before zero. */
export function roundMoney(figure: Figure): string {
  const rounded = new Exact(figure).toDecimalPlaces(2)
  return (rounded.isZero() ? rounded.abs() : rounded).toFixed(2)
}

export const addMoney = (...figures: readonly Figure[]): string => roundMoney(figures.reduce<Decimal>((sum, each) => sum.plus(each), new Exact(0)).toString())
export const subtractMoney = (from: Figure, take: Figure): string => roundMoney(new Exact(from).minus(take).toString())

/** Price times quantity, less a discount in percent (0 to 100): rounded once, at the end. */
export function lineMoney(price: Figure, quantity: Figure, discount: Figure = 0): string {
  const kept = new Exact(100).minus(discount).dividedBy(100)
  return roundMoney(new Exact(price).times(quantity).times(kept).toString())
}

/** Negative, zero or positive, as a sort wants it. */
export const compareMoney = (a: Figure, b: Figure): number => new Exact(a).comparedTo(b)

/** Splits an amount by weights so that the parts add up to it to the cent: the last takes what rounding left. */
export function shareMoney(amount: Figure, weights: readonly Figure[]): string[] {
  const all = weights.reduce<Decimal>((sum, each) => sum.plus(each), new Exact(0))
  if (all.isZero()) return weights.map(() => '0.00')
  const parts = weights.slice(0, -1).map((weight) => roundMoney(new Exact(amount).times(weight).dividedBy(all).toString()))
  return [...parts, subtractMoney(amount, addMoney(...parts))]
}

/** A plain decimal scaled by a power of ten, exact: 3.5 and 4 give 35000. */
export const shiftDecimal = (figure: string, places: number): string => new Exact(figure).times(new Exact(10).pow(places)).toFixed()

/** Half up to so many places, as plain digits. */
export const roundDecimal = (figure: Figure, places: number): string => new Exact(figure).toDecimalPlaces(places).toFixed(places)
