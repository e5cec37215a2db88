import { Link } from 'react-router'
import { titleIn } from '../../kernel/object.ts'
import { ObjectIcon } from '../../kit/ObjectIcon.tsx'
import { useRecord } from '../api/records.ts'
import type { Row } from '../api/shapes.ts'
import { isBlank, Shown } from '../form/Shown.tsx'
import { type SeenObject, useHouse } from '../house.ts'
import { useSpeech } from '../speech.tsx'

type Props = { readonly seen: SeenObject; readonly record: Row }

/** Whom a record is about, in one line: the nearest record above it that has a summary, as this reader may see it (S2-42). */
export function Summary({ seen, record }: Props) {
  const house = useHouse()
  const { parent, fields } = seen.declaration
  const above = parent ? house.byName(fields[parent]?.target ?? '') : undefined
  const id = parent ? record[parent] : undefined
  if (!above?.can('read') || typeof id !== 'string') return null
  return <SummaryOf seen={above} id={id} />
}

function SummaryOf({ seen, id }: { seen: SeenObject; id: string }) {
  const { say, t } = useSpeech()
  const { declaration, fields } = seen
  const record = useRecord(declaration.plural, id).data
  if (!record) return null
  if (!declaration.summary) return <Summary seen={seen} record={record} />
  const names = declaration.summary.filter((name) => fields[name] && !isBlank(record[name]))
  return (
    <aside className="kx-summary" aria-label={t('summaryOf', { what: say(declaration.label) })}>
      <Link to={`/${declaration.plural}/${id}`}>
        <ObjectIcon name={declaration.icon ?? declaration.name} size={14} />
        {titleIn(declaration, record)}
      </Link>
      <dl>
        {names.map((name) => {
          const field = fields[name]
          return field ? (
            <div key={name}>
              <dt>{say(field.label)}</dt>
              <dd>
                <Shown field={field} name={name} value={record[name]} record={record} place="list" />
              </dd>
            </div>
          ) : null
        })}
      </dl>
    </aside>
  )
}
