/** Object and field -> person -> how many records he has got. */
export type Given = Readonly<Record<string, Readonly<Record<string, number>>>>

/** Who gets which record: each to the one who has the fewest so far, of equals in the order they were named. An even split stays even however often it is interrupted. */
export function sharedOut(ids: readonly string[], to: readonly string[], given: Readonly<Record<string, number>>): Map<string, string> {
  const counts = new Map(to.map((id) => [id, given[id] ?? 0]))
  const shares = new Map<string, string>()
  for (const id of ids) {
    const next = to.reduce((least, each) => ((counts.get(each) as number) < (counts.get(least) as number) ? each : least))
    counts.set(next, (counts.get(next) as number) + 1)
    shares.set(id, next)
  }
  return shares
}
