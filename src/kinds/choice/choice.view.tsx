import { SelectField } from '../../kit/heavy.tsx'
import { useLang } from '../../kit/lang.ts'
import { Tag } from '../../kit/Tag.tsx'
import type { CellProps, InputProps, KindView, OperandProps } from '../../kit/view.ts'

function ChoiceCell({ value, field }: CellProps<string>) {
  const lang = useLang()
  const option = field.options?.find((each) => each.id === value)
  return <Tag text={option?.label[lang] ?? value} color={option?.color} />
}

function ChoiceInput({ value, onChange, field, id, isInvalid, autoFocus }: InputProps<string>) {
  return (
    <SelectField
      value={value}
      onChange={(next) => onChange(next as string | null)}
      options={(field.options ?? []).filter((option) => !option.retired || option.id === value)}
      id={id}
      isInvalid={isInvalid}
      autoFocus={autoFocus}
      allowClear={!field.required}
    />
  )
}

function ChoiceOperand({ value, onChange, op, field }: OperandProps) {
  const lang = useLang()
  const isMany = op === 'in' || op === 'notIn'
  return (
    <SelectField
      value={(value as string | string[] | undefined) ?? (isMany ? [] : null)}
      onChange={onChange}
      options={field.options ?? []}
      isMany={isMany}
      ariaLabel={field.label[lang]}
    />
  )
}

export const choiceView: KindView<string> = { Cell: ChoiceCell, Input: ChoiceInput, Operand: ChoiceOperand, width: 100, settlesAtOnce: true }
