import type { Access } from '../../kernel/reach.ts'
import { roleKeys } from '../../kernel/reach.ts'
import { forRoles, keeps, reads } from '../../kernel/rights.ts'

/** Who is who is no secret inside the company; changing it is the administrator's. */
export const everybodyReads: Access = forRoles(reads)

/** Everybody keeps his own. */
export const everybodyOwn: Access = forRoles(keeps('own'), roleKeys)
