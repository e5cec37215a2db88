import { Button } from 'antd'
import { useState } from 'react'
import { Dialog, TreeField } from '../../../kit/heavy.tsx'
import { useSpeech } from '../../speech.tsx'
import type { Staff, Unit } from '../staff.ts'
import { unitNodes } from '../unit-nodes.ts'
import { useUnitActs } from './unit-acts.ts'

/** Hangs a unit elsewhere by picking the new parent: what dragging does, for keyboard and phone. */
export function MoveUnit({ staff, unit, onEnd }: { staff: Staff; unit: Unit; onEnd: () => void }) {
  const { t } = useSpeech()
  const { move } = useUnitActs()
  const [parentId, setParentId] = useState<string | null>(unit.parentId)
  const go = () => {
    move(unit, parentId)
    onEnd()
  }
  return (
    <Dialog
      title={t('orgMoveTitle', { what: unit.name })}
      isOpen
      onClose={onEnd}
      width={440}
      footer={
        <>
          <Button onClick={onEnd}>{t('cancel')}</Button>
          <Button type="primary" disabled={parentId === unit.parentId} onClick={go}>
            {t('orgMove')}
          </Button>
        </>
      }
    >
      <div className="kx-field">
        <label htmlFor="kx-move-unit">{t('orgNewParent')}</label>
        <TreeField
          id="kx-move-unit"
          shape="tree"
          tree={unitNodes(staff.tree, unit.id)}
          value={parentId}
          onChange={(next) => setParentId(typeof next === 'string' ? next : null)}
        />
        <p className="kx-hint">{t('orgMoveTeach')}</p>
      </div>
    </Dialog>
  )
}
