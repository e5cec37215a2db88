import type { Lang } from '../kernel/label.ts'
import type { FieldRight, Reach } from '../kernel/reach.ts'

/** One grant of one role: action on object within a reach. `units` only for `chosen`; `role` is named where the grant is explained. */
export type Grant = { readonly reach: Reach; readonly units: readonly string[]; readonly role?: RoleName }
export type RoleName = { readonly id: string; readonly key: string | null; readonly title: string }

/** What a role says of a field; over several roles the most generous wins. */
export type FieldGrant = { readonly right: FieldRight; readonly masked: boolean }

/** A person as the engine sees him: where he stands and what he may. Loaded by the house's authority, kept until it changes. */
export type Person = {
  readonly id: string
  readonly name: string
  readonly lang: Lang
  readonly timeZone: string
  readonly roleKeys: readonly string[]
  /** Ids of the roles a narrowed API key lets count; absent when all of his do. */
  readonly onlyRoles?: readonly string[]
  /** Everything, everywhere: the administrator and the house's own acts. */
  readonly isAdmin: boolean
  /** The house itself (clocks, reactions): a named user that owns nothing. */
  readonly isHouse: boolean
  /** What he does is being told by a command, under his name: he may write what else only the house does (declaration.changedBy). */
  readonly tells?: true
  readonly mainUnitId: string | null
  readonly unitIds: readonly string[]
  /** Own units and all below them. */
  readonly branchIds: readonly string[]
  /** Himself and all who report to him, at any depth. */
  readonly reportIds: readonly string[]
  /** object -> action -> the grants of all his roles. */
  readonly grants: ReadonlyMap<string, ReadonlyMap<string, readonly Grant[]>>
  /** object -> field -> right. A field not named is `edit`, unmasked. */
  readonly fields: ReadonlyMap<string, ReadonlyMap<string, FieldGrant>>
  /** Objects some record of which counts him as a member; lets other queries leave the members out. */
  readonly memberOf: ReadonlySet<string>
  /** Pools whose people he is one of (declaration.pool). */
  readonly pools: readonly string[]
  /** Kinds of notices he does not want. */
  readonly mutedNotices: readonly string[]
  /** Those he wants by mail as well, and where to. */
  readonly mailNotices: readonly string[]
  /** Those his browsers tell him of as well. */
  readonly pushNotices: readonly string[]
  readonly email: string | null
}
