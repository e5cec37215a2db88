import { same } from '../../kernel/label.ts'
import type { TreeNode } from '../../kit/heavy/TreeField.tsx'
import type { Tree } from '../../lib/tree.ts'
import type { Unit } from './staff.ts'

/** The tree of units as a picker draws it; `without` and all below it are left out, so that nothing hangs under itself. */
export function unitNodes(tree: Tree<Unit>, without?: string): readonly TreeNode[] {
  const draw = (unit: Unit): TreeNode[] =>
    unit.id === without ? [] : [{ id: unit.id, label: same(unit.name), children: tree.children(unit.id).flatMap(draw) }]
  return tree.roots().flatMap(draw)
}
