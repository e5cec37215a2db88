import type { Comparison, Filter } from '../../kernel/filter.ts'
import type { Op } from '../../kernel/kind.ts'

/** A filter while it is being built: groups may be empty and comparisons unfinished. A path is the way of indexes to a node. */
export type Path = readonly number[]
export type Group = { readonly all: readonly Filter[] } | { readonly any: readonly Filter[] }

export const isGroup = (node: Filter): node is Group => 'all' in node || 'any' in node
export const jointOf = (group: Group): 'all' | 'any' => ('all' in group ? 'all' : 'any')
export const itemsOf = (group: Group): readonly Filter[] => ('all' in group ? group.all : group.any)
export const groupOf = (joint: 'all' | 'any', items: readonly Filter[]): Group => (joint === 'all' ? { all: items } : { any: items })

/** The builder works on a group; a bare comparison becomes a group of one. */
export const asGroup = (filter: Filter | undefined): Group => (!filter ? { all: [] } : isGroup(filter) ? filter : { all: [filter] })

const needsNoValue: readonly Op[] = ['empty', 'notEmpty']

/** Is the comparison finished, so that it may be sent? */
export function isWhole({ op, value }: Comparison): boolean {
  if (needsNoValue.includes(op)) return true
  if (op === 'between') return Array.isArray(value) && value.length === 2 && value.every((end) => end !== null && end !== undefined && end !== '')
  return value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)
}

/** What may be sent: unfinished comparisons and empty groups left out, a group of one opened. */
export function finished(node: Filter): Filter | undefined {
  if (!isGroup(node)) return isWhole(node) ? (needsNoValue.includes(node.op) ? { field: node.field, op: node.op } : node) : undefined
  const items = itemsOf(node)
    .map(finished)
    .filter((each) => each !== undefined)
  if (items.length === 0) return undefined
  return items.length === 1 ? items[0] : groupOf(jointOf(node), items)
}

/** Replaces the node at a path; undefined takes it away. */
export function putAt(root: Group, path: Path, next: Filter | undefined): Group {
  const [index, ...rest] = path
  if (index === undefined) return next && isGroup(next) ? next : groupOf(jointOf(root), [])
  const items = [...itemsOf(root)]
  const child = items[index]
  const replaced = rest.length > 0 && child && isGroup(child) ? putAt(child, rest, next) : next
  if (replaced) items[index] = replaced
  else items.splice(index, 1)
  return groupOf(jointOf(root), items)
}

export function addTo(root: Group, path: Path, item: Filter): Group {
  const group = path.reduce<Filter | undefined>((node, index) => (node && isGroup(node) ? itemsOf(node)[index] : undefined), root)
  return group && isGroup(group)
    ? path.length === 0
      ? groupOf(jointOf(root), [...itemsOf(root), item])
      : putAt(root, path, groupOf(jointOf(group), [...itemsOf(group), item]))
    : root
}

/** A comparison turned to another operator keeps its value where the shape allows. */
export function withOp(comparison: Comparison, op: Op): Comparison {
  const shape = (of: Op) =>
    needsNoValue.includes(of) ? 'none' : of === 'between' ? 'two' : of === 'in' || of === 'notIn' ? 'many' : of === 'within' ? 'window' : 'one'
  const { field, value } = comparison
  const from = shape(comparison.op)
  const to = shape(op)
  if (from === to) return { field, op, value }
  if (from === 'one' && to === 'many' && value) return { field, op, value: [value] }
  if (from === 'many' && to === 'one' && Array.isArray(value)) return { field, op, value: value[0] }
  return { field, op }
}

export const countTerms = (node: Filter | undefined): number => (!node ? 0 : isGroup(node) ? itemsOf(node).reduce((sum, each) => sum + countTerms(each), 0) : 1)
