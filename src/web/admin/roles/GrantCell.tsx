import { Popover, Select, Switch } from 'antd'
import type { Declaration } from '../../../kernel/object.ts'
import { type Action, actionLabels, type Reach, reaches, reachLabels } from '../../../kernel/reach.ts'
import { TreeField } from '../../../kit/heavy.tsx'
import { useSpeech } from '../../speech.tsx'
import { treeOf, useUnits } from '../staff.ts'
import { unitNodes } from '../unit-nodes.ts'
import { keyOf, shapeOf } from './rights.ts'
import type { Rights } from './use-rights.ts'

type Props = { readonly object: Declaration; readonly action: Action; readonly rights: Rights; readonly isFixed: boolean }

/** One right: how far it reaches, or whether it is held. A cell changed and not saved has a mark. */
export function GrantCell({ object, action, rights, isFixed }: Props) {
  const { t, say, lang } = useSpeech()
  const cell = rights.grantOf(object.name, action)
  const name = `${say(object.label)} · ${say(actionLabels[action])}`
  const isChanged = rights.edits.grants[keyOf(object.name, action)] !== undefined
  const put = (reach: Reach, unitIds: readonly string[] = cell.unitIds) =>
    rights.setGrants([[object.name, action, { reach, unitIds: reach === 'chosen' ? unitIds : [] }]])
  const className = isChanged ? 'kx-grant kx-grant-changed' : 'kx-grant'
  if (shapeOf(object, action) === 'yesNo')
    return (
      <span className={className}>
        <Switch size="small" checked={isFixed || cell.reach !== 'none'} disabled={isFixed} aria-label={name} onChange={(isOn) => put(isOn ? 'all' : 'none')} />
      </span>
    )
  const reach = isFixed ? 'all' : cell.reach
  return (
    <span className={className} data-reach={reach}>
      <Select
        size="small"
        variant="borderless"
        className="kx-fill"
        aria-label={name}
        value={reach}
        disabled={isFixed}
        options={reaches.map((id) => ({ value: id, label: reachLabels[id][lang] }))}
        onChange={(next: Reach) => put(next)}
        popupMatchSelectWidth={false}
      />
      {reach === 'chosen' && !isFixed && (
        <Popover trigger="click" content={<Units value={cell.unitIds} onChange={(ids) => put('chosen', ids)} label={name} />}>
          <button type="button" className={cell.unitIds.length > 0 ? 'kx-link' : 'kx-link kx-grant-lacks'}>
            {cell.unitIds.length > 0 ? t('rightsUnits', { n: cell.unitIds.length }) : t('rightsChooseUnits')}
          </button>
        </Popover>
      )}
    </span>
  )
}

function Units({ value, onChange, label }: { value: readonly string[]; onChange: (ids: readonly string[]) => void; label: string }) {
  const units = useUnits()
  return (
    <div className="kx-grant-units">
      <TreeField
        shape="tree"
        isMany
        tree={units.data ? unitNodes(treeOf(units.data.records)) : []}
        value={value}
        ariaLabel={label}
        onChange={(next) => onChange(Array.isArray(next) ? (next as readonly string[]) : [])}
      />
    </div>
  )
}
