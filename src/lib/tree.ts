export type Node = { readonly id: string; readonly parentId: string | null }

/** A tree of rows that name their parent: org units, categories, regions. Rows in a circle, or whose parent is gone, stand as roots or are passed once. */
export type Tree<N extends Node> = {
  get(id: string): N | undefined
  roots(): readonly N[]
  children(id: string): readonly N[]
  /** The node and all below it, parents before children. */
  below(id: string): N[]
  /** From the root down to the node itself. */
  path(id: string): N[]
}

export function makeTree<N extends Node>(nodes: readonly N[]): Tree<N> {
  const known = new Map(nodes.map((node) => [node.id, node]))
  const isRoot = (node: N) => node.parentId === null || !known.has(node.parentId)
  const under = Map.groupBy(
    nodes.filter((node) => !isRoot(node)),
    (node) => node.parentId as string,
  )
  const children = (id: string): readonly N[] => under.get(id) ?? []
  return {
    get: (id) => known.get(id),
    roots: () => nodes.filter(isRoot),
    children,
    below: (id) => walkDown(known.get(id), children),
    path: (id) => walkUp(known.get(id), known),
  }
}

function walkDown<N extends Node>(start: N | undefined, children: (id: string) => readonly N[]): N[] {
  const seen = new Set<N>(start ? [start] : [])
  for (const node of seen) for (const child of children(node.id)) seen.add(child)
  return [...seen]
}

function walkUp<N extends Node>(start: N | undefined, known: ReadonlyMap<string, N>): N[] {
  const seen = new Set<N>()
  for (let node = start; node && !seen.has(node); node = node.parentId === null ? undefined : known.get(node.parentId)) seen.add(node)
  return [...seen].reverse()
}
