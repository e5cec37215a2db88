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
