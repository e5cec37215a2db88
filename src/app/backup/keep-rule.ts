import { dayIn, firstOfWeek } from '../../lib/time.ts'

export type KeepRule = { readonly days: number; readonly weeks: number }
export type Aged = { readonly name: string; readonly at: string }

/**
 * Which back-ups may go: all but the newest of each of the last `days` days that have one, and the newest of each of the last `weeks` weeks
 * that have one. Days and weeks without a back-up do not count, so a house that was switched off for a month loses none; the newest
 * always stays. `backups`: newest first.
 */
export function mayGo(backups: readonly Aged[], { days, weeks }: KeepRule, zone: string): string[] {
  const dayOf = ({ at }: Aged): string => dayIn(zone, new Date(at))
  const kept = new Set([...newestOfEach(backups, dayOf, Math.max(days, 1)), ...newestOfEach(backups, (each) => firstOfWeek(dayOf(each)), weeks)])
  return backups.map(({ name }) => name).filter((name) => !kept.has(name))
}

function newestOfEach(backups: readonly Aged[], stretchOf: (each: Aged) => string, most: number): string[] {
  const newest = new Map<string, string>()
  for (const each of backups) if (!newest.has(stretchOf(each))) newest.set(stretchOf(each), each.name)
  return [...newest.values()].slice(0, most)
}
