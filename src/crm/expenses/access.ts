import type { Access } from '../../kernel/reach.ts'
import { forRoles, keeps, reads, special } from '../../kernel/rights.ts'

/** Everybody claims what he spent; who leads others reads their claims and decides on them; finance pays (S0-20). */
const claims = { ...keeps('own'), read: 'reports', approve: 'reports', sendBack: 'reports' } as const

export const claimAccess: Access = {
  ...forRoles(claims),
  leader: { ...claims, read: 'all', approve: 'all', sendBack: 'all', export: special },
  finance: { ...claims, read: 'all', pay: 'all', export: special },
}

export const expenseLineAccess: Access = {
  ...forRoles({ ...keeps('own'), read: 'reports' }),
  leader: { ...keeps('own'), read: 'all', export: special },
  finance: { ...keeps('own'), read: 'all', export: special },
}

/** Which kinds of expense there are, and what each asks, is the company's to say. */
export const expenseTypeAccess: Access = {
  ...forRoles(reads),
  finance: keeps('all'),
}
