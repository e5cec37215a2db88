import { Input } from '../../kit/heavy.tsx'
import type { CellProps, InputProps, KindView } from '../../kit/view.ts'

function SerialCell({ value }: CellProps<string>) {
  return <span className="kx-code">{value}</span>
}

/** Asked for by filters only: the engine gives the number. */
function SerialInput({ value, onChange, id }: InputProps<string>) {
  return <Input {...(id ? { id } : {})} className="kx-code" value={value ?? ''} onChange={(event) => onChange(event.target.value || null)} />
}

export const serialView: KindView<string> = { Cell: SerialCell, Input: SerialInput, width: 130 }
