import { memo } from 'react'
import type { Field } from '../../kernel/field.ts'
import type { Label } from '../../kernel/label.ts'
import { useHouse } from '../house.ts'
import { useSpeech } from '../speech.tsx'
import type { Draft } from './drafts.ts'

type Props = {
  readonly name: string
  readonly field: Field
  readonly value: unknown
  readonly draft: Draft
  readonly trouble?: Label | undefined
  readonly onChange: (name: string, value: unknown) => void
  readonly autoFocus?: boolean
  readonly idPrefix: string
}

/** One field of a form: its label, its input, what to write there, and what is wrong, in plain words. */
export const FieldBox = memo(function FieldBox({ name, field, value, draft, trouble, onChange, autoFocus, idPrefix }: Props) {
  const { viewOf } = useHouse()
  const { say, t } = useSpeech()
  const { Input, isWide } = viewOf(field)
  const id = `${idPrefix}-${name}`
  return (
    <div className={isWide ? 'kx-field kx-field-wide' : 'kx-field'} data-field={name}>
      <label htmlFor={id}>
        {say(field.label)}
        {field.required && (
          <span className="kx-required" title={t('required')}>
            *
          </span>
        )}
      </label>
      <Input
        field={field}
        name={name}
        id={id}
        value={value ?? null}
        draft={draft}
        isInvalid={trouble !== undefined}
        autoFocus={autoFocus ?? false}
        onChange={(next: unknown) => onChange(name, next)}
      />
      {trouble ? (
        <p className="kx-trouble" role="alert">
          {say(trouble)}
        </p>
      ) : (
        field.hint && <p className="kx-hint">{say(field.hint)}</p>
      )}
    </div>
  )
})
