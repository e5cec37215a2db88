import { Link } from 'react-router'
import { titleIn } from '../../kernel/object.ts'
import type { Row } from '../api/shapes.ts'
import { isBlank, Shown } from '../form/Shown.tsx'
import type { SeenObject } from '../house.ts'
import { useSpeech } from '../speech.tsx'

type Props = { readonly child: SeenObject; readonly record: Row; readonly parent: SeenObject }

const shortFields = 8
const isLong = (kind: string) => kind === 'longText'
const isPicture = (kind: string) => kind === 'pictures' || kind === 'files'

/** A child record as it is now, told on its parent's time line: short facts in a line, long text as text, pictures as pictures. */
export function ChildCard({ child, record, parent }: Props) {
  const { say } = useSpeech()
  const { declaration } = child
  const order = [...(declaration.form ?? []).flatMap((section) => section.fields), ...Object.keys(declaration.fields)]
  const named = [...new Set(order)].flatMap((name) => {
    const field = declaration.fields[name]
    return field && !isBlank(record[name]) && field.target !== parent.declaration.name && record[name] !== false ? [{ name, field }] : []
  })
  const long = named.filter(({ field }) => isLong(field.kind.name))
  const pictures = named.filter(({ field }) => isPicture(field.kind.name))
  const short = named.filter((each) => !long.includes(each) && !pictures.includes(each)).slice(0, shortFields)
  return (
    <div className="kx-child">
      {!long.some(({ name }) => name === declaration.title) && (
        <Link className="kx-child-title" to={`/${declaration.plural}/${record.id}`}>
          {titleIn(declaration, record)}
        </Link>
      )}
      {long.map(({ name, field }) => (
        <div key={name} className="kx-child-text">
          <Shown field={field} name={name} value={record[name]} record={record} />
        </div>
      ))}
      <dl>
        {short
          .filter(({ name }) => name !== declaration.title)
          .map(({ name, field }) => (
            <div key={name}>
              <dt>{say(field.label)}</dt>
              <dd>
                <Shown field={field} name={name} value={record[name]} record={record} place="list" />
              </dd>
            </div>
          ))}
      </dl>
      {pictures.map(({ name, field }) => (
        <Shown key={name} field={field} name={name} value={record[name]} record={record} />
      ))}
      {long.length > 0 && (
        <Link className="kx-child-open" to={`/${declaration.plural}/${record.id}`}>
          {say(declaration.label)} →
        </Link>
      )}
    </div>
  )
}
