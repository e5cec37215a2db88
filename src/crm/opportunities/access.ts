import type { Access } from '../../kernel/reach.ts'
import { forRoles, keeps, reads, runs, special } from '../../kernel/rights.ts'

const ownOnes = { create: 'own', read: 'own', update: 'own' } as const
const runsBranch = { ...runs('branch'), assign: 'branch', qualify: 'branch' } as const

/**
 * A deal is its seller's, and of those above him, who alone say whether it is one (S0-52). Marketing and finance know all of them;
 * service and technicians see those whose team counts them in. Nobody who sells deletes one: it is lost, or void, with a reason.
 */
export const opportunityAccess: Access = {
  rep: ownOnes,
  supervisor: runsBranch,
  regionHead: runsBranch,
  leader: { read: 'all', export: special, qualify: 'all' },
  marketing: reads,
  finance: { read: 'all', export: special },
}

/** What a deal consists of: its products, its people, its team. Written by who may write the deal. */
export const opportunityPartAccess: Access = {
  rep: keeps('own'),
  supervisor: runs('branch'),
  regionHead: runs('branch'),
  leader: reads,
  marketing: reads,
  finance: reads,
}

/** Written by the house alone, with the move it tells of; read by whoever reads the deal. */
export const toldByHouse: Access = {
  rep: { read: 'own' },
  supervisor: { read: 'branch' },
  regionHead: { read: 'branch' },
  leader: { read: 'all', export: special },
  marketing: reads,
}

/** How the company sells: everybody may know, administrators say (S2-29). */
export const wayOfSelling = forRoles(reads, ['rep', 'supervisor', 'regionHead', 'leader', 'marketing', 'rnd', 'service', 'tech', 'finance'])

/** Who leads sales, and marketing, say how a stage is gone about; who sells goes by it (S2-52). */
export const playbookAccess: Access = {
  ...forRoles(reads, ['rep', 'finance', 'service', 'tech']),
  supervisor: { read: 'all', create: 'all', update: 'all' },
  regionHead: keeps('all'),
  leader: keeps('all'),
  marketing: keeps('all'),
}

/** Marketing says how chances are looked for; who sells knows the rules. */
export const miningAccess: Access = {
  rep: reads,
  supervisor: { read: 'all', update: 'all' },
  regionHead: { read: 'all', update: 'all' },
  leader: reads,
  marketing: keeps('all'),
}

const decides = (reach: 'own' | 'branch' | 'all') => ({ read: reach, takeUp: reach, refuse: reach }) as const

/** Found by the house; decided by who looks after the lead. */
export const leadChanceAccess: Access = {
  rep: decides('own'),
  supervisor: { ...decides('branch'), export: special, bulk: special },
  regionHead: { ...decides('branch'), export: special, bulk: special },
  leader: { read: 'all', export: special },
  marketing: { ...decides('all'), export: special, bulk: special },
  service: decides('own'),
}

/** Found by the house; decided by who looks after the customer. */
export const candidateAccess: Access = {
  rep: { read: 'own', update: 'own' },
  supervisor: { read: 'branch', update: 'branch', export: special, bulk: special },
  regionHead: { read: 'branch', update: 'branch', export: special, bulk: special },
  leader: { read: 'all', export: special },
  marketing: reads,
}
