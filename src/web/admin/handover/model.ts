import type { Filter } from '../../../kernel/filter.ts'

export type Owned = {
  readonly object: string
  readonly field: string
  readonly count: number
  readonly capped: boolean
  readonly mine: number
  readonly children: boolean
  /** In the recycle bin, beside those counted. */
  readonly binned: number
}

/** One line of the plan: which records, and who gets them. */
export type Rule = {
  readonly key: number
  readonly object: string | null
  readonly filter?: Filter /** Picked one by one. */
  readonly ids?: readonly string[]
  readonly to: readonly string[]
}

export const newRule = (key: number, object: string | null = null): Rule => ({ key, object, to: [] })

/** The plan as the house takes it; undefined while a rule names nobody. */
export function planOf(personId: string, rules: readonly Rule[], isLeaving: boolean) {
  if (rules.some((rule) => rule.to.length === 0)) return undefined
  return {
    personId,
    rules: rules.map(({ object, filter, ids, to }) => ({
      to,
      ...(object ? { object, ...(filter ? { filter } : {}), ...(ids?.length ? { ids } : {}) } : {}),
    })),
    ...(isLeaving ? { last: { command: 'setActive', input: { active: false } } } : {}),
  }
}

/** Records of an object that are his, by whatever way. */
export function hisOwn(owned: readonly Owned[], object: string, personId: string): Filter {
  const ways = owned.filter((each) => each.object === object && !each.children).map(({ field }): Filter => ({ field, op: 'eq', value: personId }))
  return ways.length === 1 ? (ways[0] as Filter) : { any: ways }
}
