import type { Hint } from '../engine/context.ts'

/** A page opens its stream within seconds of its first question; one that takes longer asks again for all it shows. */
const keptMs = 30_000
/** Beyond this, whoever comes asks again for all he shows: cheaper than being told of each. */
const most = 500

export type RecentHints = {
  readonly keep: (hint: Hint) => void
  /** Something may have been told that was not heard. */
  readonly lose: () => void
  /** What was heard in the last so many milliseconds; undefined when that is not known to the last hint. */
  readonly since: (agoMs: number) => readonly Hint[] | undefined
}

/** One for each object and verb, a record once: what his reader may see of many is looked up as for one. */
const gathered = (hints: readonly Hint[]): Hint[] =>
  [...Map.groupBy(hints, ({ object, verb }) => `${object} ${verb}`).values()].map((alike) => ({
    ...(alike.at(-1) as Hint),
    records: alike.some(({ records }) => !records.length) ? [] : [...new Map(alike.flatMap(({ records }) => records.map((each) => [each.id, each]))).values()],
  }))

/** The hints of the last half minute, for pages whose stream opens after they began to read. */
export function recentHints(now: () => number = () => performance.now()): RecentHints {
  const kept: { readonly at: number; readonly hint: Hint }[] = []
  let wholeSince = now() - keptMs
  return {
    keep: (hint) => {
      kept.push({ at: now(), hint })
      if (kept.length > most) wholeSince = kept.shift()?.at ?? wholeSince
    },
    lose: () => {
      wholeSince = now()
    },
    since: (agoMs) => {
      const from = now() - agoMs
      while (kept[0] && kept[0].at < now() - keptMs) kept.shift()
      return agoMs > keptMs || from <= wholeSince ? undefined : gathered(kept.filter(({ at }) => at >= from).map(({ hint }) => hint))
    },
  }
}
