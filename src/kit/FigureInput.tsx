import { useEffect, useState } from 'react'
import { grouped, plainFigure } from './figure.ts'
import { Input } from './heavy.tsx'

type Props = {
  readonly value: string | null
  readonly onChange: (figure: string | null) => void
  readonly id?: string | undefined
  readonly prefix?: string
  readonly suffix?: string
  readonly isInvalid?: boolean | undefined
  readonly autoFocus?: boolean | undefined
  readonly ariaLabel?: string
}

const isFigure = (text: string) => /^-?\d+(\.\d+)?$/.test(text)
const shown = (value: string | null) => (value !== null && isFigure(value) ? grouped(value) : (value ?? ''))

/** A figure typed as text, never as a float: grouped while it rests, as typed while it is typed. */
export function FigureInput({ value, onChange, id, prefix, suffix, isInvalid, autoFocus, ariaLabel }: Props) {
  const [typed, setTyped] = useState(() => shown(value))
  const [isOn, setOn] = useState(false)
  useEffect(() => {
    if (!isOn) setTyped(shown(value))
  }, [value, isOn])
  const take = (text: string) => {
    setTyped(text)
    onChange(plainFigure(text) || null)
  }
  return (
    <Input
      {...(id ? { id } : {})}
      aria-label={ariaLabel}
      inputMode="decimal"
      className="kx-figure"
      value={typed}
      prefix={prefix}
      suffix={suffix}
      status={isInvalid ? 'error' : ''}
      autoFocus={autoFocus ?? false}
      onFocus={(event) => {
        setOn(true)
        event.target.select()
      }}
      onBlur={() => setOn(false)}
      onChange={(event) => take(event.target.value)}
    />
  )
}
