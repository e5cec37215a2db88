import { Button, Dropdown } from 'antd'
import { ArrowDown, ArrowUp, FolderInput, Trash2 } from 'lucide-react'
import type { Label } from '../../../kernel/label.ts'
import type { Section } from '../../../kernel/object.ts'
import { Input } from '../../../kit/heavy.tsx'
import type { SeenObject } from '../../house.ts'
import { useSpeech } from '../../speech.tsx'

type Props = {
  readonly seen: SeenObject
  readonly section: Section
  /** Where its fields may go. */
  readonly others: readonly { readonly label: Label; readonly to: number }[]
  readonly onPlace: (name: string, to: number | null) => void
  /** Absent: those in no section. */
  readonly onChange?: (next: Section | undefined) => void
  readonly onMove?: (by: number) => void
  readonly isFirst?: boolean
  readonly isLast?: boolean
}

/** One section of a form: its two names and its fields in order. */
export function LayoutSection({ seen, section, others, onPlace, onChange, onMove, isFirst, isLast }: Props) {
  const { t, say } = useSpeech()
  const { label, fields } = section
  const swap = (at: number, by: number) => {
    const next = [...fields]
    const [name] = next.splice(at, 1)
    if (name) next.splice(at + by, 0, name)
    onChange?.({ ...section, fields: next })
  }
  return (
    <section className="kx-layout-section">
      {onChange ? (
        <header>
          <Input
            value={label.zh}
            aria-label={t('optionZh')}
            placeholder={t('optionZh')}
            onChange={(event) => onChange({ ...section, label: { ...label, zh: event.target.value } })}
          />
          <Input
            value={label.en}
            aria-label={t('optionEn')}
            placeholder={t('optionEn')}
            onChange={(event) => onChange({ ...section, label: { ...label, en: event.target.value } })}
          />
          <Button type="text" icon={<ArrowUp size={14} />} aria-label={t('ownUp')} disabled={isFirst ?? false} onClick={() => onMove?.(-1)} />
          <Button type="text" icon={<ArrowDown size={14} />} aria-label={t('ownDown')} disabled={isLast ?? false} onClick={() => onMove?.(1)} />
          <Button type="text" icon={<Trash2 size={14} />} aria-label={t('optionDelete')} onClick={() => onChange(undefined)} />
        </header>
      ) : (
        <header className="kx-quiet">{say(label)}</header>
      )}
      <ul>
        {fields.map((name, at) => (
          <li key={name}>
            <span>{say(seen.declaration.fields[name]?.label ?? { zh: name, en: name })}</span>
            {onChange && (
              <Button type="text" size="small" icon={<ArrowUp size={13} />} aria-label={t('ownUp')} disabled={at === 0} onClick={() => swap(at, -1)} />
            )}
            {onChange && (
              <Button
                type="text"
                size="small"
                icon={<ArrowDown size={13} />}
                aria-label={t('ownDown')}
                disabled={at === fields.length - 1}
                onClick={() => swap(at, 1)}
              />
            )}
            <Dropdown
              trigger={['click']}
              menu={{
                items: [
                  ...others.map((other) => ({ key: String(other.to), label: say(other.label) || '…', onClick: () => onPlace(name, other.to) })),
                  ...(onChange ? [{ key: 'none', label: t('layoutDrop'), onClick: () => onPlace(name, null) }] : []),
                ],
              }}
            >
              <Button type="text" size="small" icon={<FolderInput size={13} />} aria-label={t('layoutMoveTo')} />
            </Dropdown>
          </li>
        ))}
      </ul>
    </section>
  )
}
