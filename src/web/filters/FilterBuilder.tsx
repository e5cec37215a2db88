import { Button, Segmented } from 'antd'
import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Comparison, Filter } from '../../kernel/filter.ts'
import { SelectField } from '../../kit/heavy.tsx'
import { type SeenObject, useHouse } from '../house.ts'
import { useSpeech } from '../speech.tsx'
import { type FieldChoice, filterFields } from './fields.ts'
import { addTo, asGroup, finished, type Group, groupOf, isGroup, itemsOf, jointOf, type Path, putAt, withOp } from './model.ts'
import { Operand } from './Operand.tsx'

const deepest = 2

/** Builds a filter of conditions joined by all or any, in groups. Each finished change is applied at once. */
export function FilterBuilder({ seen, filter, onChange }: { seen: SeenObject; filter: Filter | undefined; onChange: (filter: Filter | undefined) => void }) {
  const house = useHouse()
  const { t } = useSpeech()
  const choices = filterFields(house, seen)
  const [root, setRoot] = useState<Group>(() => {
    const begun = asGroup(filter)
    return itemsOf(begun).length > 0 ? begun : addTo(begun, [], firstComparison(choices))
  })
  const put = (next: Group) => {
    setRoot(next)
    onChange(finished(next))
  }
  return (
    <div className="kx-filter">
      <GroupEditor group={root} path={[]} root={root} choices={choices} put={put} />
      <footer>
        <Button size="small" type="text" onClick={() => put(groupOf('all', []))}>
          {t('filterClear')}
        </Button>
      </footer>
    </div>
  )
}

const firstComparison = (choices: readonly FieldChoice[]): Comparison => {
  const choice = choices[0]
  return { field: choice?.path ?? '', op: choice?.field.kind.ops[0] ?? 'eq' }
}

type Editing = { readonly root: Group; readonly path: Path; readonly choices: readonly FieldChoice[]; readonly put: (next: Group) => void }

function GroupEditor({ group, path, root, choices, put }: Editing & { group: Group }) {
  const { t } = useSpeech()
  const items = itemsOf(group)
  const setJoint = (joint: string) => put(putAt(root, path, groupOf(joint === 'any' ? 'any' : 'all', items)))
  return (
    <div className={path.length > 0 ? 'kx-filter-group kx-filter-inner' : 'kx-filter-group'}>
      {items.length > 1 && (
        <Segmented
          size="small"
          value={jointOf(group)}
          onChange={setJoint}
          options={[
            { value: 'all', label: t('filterAll') },
            { value: 'any', label: t('filterAny') },
          ]}
        />
      )}
      {items.map((item, index) => {
        const here = [...path, index]
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a condition has no name but its place
          <div className="kx-filter-line" key={index}>
            {isGroup(item) ? (
              <GroupEditor group={item} path={here} root={root} choices={choices} put={put} />
            ) : (
              <ComparisonEditor comparison={item} path={here} root={root} choices={choices} put={put} />
            )}
            <Button type="text" aria-label={t('remove')} icon={<Trash2 size={14} />} onClick={() => put(putAt(root, here, undefined))} />
          </div>
        )
      })}
      <div className="kx-filter-add">
        <Button size="small" icon={<Plus size={13} />} onClick={() => put(addTo(root, path, firstComparison(choices)))}>
          {t('filterAddCondition')}
        </Button>
        {path.length < deepest && (
          <Button size="small" type="text" onClick={() => put(addTo(root, path, { any: [firstComparison(choices)] }))}>
            {t('filterAddGroup')}
          </Button>
        )}
      </div>
    </div>
  )
}

function ComparisonEditor({ comparison, path, root, choices, put }: Editing & { comparison: Comparison }) {
  const { t } = useSpeech()
  const choice = choices.find((each) => each.path === comparison.field)
  const set = (next: Comparison) => put(putAt(root, path, next))
  const chooseField = (name: unknown) => {
    const next = choices.find((each) => each.path === name)
    if (next) set({ field: next.path, op: next.field.kind.ops[0] ?? 'eq' })
  }
  const ops = (choice?.field.kind.ops ?? []).map((op) => ({ id: op, label: { zh: t(`op_${op}`), en: t(`op_${op}`) } }))
  return (
    <div className="kx-filter-comparison">
      <SelectField
        options={choices.map(({ path: id, label }) => ({ id, label }))}
        value={comparison.field}
        onChange={chooseField}
        allowClear={false}
        ariaLabel={t('filterField')}
      />
      <SelectField
        options={ops}
        value={comparison.op}
        onChange={(op) => set(withOp(comparison, op as Comparison['op']))}
        allowClear={false}
        ariaLabel={t('filterOp')}
      />
      {choice ? (
        <Operand field={choice.field} name={comparison.field} op={comparison.op} value={comparison.value} onChange={(value) => set({ ...comparison, value })} />
      ) : (
        <span>{t('fieldGone')}</span>
      )}
    </div>
  )
}
