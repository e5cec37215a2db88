import { useLang } from '../../kit/lang.ts'
import { RegionField } from '../../kit/RegionField.tsx'
import { type CellProps, type InputProps, type KindView, type OperandProps, printed } from '../../kit/view.ts'

function RegionCell({ value, field }: CellProps<string>) {
  const lang = useLang()
  const text = printed(value, field, lang)
  return <span title={text}>{text}</span>
}

function RegionInput({ value, onChange, id, isInvalid, autoFocus }: InputProps<string>) {
  return (
    <RegionField value={value} onChange={(next) => onChange(next as string | null)} id={id} isInvalid={isInvalid ?? false} autoFocus={autoFocus ?? false} />
  )
}

function RegionOperand({ value, onChange, op, field }: OperandProps) {
  const lang = useLang()
  const isMany = op === 'in' || op === 'notIn'
  return (
    <RegionField value={(value as string | string[] | undefined) ?? (isMany ? [] : null)} onChange={onChange} isMany={isMany} ariaLabel={field.label[lang]} />
  )
}

export const regionView: KindView<string> = { Cell: RegionCell, Input: RegionInput, Operand: RegionOperand, width: 170 }
