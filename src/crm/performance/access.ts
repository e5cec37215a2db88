import type { Access, RoleKey } from '../../kernel/reach.ts'
import { forRoles, keeps, reads, special } from '../../kernel/rights.ts'

const ownOnes = keeps('own')
const readsBranch = { ...ownOnes, read: 'branch', markRead: 'branch', export: special } as const
/** Who leads nobody. */
const everybody: readonly RoleKey[] = ['rep', 'marketing', 'rnd', 'service', 'tech', 'finance', 'employee']

/** Everybody writes his own reports; who leads reads those of his people and says that he has (S0-65, S0-66). */
export const reportAccess: Access = {
  ...forRoles(ownOnes, everybody),
  supervisor: readsBranch,
  regionHead: readsBranch,
  leader: { ...ownOnes, read: 'all', markRead: 'all', export: special },
}

/** What is asked of people is known to all of them; who leads the company says it. */
export const schemeAccess: Access = {
  ...forRoles(reads, everybody),
  supervisor: reads,
  regionHead: reads,
  leader: keeps('all'),
}

/** Figures about a person: he sees his own, who is above him judges them by these commands, nobody writes them by hand. */
export function judgedBy(...verbs: readonly string[]): Access {
  const judges = (reach: 'branch' | 'all') => ({ read: reach, export: special, ...Object.fromEntries(verbs.map((verb) => [verb, reach])) }) as const
  return {
    ...forRoles({ read: 'own' }, everybody),
    supervisor: judges('branch'),
    regionHead: judges('branch'),
    leader: judges('all'),
  }
}

const plansBranch = { ...keeps('branch'), assign: 'branch', export: special } as const

/** Targets are set by who leads; everybody sees his own. */
export const targetAccess: Access = {
  ...forRoles({ read: 'own' }, everybody),
  supervisor: plansBranch,
  regionHead: plansBranch,
  leader: { ...keeps('all'), assign: 'all', export: special },
}
