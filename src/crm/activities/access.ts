import type { Access } from '../../kernel/reach.ts'

const special = 'all'

/** Writes records at any customer he may read, and mends his own; what others wrote stays theirs. */
const tells = { create: 'all', read: 'all', update: 'own', delete: 'own' } as const
const runsBranch = { create: 'branch', read: 'branch', update: 'branch', delete: 'branch', import: special, export: special, bulk: special } as const

/** Every department may add what it heard at a customer it reads (S0-02); a record is read by whoever reads its customer. */
export const recordAccess: Access = {
  rep: { create: 'own', read: 'own', update: 'own', delete: 'own' },
  supervisor: runsBranch,
  regionHead: runsBranch,
  leader: { ...tells, export: special },
  marketing: tells,
  rnd: tells,
  service: tells,
  tech: tells,
  finance: tells,
}

const ownOnes = { create: 'own', read: 'own', update: 'own', delete: 'own', assign: 'own' } as const
const leadsBranch = { ...runsBranch, assign: 'branch' } as const

/**
 * Plans, tasks and visits are each person's own, whatever his department (S0-54, S0-57); those above him see and give them out, and who
 * reads the customer sees what is planned there (declaration.ends).
 */
export const ownTimeAccess: Access = {
  ...Object.fromEntries((['rep', 'marketing', 'rnd', 'service', 'tech', 'finance', 'employee'] as const).map((role) => [role, ownOnes])),
  supervisor: leadsBranch,
  regionHead: leadsBranch,
  leader: { create: 'all', read: 'all', update: 'own', delete: 'own', assign: 'all', export: special },
}

const keepsAll = { create: 'all', read: 'all', update: 'all', delete: 'all' } as const
const reads = { read: 'all' } as const

/** Who leads sales, marketing or service says what follows a sale; everybody may see and use it (S0-04). */
export const touchAccess: Access = {
  leader: keepsAll,
  regionHead: keepsAll,
  marketing: keepsAll,
  service: keepsAll,
  supervisor: reads,
  rep: reads,
  tech: reads,
  finance: reads,
}
