import { Fragment } from 'react'
import { RecordSelect } from '../../kit/heavy.tsx'
import { useLang } from '../../kit/lang.ts'
import { namedIn, RecordText } from '../../kit/RecordText.tsx'
import type { CellProps, InputProps, KindView, OperandProps } from '../../kit/view.ts'

/** `contactIds` may come with `contacts: [{ id, title }]` beside it. */
const besideOf = (name: string) => name.replace(/Ids$/, 's')

function RefsCell({ value, field, name, record }: CellProps<readonly string[]>) {
  const lang = useLang()
  return (
    <span className="kx-tags">
      {value.map((id, at) => (
        <Fragment key={id}>
          {at > 0 && <span aria-hidden>{lang === 'zh' ? '\u3001' : ', '}</span>}
          <RecordText target={field.target ?? ''} id={id} named={namedIn(record[besideOf(name)], id)} />
        </Fragment>
      ))}
    </span>
  )
}

function RefsInput({ value, onChange, field, name, id, isInvalid, autoFocus, draft }: InputProps<readonly string[]>) {
  const { [name]: _own, ...near } = draft
  return (
    <RecordSelect
      isMany
      target={field.target ?? ''}
      value={value ?? []}
      onChange={(next) => onChange(next as readonly string[] | null)}
      near={near}
      id={id}
      isInvalid={isInvalid}
      autoFocus={autoFocus}
    />
  )
}

function RefsOperand({ value, onChange, op, field }: OperandProps) {
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

export const refsView: KindView<readonly string[]> = { Cell: RefsCell, Input: RefsInput, Operand: RefsOperand, width: 180 }
