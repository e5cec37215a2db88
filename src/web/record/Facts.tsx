import { Pencil } from 'lucide-react'
import { useState } from 'react'
import type { Field } from '../../kernel/field.ts'
import { isShown } from '../../kernel/policy.ts'
import type { Row } from '../api/shapes.ts'
import { isBlank, Shown } from '../form/Shown.tsx'
import type { SeenObject } from '../house.ts'
import { useSpeech } from '../speech.tsx'
import { Filled } from './Filled.tsx'
import { factSections } from './fact-sections.ts'
import { InPlace } from './InPlace.tsx'
import { useFieldSave } from './use-field-save.ts'

/** All of a record by sections; a click on a value edits it in its place. Empty fields fold away until asked for. */
export function Facts({ seen, record }: { seen: SeenObject; record: Row }) {
  const { t, say } = useSpeech()
  const save = useFieldSave(seen)
  const [editing, setEditing] = useState<string>()
  const [isFull, setFull] = useState(false)
  const sections = factSections(seen)
  const blanks = sections.flatMap((section) => section.names).filter((name) => isBlank(record[name]) && isShown(seen.declaration, name, record)).length
  const mayEdit = (name: string) =>
    seen.mayEdit(name) && (name === 'ownerId' ? record.can?.assign !== false : record.can?.update !== false) && !record.deletedAt
  const askFor = (name: string) => {
    setFull(true)
    setEditing(name)
  }
  return (
    <div className="kx-facts">
      {sections.map((section) => {
        const names = section.names.filter((name) => isShown(seen.declaration, name, record) && (isFull || !isBlank(record[name]) || name === editing))
        if (names.length === 0) return null
        return (
          <section key={section.label.zh}>
            <h2>{say(section.label)}</h2>
            <dl>
              {names.map((name) => {
                const field = seen.fields[name] as Field
                return (
                  <div key={name} className="kx-fact">
                    <dt>{say(field.label)}</dt>
                    <dd>
                      {editing === name ? (
                        <InPlace field={field} name={name} record={record} save={save} onEnd={() => setEditing(undefined)} />
                      ) : field.filled ? (
                        <Filled
                          seen={seen}
                          record={record}
                          name={name}
                          field={field}
                          onAsk={record.can?.update === false || record.deletedAt ? undefined : askFor}
                        />
                      ) : (
                        <Value field={field} name={name} record={record} onEdit={mayEdit(name) ? () => setEditing(name) : undefined} />
                      )}
                    </dd>
                  </div>
                )
              })}
            </dl>
          </section>
        )
      })}
      {blanks > 0 && (
        <button type="button" className="kx-link" onClick={() => setFull(!isFull)}>
          {isFull ? t('hideBlanks') : t('showBlanks', { n: blanks })}
        </button>
      )}
    </div>
  )
}

type ValueProps = { readonly field: Field; readonly name: string; readonly record: Row; readonly onEdit: (() => void) | undefined }

/** Links inside a value keep working: only a press beside them begins an edit. */
function Value({ field, name, record, onEdit }: ValueProps) {
  const { t, say } = useSpeech()
  const shown = <Shown field={field} name={name} value={record[name]} record={record} />
  if (!onEdit) return <span className="kx-value">{shown}</span>
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a larger target for the mouse; the button in it serves everyone
    // biome-ignore lint/a11y/useKeyWithClickEvents: as above
    <div className="kx-value kx-value-edit" onClick={(event) => (event.target as HTMLElement).closest('a,button') === null && onEdit()}>
      {shown}
      <button type="button" className="kx-bare kx-edit-button" aria-label={t('editOf', { what: say(field.label) })} onClick={onEdit}>
        <Pencil size={12} aria-hidden />
      </button>
    </div>
  )
}
