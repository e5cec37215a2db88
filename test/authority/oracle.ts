import type { Reach } from '../../src/kernel/reach.ts'
import type { Place } from './org.ts'

/** What each reach means, written down once more and by hand: the engine is not asked. */
const reached: Readonly<Record<Reach, readonly Place[]>> = {
  none: [],
  own: ['self'],
  reports: ['self', 'report', 'farReport'],
  team: ['self', 'mate', 'further'],
  branch: ['self', 'mate', 'further', 'below'],
  chosen: ['chosen'],
  all: ['self', 'report', 'farReport', 'mate', 'further', 'below', 'chosen', 'elsewhere', 'pool', 'memberRead', 'memberWrite', 'memberPast'],
}

const membership: Readonly<Record<string, readonly Place[]>> = { read: ['memberRead', 'memberWrite'], update: ['memberWrite'] }

/** What one role says of an object: action -> reach. */
export type Rights = Readonly<Record<string, Reach>>

/** Does a top-level record in this place answer to the action? Writing needs reading as well. */
export function allows(rights: Rights, action: string, place: Place, hasMembers: boolean): boolean {
  const counted = hasMembers && (membership[action] ?? []).includes(place)
  const granted = reached[rights[action] ?? 'none'].includes(place)
  return (granted || counted) && (action === 'read' || allows(rights, 'read', place, hasMembers))
}

/** May he ask for the action at all (403 if not)? */
export const mayAsk = (rights: Rights, action: string, hasMembers: boolean): boolean =>
  (rights[action] ?? 'none') !== 'none' || (hasMembers && action in membership)

/** A child answers as its parent does to reading; writing it needs a reach of its own, authorship, or a writing member's place above it. */
export function allowsChild(child: Rights, parent: Rights, action: string, place: Place, isAuthor: boolean): boolean {
  if (!mayAsk(child, action, false) || !mayAsk(child, 'read', false) || !allows(parent, 'read', place, true)) return false
  if (action === 'read') return true
  const above = action === 'update' && (membership.update ?? []).includes(place)
  return reached[child[action] ?? 'none'].includes(place) || above || isAuthor
}
