import type { Access } from '../../kernel/reach.ts'
import { forRoles, keeps, reads, runs, special, tells } from '../../kernel/rights.ts'

/** What one may do with a pool: claim what lies there; give back and protect what one looks after. Giving out is the pool's managers'. */
const poolOwn = { claim: 'all', release: 'own', protect: 'own', unprotect: 'own' } as const
const poolBranch = { claim: 'all', release: 'branch', protect: 'branch', unprotect: 'branch', allot: 'all', shift: 'all' } as const
const poolAll = { claim: 'all', release: 'all', protect: 'all', unprotect: 'all', allot: 'all', shift: 'all' } as const

const runsBranch = { ...runs('branch'), assign: 'branch', unmask: special, giveOut: 'branch', ...poolBranch } as const
const runsAll = { ...runs('all'), assign: 'all', unmask: special, giveOut: 'all', ...poolAll } as const

/** Leads are sales' work; marketing brings them in and gives them out. Service passes on what it hears from strangers. */
export const leadAccess: Access = {
  rep: { create: 'own', read: 'own', update: 'own', unmask: special, ...poolOwn },
  supervisor: runsBranch,
  regionHead: runsBranch,
  leader: { read: 'all', export: special, unmask: special },
  marketing: runsAll,
  service: { create: 'own', read: 'own', update: 'own', unmask: special, ...poolOwn },
}

/** What was said to a lead is written by whoever works on it. */
export const followUpAccess: Access = {
  rep: keeps('own'),
  supervisor: { ...keeps('branch'), import: special, export: special },
  regionHead: { ...keeps('branch'), import: special, export: special },
  leader: { read: 'all', export: special },
  marketing: tells,
  service: { create: 'own', read: 'own', update: 'own' },
}

/** Everybody may see by what rules leads come and go; marketing and those who run sales keep them. */
export const ruleAccess: Access = {
  ...forRoles(reads),
  supervisor: keeps('all'),
  regionHead: keeps('all'),
  marketing: keeps('all'),
}

/** Forms on the company's website: marketing's, seen by sales. */
export const formAccess: Access = {
  supervisor: reads,
  regionHead: reads,
  leader: reads,
  marketing: keeps('all'),
}

/** A move is told by the house with what moves: who took part and who leads him read it. */
export const moveAccess: Access = {
  rep: { read: 'own' },
  supervisor: { read: 'branch', export: special },
  regionHead: { read: 'branch', export: special },
  leader: { read: 'all', export: special },
  marketing: { read: 'all' },
  service: { read: 'own' },
}
