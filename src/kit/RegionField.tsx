import { useMemo } from 'react'
import { pathOf, placeOf, places, stem } from '../lib/places.ts'
import type { TreeFieldProps, TreeNode } from './heavy/TreeField.tsx'
import { TreeField } from './heavy.tsx'

let tree: readonly TreeNode[] | undefined

/** Provinces, cities, counties; rows that only group others are passed over, their counties stand one step higher. */
function regionTree(): readonly TreeNode[] {
  if (tree) return tree
  const shown = [...places.values()].filter((place) => place.shown)
  const childrenOf = new Map<string, TreeNode[]>()
  const nodes = new Map(shown.map((place) => [place.code, { id: place.code, label: { zh: place.zh, en: place.en }, children: [] as TreeNode[] }]))
  for (const place of shown) {
    const above = pathOf(place).at(-2)
    const node = nodes.get(place.code)
    if (above && node) childrenOf.set(above.code, [...(childrenOf.get(above.code) ?? []), node])
  }
  for (const [code, children] of childrenOf) nodes.get(code)?.children.push(...children)
  tree = shown.filter((place) => place.level === 1 && stem(place).length === 2).flatMap((place) => nodes.get(place.code) ?? [])
  return tree
}

/** Province, city, county in one cascade; typing a name finds it. */
export function RegionField(props: Omit<TreeFieldProps, 'tree' | 'shape'>) {
  const nodes = useMemo(regionTree, [])
  const known = typeof props.value === 'string' ? (placeOf(props.value)?.code ?? props.value) : props.value
  return <TreeField {...props} value={known} tree={nodes} shape="cascade" />
}
