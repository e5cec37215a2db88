export type ScoredPair = { readonly a: string; readonly b: string; readonly score: number }

/** Two groups become one when their members are, pair by pair, this likely one: a chain of doubtful links is no group. */
const leastMean = 0.48

/**
 * Records that are one, from pairs scored against each other: surest first, a pair of at least `sure` joins the groups of its two, unless
 * their members taken each with each speak against it. A pair that is not among those given counts as 0.
 */
export function groupsOf(pairs: readonly ScoredPair[], sure: number): string[][] {
  const scores = new Map(pairs.flatMap(({ a, b, score }) => [[`${a} ${b}`, score] as const, [`${b} ${a}`, score] as const]))
  const group = new Map<string, string[]>()
  const of = (id: string): string[] => group.get(id) ?? [id]
  for (const { a, b, score } of pairs.filter((pair) => pair.score >= sure).toSorted((x, y) => y.score - x.score)) {
    const [left, right] = [of(a), of(b)]
    if (score < sure || left === right) continue
    const sum = left.reduce((total, one) => total + right.reduce((more, other) => more + (scores.get(`${one} ${other}`) ?? 0), 0), 0)
    if (sum / (left.length * right.length) < leastMean) continue
    const both = [...left, ...right]
    for (const id of both) group.set(id, both)
  }
  return [...new Set(group.values())]
}
