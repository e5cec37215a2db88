import { Input } from '../../kit/heavy.tsx'
import { useLang } from '../../kit/lang.ts'
import type { CellProps, InputProps, KindView } from '../../kit/view.ts'

/** Also what shows a kind that has no view of its own, by its words: lists and labels that only the house's screens edit. */
function TextCell({ value, field }: CellProps<string>) {
  const lang = useLang()
  const text = typeof (value ?? '') === 'string' ? (value ?? '') : field.kind.print(value as never, field as never, lang)
  return <span title={text}>{text}</span>
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
