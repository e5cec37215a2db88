import { populationOf, type Terms } from './terms.ts'
import type { Marks, Trait } from './traits.ts'
import { type Weighed, weigh } from './weigh.ts'

/** What a field said for or against; `weight` in natural logarithms of odds. */
export type Reason = Weighed & { readonly field: string }
/** How sure two records are one, 0 to 1, and why: what spoke for it first. */
export type Score = { readonly score: number; readonly reasons: readonly Reason[] }

/** Of two records taken at random, how many times in the number of records they are one: every other record has a twin. */
const twinsPerRecord = 0.5

/** From here two records are sure enough to be shown as one group (precision ≥ 0.99 on clean person data); below, down to `possible`, one looks twice. */
export const levels = { sure: 0.85, possible: 0.4 } as const
export type Level = keyof typeof levels

/**
 * Are two records one? The weights of their traits added up (Fellegi and Sunter 1969, "A Theory for Record Linkage"), against how rarely
 * two records taken at random are one. Pure: the same for a pair of an import, of the desk, and of a test.
 */
export function scorePair(traits: readonly Trait[], a: Marks, b: Marks, terms: Terms): Score {
  const reasons = traits.flatMap((trait, at): Reason[] => {
    const weighed = weigh(trait, a[at] ?? [], b[at] ?? [], terms)
    return weighed ? [{ field: trait.field, ...weighed }] : []
  })
  const sum = Math.log(twinsPerRecord / populationOf(terms)) + own(traits, reasons) + household(traits, reasons)
  return { score: 1 / (1 + Math.exp(-sum)), reasons: reasons.toSorted((x, y) => y.weight - x.weight) }
}

/** A family has one address and one telephone: where the names or days of birth are not one, the strongest of what is shared counts whole, the rest by this share. */
const sharedShare = 0.35

function isShared(traits: readonly Trait[], reasons: readonly Reason[], { field, weight }: Reason): boolean {
  const trait = traits.find((each) => each.field === field)
  if (weight <= 0 || !trait || trait.isCode || (trait.way !== 'any' && trait.way !== 'words')) return false
  const of = (way: Trait['way']) => reasons.find((reason) => traits.some((each) => each.way === way && each.field === reason.field))
  const name = of('name')
  return !name || name.level === 'differs' || name.isPart === true || of('day')?.level === 'differs'
}

const own = (traits: readonly Trait[], reasons: readonly Reason[]): number =>
  reasons.reduce((sum, reason) => (isShared(traits, reasons, reason) ? sum : sum + reason.weight), 0)

function household(traits: readonly Trait[], reasons: readonly Reason[]): number {
  const weights = reasons.flatMap((reason) => (isShared(traits, reasons, reason) ? [reason.weight] : []))
  const most = Math.max(0, ...weights)
  return most + sharedShare * (weights.reduce((sum, weight) => sum + weight, 0) - most)
}
