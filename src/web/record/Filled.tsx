import type { Field } from '../../kernel/field.ts'
import type { Row } from '../api/shapes.ts'
import { isBlank, Shown } from '../form/Shown.tsx'
import type { SeenObject } from '../house.ts'
import { useSpeech } from '../speech.tsx'

type Props = {
  readonly seen: SeenObject
  readonly record: Row
  readonly name: string
  readonly field: Field
  /** Asks for a field that is missing; absent: this person does not write here. */
  readonly onAsk: ((name: string) => void) | undefined
}

/** How complete a record is, and what is missing: a press on a missing field asks for it. What this reader may not see is not told. */
export function Filled({ seen, record, name, field, onAsk }: Props) {
  const { t, say } = useSpeech()
  const missing = (field.filled ?? []).filter((each) => seen.fields[each] && (isBlank(record[each]) || record[each] === 0))
  return (
    <div className="kx-value">
      <Shown field={field} name={name} value={record[name]} record={record} />
      {missing.length > 0 && (
        <p className="kx-lacking">
          <span>{t('lacking')}</span>
          {missing.map((each) => {
            const label = say(seen.fields[each]?.label ?? { zh: each, en: each })
            return onAsk && seen.mayEdit(each) ? (
              <button key={each} type="button" className="kx-link" onClick={() => onAsk(each)}>
                {label}
              </button>
            ) : (
              <span key={each}>{label}</span>
            )
          })}
        </p>
      )}
    </div>
  )
}
