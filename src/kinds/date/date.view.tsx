import { DateField } from '../../kit/heavy.tsx'
import type { CellProps, InputProps, KindView } from '../../kit/view.ts'

function DateCell({ value }: CellProps<string>) {
  return <time dateTime={value}>{value}</time>
}

function DateInput({ value, onChange, id, isInvalid, autoFocus }: InputProps<string>) {
  return <DateField value={value} onChange={onChange} takes="date" id={id} isInvalid={isInvalid} autoFocus={autoFocus} />
}

export const dateView: KindView<string> = { Cell: DateCell, Input: DateInput, width: 110, settlesAtOnce: true }
