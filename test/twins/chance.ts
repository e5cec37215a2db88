/** A stream of chance that a seed repeats: mulberry32. */
export type Chance = {
  readonly unit: () => number
  readonly upTo: (count: number) => number
  readonly one: <T>(list: readonly T[]) => T
  readonly is: (share: number) => boolean
  readonly common: <T>(list: readonly T[]) => T
}

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const unit = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const upTo = (count: number) => Math.floor(unit() * count)
  const one = <T>(list: readonly T[]): T => list[upTo(list.length)] as T
  // The first name of a list of 270 is met six times in a hundred, the last once in five hundred.
  const common = <T>(list: readonly T[]): T => list[Math.floor(list.length * unit() ** 2)] as T
  return { unit, upTo, one, is: (share) => unit() < share, common }
}
