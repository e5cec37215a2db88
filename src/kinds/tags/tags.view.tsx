import { SelectField } from '../../kit/heavy.tsx'
import { useLang } from '../../kit/lang.ts'
import { Tag } from '../../kit/Tag.tsx'
import type { CellProps, InputProps, KindView, OperandProps } from '../../kit/view.ts'

function TagsCell({ value }: CellProps<readonly string[]>) {
  return (
    <span className="kx-tags">
      {value.map((tag) => (
        <Tag key={tag} text={tag} />
      ))}
    </span>
  )
}

function TagsInput({ value, onChange, id, isInvalid, autoFocus }: InputProps<readonly string[]>) {
  return (
    <SelectField
      isMany
      isOpen
      value={value ?? []}
      onChange={(next) => onChange(next as readonly string[] | null)}
      options={[]}
      id={id}
      isInvalid={isInvalid}
      autoFocus={autoFocus}
    />
  )
}

function TagsOperand({ value, onChange, op, field }: OperandProps) {
  const lang = useLang()
  const isMany = op === 'in' || op === 'notIn'
  const shown = Array.isArray(value) ? (value as string[]) : typeof value === 'string' ? [value] : []
  return (
    <SelectField
      isMany
      isOpen
      value={shown}
      onChange={(next) => onChange(isMany ? next : ((next as string[] | null)?.at(-1) ?? null))}
      options={[]}
      ariaLabel={field.label[lang]}
    />
  )
}

export const tagsView: KindView<readonly string[]> = { Cell: TagsCell, Input: TagsInput, Operand: TagsOperand, width: 160 }
