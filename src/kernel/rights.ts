import { type Access, type Reach, type RoleKey, roleKeys } from './reach.ts'

/** What default grants are made of, said once: a department's `access` is put together from these and the verbs of its own. */

/** Special rights have no reach of their own: held for all that can be reached, or not at all. */
export const special = 'all'

export const reads = { read: 'all' } as const

/** Makes, reads, changes and deletes within a reach. */
export const keeps = <R extends Reach>(reach: R) => ({ create: reach, read: reach, update: reach, delete: reach })

/** The same with many at once: from a sheet, into a file, in bulk. */
export const runs = <R extends Reach>(reach: R) => ({ ...keeps(reach), import: special, export: special, bulk: special }) as const

/** Writes at whatever he may read, and mends or takes back what he wrote himself. */
export const tells = { create: 'all', read: 'all', update: 'own', delete: 'own' } as const

/** The same rights for every one of these roles; for all but the administrator, who has everything, where none are named. */
export const forRoles = (rights: NonNullable<Access[RoleKey]>, roles: readonly RoleKey[] = roleKeys.filter((key) => key !== 'admin')): Access =>
  Object.fromEntries(roles.map((role) => [role, rights]))
