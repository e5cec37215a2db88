import { FigureInput } from '../../kit/FigureInput.tsx'
import { grouped } from '../../kit/figure.ts'
import type { CellProps, InputProps, KindView } from '../../kit/view.ts'

function NumberCell({ value }: CellProps<number>) {
  return <span>{grouped(String(value))}</span>
}

/** Text that is no figure is handed on as it is, so that the kind itself says what is wrong with it. */
const asNumber = (text: string | null): number | null =>
  text !== null && text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : (text as number | null)

function NumberInput({ value, onChange, id, isInvalid, autoFocus }: InputProps<number>) {
  return (
    <FigureInput
      value={value === null ? null : String(value)}
      onChange={(text) => onChange(asNumber(text))}
      id={id}
      isInvalid={isInvalid}
      autoFocus={autoFocus}
    />
  )
}

export const numberView: KindView<number> = { Cell: NumberCell, Input: NumberInput, align: 'right', width: 110 }
