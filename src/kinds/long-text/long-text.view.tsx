import { TextArea } from '../../kit/heavy.tsx'
import type { CellProps, InputProps, KindView } from '../../kit/view.ts'

function LongTextCell({ value, place }: CellProps<string>) {
  return place === 'page' ? <span className="kx-lines">{value}</span> : <span title={value.slice(0, 400)}>{value.replace(/\s+/g, ' ').slice(0, 200)}</span>
}

function LongTextInput({ value, onChange, id, isInvalid, autoFocus, inRow }: InputProps<string>) {
  return (
    <TextArea
      {...(id ? { id } : {})}
      value={value ?? ''}
      autoSize={{ minRows: inRow ? 1 : 3, maxRows: 14 }}
      status={isInvalid ? 'error' : ''}
      autoFocus={autoFocus ?? false}
      onChange={(event) => onChange(event.target.value || null)}
    />
  )
}

export const longTextView: KindView<string> = { Cell: LongTextCell, Input: LongTextInput, width: 240, isWide: true }
