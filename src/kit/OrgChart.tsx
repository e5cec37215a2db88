import type { ReactNode } from 'react'
import './org-chart.css'

export type ChartNode = { readonly id: string; readonly parentId: string | null; readonly card: ReactNode }

/** Siblings without anybody below them stand under each other from so many on: a row of twenty is no picture. */
const stackedFrom = 4

/**
 * A tree as boxes with lines between them. Its ground is nested lists: a screen reader reads the same tree, and where there is no
 * room for boxes side by side (a phone) it is drawn as an outline. Whoever is named by nobody, or by himself in a circle, stands at the top.
 */
export function OrgChart({ nodes, label }: { nodes: readonly ChartNode[]; label: string }) {
  const known = new Set(nodes.map(({ id }) => id))
  const shown = new Set<string>()
  const below = Map.groupBy(nodes, ({ id, parentId }) => (parentId !== null && parentId !== id && known.has(parentId) ? parentId : ''))
  const branch = (node: ChartNode): ReactNode => {
    shown.add(node.id)
    const children = (below.get(node.id) ?? []).filter(({ id }) => !shown.has(id))
    const isStack = children.length >= stackedFrom && children.every(({ id }) => !below.has(id))
    return (
      <li key={node.id}>
        {node.card}
        {children.length > 0 && <ul className={isStack ? 'kx-chart-stack' : ''}>{children.map(branch)}</ul>}
      </li>
    )
  }
  const tops = (below.get('') ?? []).map(branch)
  const circles = nodes.flatMap((node) => (shown.has(node.id) ? [] : [branch(node)]))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls it by keyboard
    <section className="kx-chart" aria-label={label} tabIndex={0}>
      <ul>
        {tops}
        {circles}
      </ul>
    </section>
  )
}
