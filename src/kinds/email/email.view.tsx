import { Copy } from '../../kit/Copy.tsx'
import { Input } from '../../kit/heavy.tsx'
import type { CellProps, InputProps, KindView } from '../../kit/view.ts'

function EmailCell({ value }: CellProps<string>) {
  return (
    <span className="kx-copied">
      <a href={`mailto:${value}`} onClick={(event) => event.stopPropagation()} tabIndex={-1}>
        {value}
      </a>
      <Copy text={value} />
    </span>
  )
}

function EmailInput({ value, onChange, id, isInvalid, autoFocus }: InputProps<string>) {
  return (
    <Input
      {...(id ? { id } : {})}
      type="email"
      inputMode="email"
      value={value ?? ''}
      status={isInvalid ? 'error' : ''}
      autoFocus={autoFocus ?? false}
      onChange={(event) => onChange(event.target.value || null)}
    />
  )
}

export const emailView: KindView<string> = { Cell: EmailCell, Input: EmailInput, width: 190 }
