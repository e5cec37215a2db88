import { Input } from '../../kit/heavy.tsx'
import type { CellProps, InputProps, KindView } from '../../kit/view.ts'

function TextCell({ value }: CellProps<string>) {
  return <span title={value}>{value}</span>
}

function TextInput({ value, onChange, field, id, isInvalid, autoFocus }: InputProps<string>) {
  return (
    <Input
      {...(id ? { id } : {})}
      value={value ?? ''}
      maxLength={field.max}
      status={isInvalid ? 'error' : ''}
      autoFocus={autoFocus ?? false}
      onChange={(event) => onChange(event.target.value || null)}
    />
  )
}

export const textView: KindView<string> = { Cell: TextCell, Input: TextInput, width: 160 }
