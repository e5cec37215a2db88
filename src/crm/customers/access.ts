import type { Access, RoleKey } from '../../kernel/reach.ts'
import { keeps, reads, runs, special } from '../../kernel/rights.ts'

/** Who sees amounts: sales, those above them, and finance (requirements X2). */
export const amountReaders: readonly RoleKey[] = ['rep', 'supervisor', 'regionHead', 'leader', 'finance']

/** Who sees what a contact told in private: only those who look after the customer, and the leaders (S0-39). */
export const privateReaders: readonly RoleKey[] = ['rep', 'supervisor', 'regionHead', 'leader']

/** What one may do with a pool: claim what lies there; give back and protect what one looks after. Giving out is the pool's managers'. */
const pools = { claim: 'all', release: 'own', protect: 'own', unprotect: 'own' } as const
const runsPools = { claim: 'all', release: 'branch', protect: 'branch', unprotect: 'branch', allot: 'all', shift: 'all' } as const

const runsBranch = { ...runs('branch'), assign: 'branch', unmask: special } as const

/**
 * Customers are the whole company's business (S0-02): every department reads them, sales within its reach writes them.
 * A rep deletes none, so that who leaves cannot take the company's memory along.
 */
export const customerAccess: Access = {
  rep: { create: 'own', read: 'own', update: 'own', unmask: special, ...pools },
  supervisor: { ...runsBranch, ...runsPools },
  regionHead: { ...runsBranch, ...runsPools },
  leader: { read: 'all', export: special, unmask: special },
  marketing: reads,
  rnd: reads,
  service: { read: 'all', unmask: special },
  tech: reads,
  finance: reads,
}

/** A contact is read by whoever reads its customer; these reaches say who may write one (and each may mend what he wrote himself). */
export const contactAccess: Access = {
  rep: { ...keeps('own'), unmask: special },
  supervisor: runsBranch,
  regionHead: runsBranch,
  leader: { read: 'all', export: special, unmask: special },
  marketing: reads,
  rnd: reads,
  service: { create: 'all', read: 'all', update: 'own', unmask: special },
  tech: reads,
  finance: reads,
}
