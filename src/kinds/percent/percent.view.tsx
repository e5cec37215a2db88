import { FigureInput } from '../../kit/FigureInput.tsx'
import type { CellProps, InputProps, KindView } from '../../kit/view.ts'

/** A share of something that is to become whole is seen better than read. */
function PercentCell({ value, field }: CellProps<number>) {
  if (!field.filled) return <span>{value}%</span>
  return (
    <span className="kx-share">
      <span className="kx-share-bar" aria-hidden>
        <i style={{ width: `${value}%` }} />
      </span>
      {value}%
    </span>
  )
}

function PercentInput({ value, onChange, id, isInvalid, autoFocus }: InputProps<number>) {
  const take = (text: string | null) => onChange(text !== null && Number.isFinite(Number(text)) ? Number(text) : (text as number | null))
  return <FigureInput value={value === null ? null : String(value)} onChange={take} id={id} isInvalid={isInvalid} autoFocus={autoFocus} suffix="%" />
}

export const percentView: KindView<number> = { Cell: PercentCell, Input: PercentInput, align: 'right', width: 100 }
