import { createContext, useContext } from 'react'
import type { Problem } from '../../kernel/problem.ts'
import type { Row } from '../api/shapes.ts'
import type { SeenObject } from '../house.ts'

export type Conflict = { readonly yours: unknown; readonly theirs: unknown; readonly was: unknown }

export type Clash = {
  readonly seen: SeenObject
  readonly id: string
  /** Everything that was to be written. */
  readonly patch: Readonly<Record<string, unknown>>
  readonly conflicts: Readonly<Record<string, Conflict>>
}

/** Asks the person, field by field, whose value stands, and writes that. Answers the record, or null when he leaves it. */
export type Settle = (clash: Clash) => Promise<Row | null>

const ConflictContext = createContext<Settle>(async () => null)
export const ConflictContextProvider = ConflictContext.Provider
export const useSettleConflict = (): Settle => useContext(ConflictContext)

/** The two sides of a stale write, if that is what a problem is. */
export function conflictsOf(problem: Problem): Clash['conflicts'] | undefined {
  const { conflicts } = problem.extra
  return problem.code === 'conflict' && typeof conflicts === 'object' && conflicts !== null ? (conflicts as Clash['conflicts']) : undefined
}
