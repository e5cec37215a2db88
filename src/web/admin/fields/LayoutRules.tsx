import { Button } from 'antd'
import { Plus, Trash2 } from 'lucide-react'
import { conditionOps } from '../../../kernel/condition.ts'
import { isWritten } from '../../../kernel/field.ts'
import type { Fields } from '../../../kernel/object.ts'
import type { PolicyRule } from '../../../kernel/own.ts'
import { SelectField } from '../../../kit/heavy.tsx'
import { FilterBuilder } from '../../filters/FilterBuilder.tsx'
import type { SeenObject } from '../../house.ts'
import { useSpeech } from '../../speech.tsx'

type Props = { readonly seen: SeenObject; readonly rules: readonly PolicyRule[]; readonly onChange: (rules: readonly PolicyRule[]) => void }

/** The company's rules: a field is shown, or asked for, always or when something is so of the record. */
export function LayoutRules({ seen, rules, onChange }: Props) {
  const { t } = useSpeech()
  const names = Object.entries(seen.declaration.fields).filter(([, field]) => !isWritten(field) && !field.required)
  const put = (at: number, next: PolicyRule | undefined) => onChange(rules.flatMap((rule, here) => (here !== at ? [rule] : next ? [next] : [])))
  const add = () => onChange([...rules, { field: names[0]?.[0] ?? '', rule: 'require' }])
  return (
    <>
      <ul className="kx-layout-rules">
        {rules.map((rule, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a rule has no name but its place
          <li key={at}>
            <RuleLine seen={seen} rule={rule} choices={names} onChange={(next) => put(at, next)} />
          </li>
        ))}
      </ul>
      <Button type="dashed" icon={<Plus size={14} />} onClick={add}>
        {t('layoutAddRule')}
      </Button>
    </>
  )
}

type LineProps = {
  readonly seen: SeenObject
  readonly rule: PolicyRule
  readonly choices: readonly (readonly [string, Fields[string]])[]
  readonly onChange: (next: PolicyRule | undefined) => void
}

function RuleLine({ seen, rule, choices, onChange }: LineProps) {
  const { t } = useSpeech()
  const word = (key: 'layoutRule_show' | 'layoutRule_require') => ({ zh: t(key), en: t(key) })
  const first = Object.entries(seen.declaration.fields).find(([name, field]) => name !== rule.field && field.kind.ops.includes('notEmpty'))?.[0]
  const { when: _when, ...always } = rule
  return (
    <>
      <div className="kx-layout-rule">
        <SelectField
          value={rule.field}
          onChange={(field) => onChange({ ...rule, field: String(field ?? '') })}
          options={choices.map(([id, { label }]) => ({ id, label }))}
          allowClear={false}
          ariaLabel={t('layoutRuleField')}
        />
        <SelectField
          value={rule.rule}
          onChange={(next) => onChange({ ...rule, rule: next === 'show' ? 'show' : 'require' })}
          options={[
            { id: 'require', label: word('layoutRule_require') },
            { id: 'show', label: word('layoutRule_show') },
          ]}
          allowClear={false}
          ariaLabel={t('layoutRules')}
        />
        <Button size="small" onClick={() => onChange(rule.when ? always : { ...rule, when: { field: first ?? '', op: 'notEmpty' } })}>
          {t(rule.when ? 'layoutDropCondition' : 'layoutAddCondition')}
        </Button>
        <Button type="text" icon={<Trash2 size={14} />} aria-label={t('remove')} onClick={() => onChange(undefined)} />
      </div>
      {rule.when && (
        <div className="kx-layout-when">
          <span>{t('layoutWhen')}</span>
          <FilterBuilder seen={plainFields(seen)} filter={rule.when} onChange={(when) => onChange(when ? { ...rule, when } : always)} />
        </div>
      )}
    </>
  )
}

/** Fields and comparisons that a form can judge by itself. */
function plainFields(seen: SeenObject): SeenObject {
  const fields = Object.fromEntries(
    Object.entries(seen.declaration.fields).flatMap(([name, field]) => {
      const ops = field.kind.ops.filter((op) => conditionOps.includes(op))
      return field.kind.holds === 'json' || field.target || ops.length === 0 ? [] : [[name, { ...field, kind: { ...field.kind, ops } }] as const]
    }),
  )
  return { ...seen, fields, declaration: { ...seen.declaration, fields } }
}
