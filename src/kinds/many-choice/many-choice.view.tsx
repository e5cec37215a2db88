import { SelectField } from '../../kit/heavy.tsx'
import { useLang } from '../../kit/lang.ts'
import { Tag } from '../../kit/Tag.tsx'
import type { CellProps, InputProps, KindView, OperandProps } from '../../kit/view.ts'

function ManyChoiceCell({ value, field }: CellProps<readonly string[]>) {
  const lang = useLang()
  return (
    <span className="kx-tags">
      {value.map((id) => {
        const option = field.options?.find((each) => each.id === id)
        return <Tag key={id} text={option?.label[lang] ?? id} color={option?.color} />
      })}
    </span>
  )
}

function ManyChoiceInput({ value, onChange, field, id, isInvalid, autoFocus }: InputProps<readonly string[]>) {
  return (
    <SelectField
      isMany
      value={value ?? []}
      onChange={(next) => onChange(next as readonly string[] | null)}
      options={(field.options ?? []).filter((option) => !option.retired || value?.includes(option.id))}
      id={id}
      isInvalid={isInvalid}
      autoFocus={autoFocus}
    />
  )
}

function ManyChoiceOperand({ value, onChange, op, field }: OperandProps) {
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

export const manyChoiceView: KindView<readonly string[]> = { Cell: ManyChoiceCell, Input: ManyChoiceInput, Operand: ManyChoiceOperand, width: 180 }
