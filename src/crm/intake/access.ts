import type { Access } from '../../kernel/reach.ts'
import { special } from '../../kernel/rights.ts'

const own = { read: 'own', update: 'own' } as const
const sorts = { read: 'all', update: 'all', delete: 'all', assign: 'all', export: special, bulk: special } as const

/**
 * Everybody reads what he sent in himself; the whole mailbox only who is authorised to, by right and not by a shared password (S0-26).
 * Marketing sorts what could not be matched.
 */
export const inboundMailAccess: Access = {
  rep: own,
  supervisor: { read: 'branch', update: 'own' },
  regionHead: { read: 'branch', update: 'branch' },
  leader: { read: 'all' },
  marketing: sorts,
  rnd: own,
  service: own,
  tech: own,
  finance: own,
  employee: own,
}
