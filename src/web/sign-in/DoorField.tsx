import { Input } from 'antd'
import { useId } from 'react'

type Props = {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly kind?: 'text' | 'email' | 'password' | 'code'
  readonly trouble?: string | undefined
  readonly hint?: string
  readonly autoComplete?: string
  readonly autoFocus?: boolean
}

/** A labelled input of a page before sign-in, with what browsers need to fill it. */
export function DoorField({ label, value, onChange, kind = 'text', trouble, hint, autoComplete, autoFocus }: Props) {
  const id = useId()
  const shared = {
    id,
    value,
    autoComplete,
    autoFocus: autoFocus ?? false,
    status: trouble ? ('error' as const) : ('' as const),
    size: 'large' as const,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  }
  return (
    <div className="kx-field">
      <label htmlFor={id}>{label}</label>
      {kind === 'password' ? (
        <Input.Password {...shared} />
      ) : (
        <Input
          {...shared}
          type={kind === 'email' ? 'email' : 'text'}
          inputMode={kind === 'code' ? 'numeric' : undefined}
          className={kind === 'code' ? 'kx-code' : ''}
        />
      )}
      {trouble ? (
        <p className="kx-trouble" role="alert">
          {trouble}
        </p>
      ) : (
        hint && <p className="kx-hint">{hint}</p>
      )}
    </div>
  )
}
