import type { Access } from '../../kernel/reach.ts'

const special = 'all'
const ownOnes = { create: 'own', read: 'own', update: 'own', delete: 'own' } as const
const readsBranch = { ...ownOnes, read: 'branch', markRead: 'branch', export: special } as const
const everybody = ['rep', 'marketing', 'rnd', 'service', 'tech', 'finance', 'employee'] as const

/** Everybody writes his own reports; who leads reads those of his people and says that he has (S0-65, S0-66). */
export const reportAccess: Access = {
  ...Object.fromEntries(everybody.map((role) => [role, ownOnes])),
  supervisor: readsBranch,
  regionHead: readsBranch,
  leader: { ...ownOnes, read: 'all', markRead: 'all', export: special },
}

const reads = { read: 'all' } as const
const keeps = { create: 'all', read: 'all', update: 'all', delete: 'all' } as const

/** What is asked of people is known to all of them; who leads the company says it. */
export const schemeAccess: Access = {
  ...Object.fromEntries(everybody.map((role) => [role, reads])),
  supervisor: reads,
  regionHead: reads,
  leader: keeps,
}

/** Figures about a person: he sees his own, who is above him judges them by these commands, nobody writes them by hand. */
export function judgedBy(...verbs: readonly string[]): Access {
  const judges = (reach: 'branch' | 'all') => ({ read: reach, export: special, ...Object.fromEntries(verbs.map((verb) => [verb, reach])) }) as const
  return {
    ...Object.fromEntries(everybody.map((role) => [role, { read: 'own' }] as const)),
    supervisor: judges('branch'),
    regionHead: judges('branch'),
    leader: judges('all'),
  }
}

const plansBranch = { create: 'branch', read: 'branch', update: 'branch', delete: 'branch', assign: 'branch', export: special } as const

/** Targets are set by who leads; everybody sees his own. */
export const targetAccess: Access = {
  ...Object.fromEntries(everybody.map((role) => [role, { read: 'own' }] as const)),
  supervisor: plansBranch,
  regionHead: plansBranch,
  leader: { create: 'all', read: 'all', update: 'all', delete: 'all', assign: 'all', export: special },
}
