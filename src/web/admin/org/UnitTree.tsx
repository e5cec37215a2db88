import { Tree } from 'antd'
import { useMemo, useState } from 'react'
import { useSpeech } from '../../speech.tsx'
import type { Staff, Unit } from '../staff.ts'

type Drawn = { readonly key: string; readonly unit: Unit; readonly children: Drawn[] }
type Props = {
  readonly staff: Staff
  readonly chosen: string | undefined
  readonly onChoose: (id: string) => void
  /** Absent: the reader may not change the tree. */
  readonly onMove?: (unit: Unit, parentId: string | null) => void
}

/** The whole tree with how many work in each branch. A unit dropped on another goes under it. */
export function UnitTree({ staff, chosen, onChoose, onMove }: Props) {
  const { t } = useSpeech()
  const { tree } = staff
  const drawn = useMemo(() => {
    const draw = (unit: Unit): Drawn => ({ key: unit.id, unit, children: tree.children(unit.id).map(draw) })
    return tree.roots().map(draw)
  }, [tree])
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const all = useMemo(() => drawn.flatMap((root) => tree.below(root.key)).map((unit) => unit.id), [drawn, tree])
  const expanded = all.filter((id) => !folded.has(id))
  return (
    <nav className="kx-org-tree" aria-label={t('orgTitle')}>
      <Tree<Drawn>
        treeData={drawn}
        blockNode
        motion={false}
        expandedKeys={expanded}
        onExpand={(open) => setFolded(new Set(all.filter((id) => !open.includes(id))))}
        selectedKeys={chosen ? [chosen] : []}
        onSelect={(_, { node }) => onChoose(node.key)}
        draggable={onMove ? { icon: false } : false}
        allowDrop={({ dropPosition }) => dropPosition === 0}
        onDrop={({ dragNode, node, dropToGap }) => !dropToGap && onMove?.(dragNode.unit, node.key)}
        titleRender={({ unit }) => (
          <span className="kx-org-node">
            <span>{unit.name}</span>
            <small>{staff.countOf(unit.id, true) || ''}</small>
          </span>
        )}
      />
      {onMove && <p className="kx-hint">{t('orgDragHint')}</p>}
    </nav>
  )
}
