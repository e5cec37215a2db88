import type { Field } from '../../kernel/field.ts'
import { timeWindows } from '../../kernel/filter.ts'
import type { Op } from '../../kernel/kind.ts'
import { Input, SelectField } from '../../kit/heavy.tsx'
import { NamedInput } from '../form/NamedInput.tsx'
import { useHouse } from '../house.ts'
import { useSpeech } from '../speech.tsx'

type Props = { readonly field: Field; readonly name: string; readonly op: Op; readonly value: unknown; readonly onChange: (value: unknown) => void }

/** What a comparison compares with: asked by the kind's own view, else by its input, twice for "between". */
export function Operand(props: Props) {
  const { viewOf } = useHouse()
  const { t } = useSpeech()
  const { field, name, op, value, onChange } = props
  const view = viewOf(field)
  if (op === 'empty' || op === 'notEmpty') return null
  if (op === 'within' && field.kind.windows) return <WindowOperand {...props} />
  if (op === 'between') return <TwoOperands {...props} />
  if (view.Operand) return <view.Operand field={field} name={name} op={op} value={value} onChange={onChange} />
  if (op === 'contains' || op === 'startsWith')
    return <Input aria-label={t('filterValue')} value={typeof value === 'string' ? value : ''} onChange={(event) => onChange(event.target.value)} />
  if (op === 'in' || op === 'notIn')
    return <SelectField isMany isOpen options={[]} value={Array.isArray(value) ? (value as string[]) : []} onChange={onChange} ariaLabel={t('filterValue')} />
  return <NamedInput field={field} name={name} value={value} onChange={onChange} label={t('filterValue')} />
}

function WindowOperand({ value, onChange }: Props) {
  const { t } = useSpeech()
  const options = timeWindows.map((id) => ({ id, label: { zh: t(`window_${id}`), en: t(`window_${id}`) } }))
  return <SelectField options={options} value={typeof value === 'string' ? value : null} onChange={onChange} allowClear={false} ariaLabel={t('filterValue')} />
}

function TwoOperands({ field, name, value, onChange }: Props) {
  const { t } = useSpeech()
  const [from, to] = Array.isArray(value) ? (value as unknown[]) : [null, null]
  return (
    <span className="kx-between">
      <NamedInput field={field} name={name} value={from} onChange={(next) => onChange([next, to ?? null])} label={t('filterValue')} />
      <span aria-hidden>–</span>
      <NamedInput field={field} name={name} value={to} onChange={(next) => onChange([from ?? null, next])} label={t('filterValue')} />
    </span>
  )
}
