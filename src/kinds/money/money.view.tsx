import { FigureInput } from '../../kit/FigureInput.tsx'
import { grouped, inWan } from '../../kit/figure.ts'
import { useLang } from '../../kit/lang.ts'
import type { CellProps, InputProps, KindView } from '../../kit/view.ts'

function MoneyCell({ value, place }: CellProps<string>) {
  const lang = useLang()
  const whole = `¥${grouped(value)}`
  if (place === 'list' || lang !== 'zh' || value.length < 8) return <span title={lang === 'zh' ? inWan(value) : undefined}>{whole}</span>
  return (
    <span>
      {whole} <small className="kx-quiet">{inWan(value)}</small>
    </span>
  )
}

function MoneyInput({ value, onChange, id, isInvalid, autoFocus }: InputProps<string>) {
  return <FigureInput value={value} onChange={onChange} prefix="¥" id={id} isInvalid={isInvalid} autoFocus={autoFocus} />
}

export const moneyView: KindView<string> = { Cell: MoneyCell, Input: MoneyInput, align: 'right', width: 140 }
