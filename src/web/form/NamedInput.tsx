import { useId } from 'react'
import type { Field } from '../../kernel/field.ts'
import { useHouse } from '../house.ts'
import type { Draft } from './drafts.ts'

type Props = {
  readonly field: Field
  readonly name: string
  readonly value: unknown
  readonly onChange: (value: unknown) => void
  /** What a screen reader calls it, where no label is seen beside it. */
  readonly label: string
  readonly draft?: Draft
  readonly isInvalid?: boolean
  readonly autoFocus?: boolean
  readonly inRow?: boolean
}

const nothing: Draft = {}

/** A kind's input standing by itself, in a cell or a filter: its label is there for who cannot see the place. */
export function NamedInput({ field, name, value, onChange, label, draft = nothing, isInvalid, autoFocus, inRow }: Props) {
  const { viewOf } = useHouse()
  const id = useId()
  const { Input } = viewOf(field)
  return (
    <>
      <label className="kx-unseen" htmlFor={id}>
        {label}
      </label>
      <Input
        id={id}
        field={field}
        name={name}
        value={value ?? null}
        onChange={onChange}
        draft={draft}
        isInvalid={isInvalid ?? false}
        autoFocus={autoFocus ?? false}
        inRow={inRow ?? false}
      />
    </>
  )
}
