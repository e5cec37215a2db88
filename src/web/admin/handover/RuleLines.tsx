import { Button } from 'antd'
import { ListChecks, ListFilter, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Filter } from '../../../kernel/filter.ts'
import { RecordSelect, SelectField } from '../../../kit/heavy.tsx'
import { Pop } from '../../../kit/Pop.tsx'
import { FilterBuilder } from '../../filters/FilterBuilder.tsx'
import { countTerms } from '../../filters/model.ts'
import { useHouse } from '../../house.ts'
import { useSpeech } from '../../speech.tsx'
import { hisOwn, newRule, type Owned, type Rule } from './model.ts'
import { PickRecords } from './PickRecords.tsx'

type Props = {
  readonly personId: string
  readonly rules: readonly Rule[]
  readonly owned: readonly Owned[]
  readonly onChange: (rules: readonly Rule[]) => void
}

/** Who gets what, from top to bottom; the last rule takes the rest. */
export function RuleLines({ personId, rules, owned, onChange }: Props) {
  const { t } = useSpeech()
  const put = (next: Rule) => onChange(rules.map((rule) => (rule.key === next.key ? next : rule)))
  const add = () => onChange([newRule(Math.max(...rules.map((rule) => rule.key)) + 1, owned.find((each) => !each.children)?.object ?? null), ...rules])
  return (
    <>
      <ol className="kx-handover-rules">
        {rules.map((rule, at) => (
          <RuleLine
            key={rule.key}
            personId={personId}
            rule={rule}
            owned={owned}
            isRest={rules.length > 1 && at === rules.length - 1}
            onChange={put}
            {...(rules.length > 1 ? { onRemove: () => onChange(rules.filter((each) => each.key !== rule.key)) } : {})}
          />
        ))}
      </ol>
      <Button type="dashed" icon={<Plus size={14} />} onClick={add}>
        {t('handoverAdd')}
      </Button>
    </>
  )
}

type LineProps = {
  readonly personId: string
  readonly rule: Rule
  readonly owned: readonly Owned[]
  readonly isRest: boolean
  readonly onChange: (rule: Rule) => void
  readonly onRemove?: () => void
}

const everything = 'all'

function RuleLine({ personId, rule, owned, isRest, onChange, onRemove }: LineProps) {
  const house = useHouse()
  const { t } = useSpeech()
  const [isOpen, setOpen] = useState(false)
  const [isPicking, setPicking] = useState(false)
  const seen = rule.object ? house.byName(rule.object) : undefined
  const objects = [...new Set(owned.filter((each) => !each.children).map((each) => each.object))]
  const allOf = { zh: t(isRest ? 'handoverRest' : 'handoverAll'), en: t(isRest ? 'handoverRest' : 'handoverAll') }
  const options = [
    { id: everything, label: allOf },
    ...objects.flatMap((name) => house.byName(name)?.declaration ?? []).map(({ name, label }) => ({ id: name, label })),
  ]
  const terms = rule.filter ? countTerms(rule.filter) : 0
  return (
    <li>
      <SelectField
        options={options}
        value={rule.object ?? everything}
        allowClear={false}
        ariaLabel={t('handoverOwned')}
        onChange={(next) => onChange({ key: rule.key, to: rule.to, object: next === everything ? null : String(next) })}
      />
      {seen && (
        <span className="kx-handover-which">
          <Pop
            isOpen={isOpen}
            onClose={() => setOpen(false)}
            label={t('handoverFilterOf')}
            trigger={
              <Button icon={<ListFilter size={14} />} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
                {t('handoverAddFilter')}
                {terms > 0 && <b className="kx-count">{terms}</b>}
              </Button>
            }
          >
            <FilterBuilder seen={seen} filter={rule.filter} onChange={(filter) => onChange(withFilter(rule, filter))} />
          </Pop>
          <Button icon={<ListChecks size={14} />} onClick={() => setPicking(true)}>
            {t('handoverPick')}
            {rule.ids?.length ? <b className="kx-count">{rule.ids.length}</b> : null}
          </Button>
        </span>
      )}
      {seen && isPicking && (
        <PickRecords
          seen={seen}
          filter={hisOwn(owned, seen.declaration.name, personId)}
          ids={rule.ids ?? []}
          onEnd={(ids) => {
            setPicking(false)
            if (ids) onChange({ ...rule, ids })
          }}
        />
      )}
      <span className="kx-handover-to">
        <RecordSelect
          target="user"
          isMany
          value={[...rule.to]}
          ariaLabel={t('handoverTo')}
          onChange={(to) => onChange({ ...rule, to: Array.isArray(to) ? to : to ? [String(to)] : [] })}
        />
      </span>
      {onRemove && <Button type="text" icon={<Trash2 size={14} />} aria-label={t('handoverRemove')} onClick={onRemove} />}
    </li>
  )
}

const withFilter = ({ filter: _, ...rest }: Rule, filter: Filter | undefined): Rule => ({ ...rest, ...(filter ? { filter } : {}) })
