import { type Drive, drive, type Shot } from './drive.ts'
import type { Wishes } from './wishes.ts'

export type Side = { readonly port: number; readonly shot: Shot }
/** One line of the table. `ratio`: ours through the floor, the median of the rounds. */
export type Line = {
  readonly row: string
  readonly what: string
  readonly reader: string
  readonly floor: number
  readonly ours: number
  readonly ratio: number
  readonly p95: number
  readonly unit: string
  readonly goal: string
  readonly isMet: boolean
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** Floor and ours in turn, so that both meet the same weather on a shared machine; one short round before, for plans and compilers. */
export async function compare(
  floor: Side,
  ours: Side,
  { rounds, seconds, connections }: Wishes,
): Promise<{ floor: number; ours: number; ratio: number; p95: number }> {
  const shoot = (side: Side, length = seconds) => drive({ ...side, connections, seconds: length })
  await shoot(floor, 0.4)
  await shoot(ours, 0.4)
  const pairs: [Drive, Drive][] = []
  for (let round = 0; round < rounds; round++) pairs.push([await shoot(floor), await shoot(ours)])
  return {
    floor: median(pairs.map(([each]) => each.rate)),
    ours: median(pairs.map(([, each]) => each.rate)),
    ratio: median(pairs.map(([a, b]) => b.rate / a.rate)),
    p95: median(pairs.map(([, each]) => each.p95)),
  }
}
