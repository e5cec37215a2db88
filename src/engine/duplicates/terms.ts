import type { Mark, Marks, Trait } from './traits.ts'

/**
 * How often values occur among the records, from a sample: two people called 张伟 tell little, two called 欧阳若曦 much (Winkler 2000,
 * "Frequency-Based Matching in Fellegi-Sunter Model of Record Linkage").
 */
export type Terms = {
  /** Records of the object. */
  readonly population: number
  readonly sampled: number
  /** Only what occurs more than once. */
  readonly counts: ReadonlyMap<string, number>
}

/** A small house says little of how common a name is: what it holds once is taken for no rarer than this. */
const leastPopulation = 5000

export const noTerms: Terms = { population: 0, sampled: 0, counts: new Map() }
export const populationOf = ({ population }: Terms): number => Math.max(population, leastPopulation)

export const termOf = (field: string, form: 'text' | 'root' | 'sound' | 'word', value: string): string => `${field} ${form[0]} ${value}`

/** Terms of one record: what its values would be counted under. */
export function termsIn(traits: readonly Trait[], marks: Marks): string[] {
  const found = new Set<string>()
  traits.forEach(({ field, way }, at) => {
    for (const mark of marks[at] ?? []) for (const term of termsOf(field, way, mark)) found.add(term)
  })
  return [...found]
}

function termsOf(field: string, way: Trait['way'], mark: Mark): string[] {
  const own = [termOf(field, 'text', mark.text)]
  if (way === 'any') return own
  if (way === 'day') return [...own, termOf(field, 'sound', mark.sound)]
  const words = mark.words.map((word) => termOf(field, 'word', word.text))
  return mark.isHan ? [...own, termOf(field, 'root', mark.root), termOf(field, 'sound', mark.sound)] : [...own, ...words]
}

/** Counts the terms of a sample. */
export function countTerms(sample: Iterable<readonly string[]>, population: number): Terms {
  const counts = new Map<string, number>()
  let sampled = 0
  for (const terms of sample) {
    sampled++
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
  }
  return { population, sampled, counts: new Map([...counts].filter(([, count]) => count > 1)) }
}

/** How likely a record that has nothing to do with this one holds the same: the others of the sample that do. */
export function chanceOf({ sampled, counts, population }: Terms, term: string): number {
  const others = (counts.get(term) ?? 1) - 1
  const rarest = 1 / Math.max(Math.min(population, Math.max(sampled, leastPopulation)), leastPopulation)
  return Math.max(others > 1 ? others / sampled : rarest, rarest)
}
