import { Tree } from 'antd'
import { useMemo, useState } from 'react'
import { useSpeech } from '../../speech.tsx'
import type { Staff, Unit } from '../staff.ts'
import { UnitNode } from './UnitNode.tsx'

type Drawn = { readonly key: string; readonly unit: Unit; readonly children: Drawn[] }
type Props = {
  readonly staff: Staff
  readonly chosen: string | undefined
  readonly onChoose: (id: string) => void
  /** Absent: the reader may not change the tree. */
  readonly onMove?: (unit: Unit, parentId: string | null) => void
}

/** The whole tree with how many work in each branch. A unit dropped anywhere on another goes under it. */
export function UnitTree({ staff, chosen, onChoose, onMove }: Props) {
  const { t } = useSpeech()
  const { tree } = staff
  const [dragged, setDragged] = useState<Unit>()
  const drawn = useMemo(() => {
    const draw = (unit: Unit): Drawn => ({ key: unit.id, unit, children: tree.children(unit.id).map(draw) })
    return tree.roots().map(draw)
  }, [tree])
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const all = useMemo(() => drawn.flatMap((root) => tree.below(root.key)).map((unit) => unit.id), [drawn, tree])
  const expanded = all.filter((id) => !folded.has(id))
  const takes = (unit: Unit) => dragged !== undefined && !tree.below(dragged.id).includes(unit)
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
        titleRender={({ unit }) => (
          <UnitNode
            name={unit.name}
            count={staff.countOf(unit.id, true)}
            isMovable={onMove !== undefined && unit.parentId !== null}
            takesDrop={takes(unit)}
            onDrag={(isOn) => setDragged(isOn ? unit : undefined)}
            onDrop={() => dragged && onMove?.(dragged, unit.id)}
          />
        )}
      />
      {onMove && <p className="kx-hint">{t('orgDragHint')}</p>}
    </nav>
  )
}
