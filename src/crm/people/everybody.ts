import type { Access } from '../../kernel/reach.ts'
import { roleKeys } from '../../kernel/reach.ts'

/** Who is who is no secret inside the company; changing it is the administrator's. */
export const everybodyReads: Access = Object.fromEntries(roleKeys.filter((key) => key !== 'admin').map((key) => [key, { read: 'all' }]))

/** Everybody keeps his own. */
export const everybodyOwn: Access = Object.fromEntries(roleKeys.map((key) => [key, { create: 'own', read: 'own', update: 'own', delete: 'own' }]))
