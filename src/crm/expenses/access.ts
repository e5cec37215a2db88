import type { Access } from '../../kernel/reach.ts'
import { roleKeys } from '../../kernel/reach.ts'

/** Everybody claims what he spent; who leads others reads their claims and decides on them; finance pays (S0-20). */
const claims = { create: 'own', read: 'reports', update: 'own', delete: 'own', approve: 'reports', sendBack: 'reports' } as const
const staff = roleKeys.filter((key) => key !== 'admin')

export const claimAccess: Access = {
  ...Object.fromEntries(staff.map((key) => [key, claims])),
  leader: { ...claims, read: 'all', approve: 'all', sendBack: 'all', export: 'all' },
  finance: { ...claims, read: 'all', pay: 'all', export: 'all' },
}

export const expenseLineAccess: Access = {
  ...Object.fromEntries(staff.map((key) => [key, { create: 'own', read: 'reports', update: 'own', delete: 'own' }])),
  leader: { create: 'own', read: 'all', update: 'own', delete: 'own', export: 'all' },
  finance: { create: 'own', read: 'all', update: 'own', delete: 'own', export: 'all' },
}

/** Which kinds of expense there are, and what each asks, is the company's to say. */
export const expenseTypeAccess: Access = {
  ...Object.fromEntries(staff.map((key) => [key, { read: 'all' }])),
  finance: { create: 'all', read: 'all', update: 'all', delete: 'all' },
}
