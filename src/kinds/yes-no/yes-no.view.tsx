import { Check, Minus } from 'lucide-react'
import { SelectField, Switch } from '../../kit/heavy.tsx'
import { useLang, useSay } from '../../kit/lang.ts'
import type { CellProps, InputProps, KindView, OperandProps } from '../../kit/view.ts'
import { kitWords } from '../../kit/words.ts'

function YesNoCell({ value, place }: CellProps<boolean>) {
  const say = useSay()
  const word = say(value ? kitWords.yes : kitWords.no)
  if (place === 'page') return <span>{word}</span>
  return value ? <Check size={15} aria-label={word} className="kx-yes" /> : <Minus size={13} aria-label={word} className="kx-quiet" />
}

function YesNoInput({ value, onChange, id, autoFocus }: InputProps<boolean>) {
  return <Switch {...(id ? { id } : {})} size="small" checked={value === true} autoFocus={autoFocus ?? false} onChange={(isOn) => onChange(isOn)} />
}

const options = [
  { id: 'yes', label: kitWords.yes },
  { id: 'no', label: kitWords.no },
]

function YesNoOperand({ value, onChange, field }: OperandProps) {
  const lang = useLang()
  const shown = value === true ? 'yes' : value === false ? 'no' : null
  return <SelectField options={options} value={shown} onChange={(next) => onChange(next === 'yes')} allowClear={false} ariaLabel={field.label[lang]} />
}

export const yesNoView: KindView<boolean> = { Cell: YesNoCell, Input: YesNoInput, Operand: YesNoOperand, width: 90, settlesAtOnce: true }
