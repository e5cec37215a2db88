import { Dropdown } from 'antd'
import { ChevronDown } from 'lucide-react'
import type { Declaration } from '../../../kernel/object.ts'
import { type Action, type Reach, reaches, reachLabels } from '../../../kernel/reach.ts'
import { useSpeech } from '../../speech.tsx'
import { type Grant, shapeOf } from './rights.ts'
import type { Rights } from './use-rights.ts'

type Props = { readonly label: string; readonly rights: Rights; readonly objects: readonly Declaration[]; readonly actions: readonly Action[] }

/** Sets a whole row or column at once. Chosen units are left out: they are named cell by cell. */
export function FillMenu({ label, rights, objects, actions }: Props) {
  const { t, lang } = useSpeech()
  const cells = objects.flatMap((object) =>
    actions.flatMap((action) => (shapeOf(object, action) === 'nothing' ? [] : [{ object, action, shape: shapeOf(object, action) }])),
  )
  const isYesNo = cells.every((cell) => cell.shape === 'yesNo')
  const fill = (reach: Reach) =>
    rights.setGrants(
      cells.map(({ object, action, shape }): readonly [string, string, Grant] => [
        object.name,
        action,
        { reach: shape === 'yesNo' && reach !== 'none' ? 'all' : reach, unitIds: [] },
      ]),
    )
  const offered: readonly Reach[] = isYesNo ? ['none', 'all'] : reaches.filter((reach) => reach !== 'chosen')
  const items = offered.map((reach) => ({
    key: reach,
    label: isYesNo ? t(reach === 'all' ? 'rightsAllOn' : 'rightsAllOff') : reachLabels[reach][lang],
    onClick: () => fill(reach),
  }))
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <button type="button" className="kx-bare kx-fill-menu" aria-label={label} title={label}>
        <ChevronDown size={13} aria-hidden />
      </button>
    </Dropdown>
  )
}
