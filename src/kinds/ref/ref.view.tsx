import { RecordSelect } from '../../kit/heavy.tsx'
import { useLang } from '../../kit/lang.ts'
import { namedIn, RecordText } from '../../kit/RecordText.tsx'
import type { CellProps, InputProps, KindView, OperandProps } from '../../kit/view.ts'

/** `customerId` comes with `customer: { id, title }` beside it. */
const besideOf = (name: string) => name.replace(/Id$/, '')

function RefCell({ value, field, name, record }: CellProps<string>) {
  return <RecordText target={field.target ?? ''} id={value} named={namedIn(record[besideOf(name)], value)} />
}

function RefInput({ value, onChange, field, name, id, isInvalid, autoFocus, draft }: InputProps<string>) {
  const { [name]: _own, ...near } = draft
  return (
    <RecordSelect
      target={field.target ?? ''}
      value={value}
      onChange={(next) => onChange(next as string | null)}
      near={near}
      id={id}
      isInvalid={isInvalid}
      autoFocus={autoFocus}
    />
  )
}

function RefOperand({ value, onChange, op, field }: OperandProps) {
  const lang = useLang()
  const isMany = op === 'in' || op === 'notIn'
  return (
    <RecordSelect
      target={field.target ?? ''}
      value={(value as string | string[] | undefined) ?? (isMany ? [] : null)}
      onChange={onChange}
      isMany={isMany}
      offersMe
      ariaLabel={field.label[lang]}
    />
  )
}

export const refView: KindView<string> = { Cell: RefCell, Input: RefInput, Operand: RefOperand, width: 150, settlesAtOnce: true }
