import type { Filter } from '../../../kernel/filter.ts'

export type Owned = {
  readonly object: string
  readonly field: string
  readonly count: number
  readonly capped: boolean
  readonly mine: number
  readonly children: boolean
}

/** One line of the plan: which records, and who gets them. */
export type Rule = { readonly key: number; readonly object: string | null; readonly filter?: Filter; readonly to: readonly string[] }

export const newRule = (key: number, object: string | null = null): Rule => ({ key, object, to: [] })

/** The plan as the house takes it; undefined while a rule names nobody. */
export function planOf(personId: string, rules: readonly Rule[], isLeaving: boolean) {
  if (rules.some((rule) => rule.to.length === 0)) return undefined
  return {
    personId,
    rules: rules.map(({ object, filter, to }) => ({ to, ...(object ? { object } : {}), ...(object && filter ? { filter } : {}) })),
    ...(isLeaving ? { last: { command: 'setActive', input: { active: false } } } : {}),
  }
}
