import type { Access } from '../../kernel/reach.ts'
import { forRoles, keeps, reads, runs, special, tells } from '../../kernel/rights.ts'

/** Every department may add what it heard at a customer it reads (S0-02); a record is read by whoever reads its customer. */
export const recordAccess: Access = {
  rep: keeps('own'),
  supervisor: runs('branch'),
  regionHead: runs('branch'),
  leader: { ...tells, export: special },
  marketing: tells,
  rnd: tells,
  service: tells,
  tech: tells,
  finance: tells,
}

const leadsBranch = { ...runs('branch'), assign: 'branch' } as const

/**
 * Plans, tasks and visits are each person's own, whatever his department (S0-54, S0-57); those above him see and give them out, and who
 * reads the customer sees what is planned there (declaration.ends).
 */
export const ownTimeAccess: Access = {
  ...forRoles({ ...keeps('own'), assign: 'own' }, ['rep', 'marketing', 'rnd', 'service', 'tech', 'finance', 'employee']),
  supervisor: leadsBranch,
  regionHead: leadsBranch,
  leader: { ...tells, assign: 'all', export: special },
}

/** Who leads sales, marketing or service says what follows a sale; everybody may see and use it (S0-04). */
export const touchAccess: Access = {
  leader: keeps('all'),
  regionHead: keeps('all'),
  marketing: keeps('all'),
  service: keeps('all'),
  supervisor: reads,
  rep: reads,
  tech: reads,
  finance: reads,
}
