import { Button } from 'antd'
import { useState } from 'react'
import { check } from '../../kernel/check.ts'
import { SelectField } from '../../kit/heavy.tsx'
import { NamedInput } from '../form/NamedInput.tsx'
import type { SeenObject } from '../house.ts'
import { useSpeech } from '../speech.tsx'

type Props = {
  readonly seen: SeenObject
  readonly names: readonly string[]
  readonly onApply: (patch: Readonly<Record<string, unknown>>, what: string) => void
}

/** One field and one value for all chosen rows; an empty value clears it, and says so. */
export function BulkEdit({ seen, names, onApply }: Props) {
  const { t, say } = useSpeech()
  const [name, setName] = useState(names[0] ?? '')
  const [value, setValue] = useState<unknown>(null)
  const [trouble, setTrouble] = useState<string>()
  const field = seen.fields[name]
  if (!field) return null
  const apply = () => {
    const { values, troubles } = check({ ...seen.declaration, rules: [] }, { [name]: value }, false)
    if (troubles[0]) setTrouble(say(troubles[0].message))
    else onApply(values, say(field.label))
  }
  return (
    <div className="kx-bulk-edit">
      {names.length > 1 && (
        <SelectField
          options={names.flatMap((id) => (seen.fields[id] ? [{ id, label: seen.fields[id].label }] : []))}
          value={name}
          allowClear={false}
          ariaLabel={t('filterField')}
          onChange={(next) => {
            setName(String(next))
            setValue(null)
            setTrouble(undefined)
          }}
        />
      )}
      <NamedInput key={name} field={field} name={name} value={value} onChange={setValue} label={say(field.label)} isInvalid={trouble !== undefined} />
      {trouble && (
        <p className="kx-trouble" role="alert">
          {trouble}
        </p>
      )}
      <Button type="primary" onClick={apply}>
        {value === null || value === '' ? t('bulkClear', { what: say(field.label) }) : t('apply')}
      </Button>
    </div>
  )
}
