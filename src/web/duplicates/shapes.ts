import type { Row } from '../api/shapes.ts'

export type Reason = { readonly field: string; readonly level: 'same' | 'alike' | 'differs'; readonly weight: number }
export type Pair = { readonly a: string; readonly b: string; readonly score: number; readonly reasons: readonly Reason[]; readonly until: string | null }
export type Member = { readonly id: string; readonly title: string; readonly masked: boolean; readonly record?: Row }
export type Group = { readonly id: string; readonly score: number; readonly records: readonly Member[]; readonly pairs: readonly Pair[] }
export type Scan = { readonly phase: 'wanted' | 'keys' | 'pairs' | 'done'; readonly done: number; readonly endedAt: string | null }
export type DeskPage = {
  readonly groups: readonly Group[]
  readonly next: string | null
  readonly counts?: { readonly sure: number; readonly possible: number }
  readonly scan?: Scan | null
}

/** What one looks at: open groups by how sure they are, and what people have said of others. */
export const tabs = ['sure', 'possible', 'later', 'different'] as const
export type Tab = (typeof tabs)[number]

export const tabQuery = (tab: Tab) => (tab === 'sure' || tab === 'possible' ? { level: tab } : { state: tab })
export const groupKey = (group: Group): string => `${group.id} ${group.score}`
