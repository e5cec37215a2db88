import { Copy } from '../../kit/Copy.tsx'
import { Input } from '../../kit/heavy.tsx'
import type { CellProps, InputProps, KindView } from '../../kit/view.ts'

function PhoneCell({ value }: CellProps<string>) {
  const dialled = value.replace(/[^\d+]/g, '')
  return (
    <span className="kx-copied">
      <a href={`tel:${dialled}`} onClick={(event) => event.stopPropagation()} tabIndex={-1}>
        {value}
      </a>
      <Copy text={dialled} />
    </span>
  )
}

function PhoneInput({ value, onChange, id, isInvalid, autoFocus }: InputProps<string>) {
  return (
    <Input
      {...(id ? { id } : {})}
      type="tel"
      inputMode="tel"
      value={value ?? ''}
      status={isInvalid ? 'error' : ''}
      autoFocus={autoFocus ?? false}
      onChange={(event) => onChange(event.target.value || null)}
    />
  )
}

export const phoneView: KindView<string> = { Cell: PhoneCell, Input: PhoneInput, width: 150 }
