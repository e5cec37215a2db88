import { Copy } from '../../kit/Copy.tsx'
import { Input } from '../../kit/heavy.tsx'
import type { CellProps, InputProps, KindView } from '../../kit/view.ts'

function CreditCodeCell({ value }: CellProps<string>) {
  return (
    <span className="kx-copied">
      <span className="kx-code">{value}</span>
      <Copy text={value} />
    </span>
  )
}

function CreditCodeInput({ value, onChange, id, isInvalid, autoFocus }: InputProps<string>) {
  return (
    <Input
      {...(id ? { id } : {})}
      className="kx-code"
      value={value ?? ''}
      maxLength={30}
      status={isInvalid ? 'error' : ''}
      autoFocus={autoFocus ?? false}
      spellCheck={false}
      onChange={(event) => onChange(event.target.value.toUpperCase() || null)}
    />
  )
}

export const creditCodeView: KindView<string> = { Cell: CreditCodeCell, Input: CreditCodeInput, width: 180 }
