import { Input } from '../../kit/heavy.tsx'
import type { CellProps, InputProps, KindView } from '../../kit/view.ts'

/** Only http and https become links: the kind lets no other through, and neither does this. */
function UrlCell({ value }: CellProps<string>) {
  const bare = value.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')
  if (!/^https?:\/\//.test(value)) return <span>{value}</span>
  return (
    <a href={value} target="_blank" rel="noreferrer noopener" title={value} onClick={(event) => event.stopPropagation()} tabIndex={-1}>
      {bare}
    </a>
  )
}

function UrlInput({ value, onChange, id, isInvalid, autoFocus }: InputProps<string>) {
  return (
    <Input
      {...(id ? { id } : {})}
      type="url"
      inputMode="url"
      placeholder="https://"
      value={value ?? ''}
      status={isInvalid ? 'error' : ''}
      autoFocus={autoFocus ?? false}
      onChange={(event) => onChange(event.target.value || null)}
    />
  )
}

export const urlView: KindView<string> = { Cell: UrlCell, Input: UrlInput, width: 160 }
