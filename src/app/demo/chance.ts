/** Drawing lots that fall the same way for the same seed: a demo house and a bench look alike on every machine. */
export type Chance = {
  /** From 0 up to, never reaching, 1. */
  readonly next: () => number
  /** A whole number from `least` to `most`, both included. */
  readonly between: (least: number, most: number) => number
  readonly happens: (share: number) => boolean
  readonly pick: <T>(list: readonly T[]) => T
  /** Each entry as often as its weight says. */
  readonly weighed: <T>(list: readonly (readonly [T, number])[]) => T
  /** So many digits as text, the first of them not 0. */
  readonly digits: (count: number) => string
}

/** Mulberry32: 32 bits of state, good enough to make names look natural. */
export function makeChance(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  return {
    next,
    between,
    happens: (share) => next() < share,
    pick: (list) => list[Math.floor(next() * list.length)] as (typeof list)[number],
    weighed: (list) => weighed(list, next),
    digits: (count) => String(between(1, 9)) + Array.from({ length: count - 1 }, () => between(0, 9)).join(''),
  }
}

function weighed<T>(list: readonly (readonly [T, number])[], next: () => number): T {
  let left = next() * list.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [entry, weight] of list) {
    left -= weight
    if (left < 0) return entry
  }
  return (list.at(-1) as readonly [T, number])[0]
}
