import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Field } from '../../kernel/field.ts'
import type { Label } from '../../kernel/label.ts'
import { isInPopup } from '../../kit/popups.ts'
import type { Row } from '../api/shapes.ts'
import { NamedInput } from '../form/NamedInput.tsx'
import { useHouse } from '../house.ts'
import { useSpeech } from '../speech.tsx'

type Props = {
  readonly field: Field
  readonly name: string
  readonly record: Row
  readonly save: (record: Row, name: string, value: unknown) => Promise<Label | undefined>
  readonly onEnd: () => void
}

/** An input in the place of its value: Enter or a press elsewhere saves, Esc leaves; what is wrong is said under it. */
export function InPlace({ field, name, record, save, onEnd }: Props) {
  const { viewOf } = useHouse()
  const { say, t } = useSpeech()
  const { settlesAtOnce } = viewOf(field)
  // Another's change may come in while one types: what is saved goes against the record one saw, and so meets it as a conflict.
  const [seen] = useState(record)
  const [value, setValue] = useState<unknown>(seen[name] ?? null)
  const [trouble, setTrouble] = useState<Label>()
  const [isSaving, setSaving] = useState(false)
  const box = useRef<HTMLFieldSetElement>(null)
  const commit = async (final: unknown) => {
    if (isSaving) return
    setSaving(true)
    const wrong = await save(seen, name, final)
    setSaving(false)
    if (wrong) setTrouble(wrong)
    else onEnd()
  }
  const commitNow = useRef(() => {})
  commitNow.current = () => void commit(value)
  useEffect(() => {
    const onPress = (event: PointerEvent) => {
      if (!box.current?.contains(event.target as Node) && !isInPopup(event.target)) commitNow.current()
    }
    document.addEventListener('pointerdown', onPress, true)
    return () => document.removeEventListener('pointerdown', onPress, true)
  }, [])
  const onKey = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') onEnd()
    const isLineBreak = event.target instanceof HTMLTextAreaElement && !event.ctrlKey && !event.metaKey
    if (event.key === 'Enter' && !isLineBreak && !settlesAtOnce) {
      event.preventDefault()
      commitNow.current()
    }
  }
  return (
    <fieldset ref={box} className="kx-in-place" onKeyDown={onKey} aria-busy={isSaving} aria-label={t('editOf', { what: say(field.label) })}>
      <NamedInput
        label={say(field.label)}
        field={field}
        name={name}
        value={value}
        autoFocus
        isInvalid={trouble !== undefined}
        draft={record}
        onChange={(next) => {
          setValue(next)
          setTrouble(undefined)
          if (settlesAtOnce) void commit(next)
        }}
      />
      {trouble && (
        <div className="kx-trouble" role="alert">
          {say(trouble)}
        </div>
      )}
    </fieldset>
  )
}
