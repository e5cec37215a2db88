import type { Declaration } from '../../../kernel/object.ts'
import { titleKey } from './called.ts'
import { nameField } from './keys.ts'
import type { Part, Plan, Wish } from './shapes.ts'

/** A record that a row speaks of. `scope`: what the sheet calls the one it belongs to, '' where it belongs to none. */
export type Standing = { readonly object: Declaration; readonly part: Part; readonly scope: string }

/** The row's own record, then its children: those stand under what the row's record is called. */
export function standings({ object }: Pick<Plan, 'object'>, { root, children }: Wish): Standing[] {
  const under = root.named.find(({ name }) => name === object.parent)?.texts[0] ?? ''
  const scope = titleKey(object, String(root.values[nameField(object)] ?? ''))
  return [{ object, part: root, scope: under.trim() }, ...children.map(({ child, part }) => ({ object: child.object, part, scope }))]
}
