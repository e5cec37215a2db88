import { Button, Dropdown, Segmented } from 'antd'
import { ArrowLeft, Ellipsis, FolderTree, Pencil, Trash2, UserPlus } from 'lucide-react'
import { useState } from 'react'
import { Empty } from '../../../kit/Empty.tsx'
import { ObjectIcon } from '../../../kit/ObjectIcon.tsx'
import { useForms } from '../../form/forms.ts'
import { Shown } from '../../form/Shown.tsx'
import { useHouse } from '../../house.ts'
import { useSpeech } from '../../speech.tsx'
import { useIsPhone } from '../../use-media.ts'
import { PeopleRows } from '../people/PeopleRows.tsx'
import type { Staff, Unit } from '../staff.ts'
import { MoveUnit } from './MoveUnit.tsx'
import { useUnitActs } from './unit-acts.ts'

type Props = { readonly staff: Staff; readonly unit: Unit; readonly onBack: () => void }

/** One unit: where it hangs, who leads it, who works in it. */
export function UnitPane({ staff, unit, onBack }: Props) {
  const house = useHouse()
  const { t } = useSpeech()
  const isPhone = useIsPhone()
  const [isWithBelow, setWithBelow] = useState(false)
  const fields = house.byName('orgUnit')?.fields
  const hasBelow = staff.tree.children(unit.id).length > 0
  const people = staff.peopleOf(unit.id, isWithBelow)
  const path = staff.tree.path(unit.id).slice(0, -1)
  return (
    <section className="kx-org-pane" aria-label={unit.name}>
      <header>
        {isPhone && <Button type="text" icon={<ArrowLeft size={16} />} aria-label={t('back')} onClick={onBack} />}
        <div className="kx-org-name">
          {path.length > 0 && <small>{path.map((each) => each.name).join(' / ')}</small>}
          <h2>
            {unit.name}
            {fields?.kind && <Shown field={fields.kind} name="kind" value={unit.row.kind} record={unit.row} place="list" />}
          </h2>
        </div>
        <UnitButtons staff={staff} unit={unit} onGone={onBack} />
      </header>
      <dl className="kx-org-facts">
        <div>
          <dt>{t('orgLeader')}</dt>
          <dd>{fields?.leaderId && <Shown field={fields.leaderId} name="leaderId" value={unit.row.leaderId} record={unit.row} place="list" />}</dd>
        </div>
        <div>
          <dt>{t('orgPeople')}</dt>
          <dd>{hasBelow ? t('orgCounts', { own: staff.countOf(unit.id, false), all: staff.countOf(unit.id, true) }) : staff.countOf(unit.id, false)}</dd>
        </div>
      </dl>
      {hasBelow && (
        <Segmented
          value={isWithBelow ? 'all' : 'own'}
          onChange={(value) => setWithBelow(value === 'all')}
          options={[
            { value: 'own', label: t('orgOwn') },
            { value: 'all', label: t('orgWithBelow') },
          ]}
        />
      )}
      {people.length === 0 ? (
        <Empty icon={<ObjectIcon name="users" size={24} />} title={t('orgNobody')} teach={t('orgNobodyTeach')} />
      ) : (
        <PeopleRows people={people} unitId={unit.id} />
      )}
    </section>
  )
}

function UnitButtons({ staff, unit, onGone }: { staff: Staff; unit: Unit; onGone: () => void }) {
  const house = useHouse()
  const { t } = useSpeech()
  const forms = useForms()
  const { remove } = useUnitActs()
  const [isMoving, setMoving] = useState(false)
  const units = house.byName('orgUnit')
  const mayChange = units?.can('update') === true
  const items = [
    ...(units?.can('create')
      ? [
          {
            key: 'below',
            icon: <FolderTree size={14} />,
            label: t('orgAddBelow'),
            onClick: () => void forms.open({ plural: 'orgUnits', draft: { parentId: unit.id } }),
          },
        ]
      : []),
    ...(mayChange ? [{ key: 'move', icon: <FolderTree size={14} />, label: t('orgMove'), onClick: () => setMoving(true) }] : []),
    ...(units?.can('delete')
      ? [
          {
            key: 'delete',
            icon: <Trash2 size={14} />,
            danger: true,
            label: t('delete'),
            onClick: () => void remove(unit, staff).then((isGone) => isGone && onGone()),
          },
        ]
      : []),
  ]
  return (
    <span className="kx-org-acts">
      {house.byName('user')?.can('create') && (
        <Button icon={<UserPlus size={14} />} onClick={() => void forms.open({ plural: 'users', draft: { mainUnitId: unit.id } })}>
          {t('orgAddPerson')}
        </Button>
      )}
      {mayChange && (
        <Button icon={<Pencil size={14} />} onClick={() => void forms.open({ plural: 'orgUnits', record: unit.row })}>
          {t('edit')}
        </Button>
      )}
      {items.length > 0 && (
        <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
          <Button icon={<Ellipsis size={16} />} aria-label={t('more')} />
        </Dropdown>
      )}
      {isMoving && <MoveUnit staff={staff} unit={unit} onEnd={() => setMoving(false)} />}
    </span>
  )
}
