import { type Declaration, isTold } from '../../kernel/object.ts'
import type { Context, Grant, Person } from '../context.ts'
import { objectOf, parentOf } from '../context.ts'

/**
 * One thing that gives a person an action on some records of an object. All his ways together are his scope (scope.ts sums them
 * up); which of them lead to one record is the explanation (explain.ts). So what is explained is what is enforced.
 */
export type Way =
  | { readonly by: 'admin' }
  /** A grant of one of his roles: for a child's reading, its parent's. */
  | { readonly by: 'grant'; readonly object: string; readonly action: string; readonly grant: Grant }
  /** Counted in: on the record itself by `id`, on a child's topmost parent by `root_id`. */
  | { readonly by: 'member'; readonly object: string; readonly at: 'id' | 'root_id'; readonly write: boolean }
  /** He reads what stands at the other end of a ref (declaration.ends), in one of these ways. */
  | { readonly by: 'end'; readonly field: string; readonly target: Declaration; readonly ways: readonly Way[] }
  /** He wrote it himself: a child, or what stays with its author. */
  | { readonly by: 'author' }

/** What being counted in on a record lets one do with it, whatever one's roles say of such records (S0-12: he can open that one only). */
const memberMay = (action: string): boolean => action === 'read' || action === 'update'

/** May he do it with any record at all: by a grant, whatever its reach, or because some record counts him in? */
export const holds = (person: Person, object: Declaration, action: string): boolean =>
  isThere(person, object) &&
  mayTell(person, object, action) &&
  (person.isAdmin || granted(person, object, action).length > 0 || (memberMay(action) && person.memberOf.has(object.name)))

/** An object of a module that is switched off is there for nobody but the house, which keeps its figures right meanwhile (S0-32). */
const isThere = (person: Person, object: Declaration): boolean => !object.isOff || person.isHouse

const mayTell = (person: Person, object: Declaration, action: string): boolean => !isTold(object, action) || person.isHouse || person.tells === true

function granted(person: Person, object: Declaration, action: string): Way[] {
  const grants = person.grants.get(object.name)?.get(action) ?? []
  return grants.flatMap((grant): Way[] => (grant.reach === 'none' ? [] : [{ by: 'grant', object: object.name, action, grant }]))
}

const counted = (person: Person, object: Declaration, action: string, at: 'id' | 'root_id'): Way[] =>
  memberMay(action) && person.memberOf.has(object.name) ? [{ by: 'member', object: object.name, at, write: action === 'update' }] : []

/**
 * A child is reachable exactly when its parent is: its owner and unit columns are the parent's, so the parent's reach applies to
 * them as they stand. Writing a child needs a grant of its own; it then covers the children within that reach and those he wrote
 * himself (a service engineer mends his own contact record).
 */
export function waysOf(ctx: Context, object: Declaration, action: string): readonly Way[] {
  const { person, house } = ctx
  if (!holds(person, object, action)) return []
  if (person.isAdmin) return [{ by: 'admin' }]
  const up = parentOf(house, object)
  if (!up) {
    const own = granted(person, object, action)
    // Being counted in on one of them opens that one, and not those at the ends of what he reads.
    return [...own, ...counted(person, object, action, 'id'), ...(action === 'read' && own.length ? endsOf(ctx, object) : []), ...stays(object, action)]
  }
  const through = action === 'read' || action === 'create' ? waysOf(ctx, up.parent, 'read').flatMap(throughRoot) : []
  if (action === 'create') return through
  if (action === 'read') return [...through, ...endsOf(ctx, object)]
  return [...granted(person, object, action), ...counted(person, rootOf(ctx, object), action, 'root_id'), { by: 'author' }]
}

const stays = ({ staysWithAuthor }: Declaration, action: string): Way[] => (staysWithAuthor && memberMay(action) ? [{ by: 'author' }] : [])

/** What joins two records is read from either of them. */
const endsOf = (ctx: Context, object: Declaration): Way[] =>
  (object.ends ?? []).flatMap((field): Way[] => {
    const target = objectOf(ctx.house, object.fields[field]?.target as string)
    const ways = waysOf(ctx, target, 'read')
    return ways.length ? [{ by: 'end', field, target, ways }] : []
  })

/** The parent's members are found by the child's `root_id`; the ends of the parent are no refs of the child. */
const throughRoot = (way: Way): Way[] => (way.by === 'end' ? [] : [way.by === 'member' ? { ...way, at: 'root_id' } : way])

/** The topmost object above a child: the one whose records count members in. */
export function rootOf(ctx: Context, object: Declaration): Declaration {
  const up = parentOf(ctx.house, object)
  return up ? rootOf(ctx, up.parent) : object
}
