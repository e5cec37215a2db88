import type { Child } from './children.ts'
import { spentSeconds } from './cpu.ts'
import { type Drive, drive, type Shot } from './drive.ts'
import type { Wishes } from './wishes.ts'

export type Side = { readonly child: Child; readonly shot: Shot }
/** One line of the table. `ratio`: ours through the floor, the median of the rounds. */
export type Line = {
  readonly row: string
  readonly what: string
  readonly reader: string
  readonly floor: number
  readonly ours: number
  readonly ratio: number
  /** What one request of the floor costs in processor time of server and database, through what one of ours does. */
  readonly cost: number
  /** The same in milliseconds: floor, ours. */
  readonly spent: readonly [number, number]
  readonly p95: number
  readonly unit: string
  readonly goal: string
  readonly isMet: boolean
}

export const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** A line without a floor: a figure that must stay below its goal. */
export const bareLine = ({ goal, ...line }: Pick<Line, 'row' | 'what' | 'reader' | 'ours' | 'unit'> & { readonly goal: number }): Line => ({
  ...line,
  floor: 0,
  ratio: 0,
  cost: 0,
  spent: [0, 0],
  p95: 0,
  goal: `≤ ${goal} ${line.unit}`,
  isMet: line.ours <= goal,
})

export type Found = Pick<Line, 'floor' | 'ours' | 'ratio' | 'cost' | 'spent' | 'p95'>
type Run = Drive & { readonly cpu: number }
export type Sides = { readonly floor: Side; readonly ours: Side; readonly postmaster: number }

/** Seconds before the first round: compilers and plans settle. */
const warmUp = 1.5

/** Floor and ours in turn, so that both meet the same weather on a shared machine. */
export async function compare({ floor, ours, postmaster }: Sides, { rounds, seconds, connections }: Wishes): Promise<Found> {
  const shoot = async ({ child, shot }: Side, length = seconds): Promise<Run> => {
    const before = spentSeconds(child.pid, postmaster) ?? 0
    const run = await drive({ port: child.port, shot, connections, seconds: length })
    return { ...run, cpu: ((spentSeconds(child.pid, postmaster) ?? 0) - before) / run.count }
  }
  await shoot(floor, warmUp)
  await shoot(ours, warmUp)
  const pairs: [Run, Run][] = []
  for (let round = 0; round < rounds; round++) pairs.push([await shoot(floor), await shoot(ours)])
  return {
    floor: median(pairs.map(([each]) => each.rate)),
    ours: median(pairs.map(([, each]) => each.rate)),
    ratio: median(pairs.map(([a, b]) => b.rate / a.rate)),
    cost: median(pairs.map(([a, b]) => a.cpu / b.cpu)),
    spent: [1000 * median(pairs.map(([a]) => a.cpu)), 1000 * median(pairs.map(([, b]) => b.cpu))],
    p95: median(pairs.map(([, each]) => each.p95)),
  }
}
