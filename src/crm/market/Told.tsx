import { Link } from 'react-router'
import type { Row } from '../../web/api/shapes.ts'
import { Shown } from '../../web/form/Shown.tsx'
import type { SeenObject } from '../../web/house.ts'
import { useSpeech } from '../../web/speech.tsx'

type Props = { readonly seen: SeenObject; readonly rows: readonly Row[]; readonly fields: readonly string[] }

/** Records as a small table of chosen fields, each led to by its first cell. */
export function Told({ seen, rows, fields }: Props) {
  const { say } = useSpeech()
  const { declaration } = seen
  const shown = fields.flatMap((name) => {
    const field = seen.fields[name]
    return field ? [{ name, field }] : []
  })
  return (
    <div className="kx-told">
      <table aria-label={say(declaration.label)}>
        <thead>
          <tr>
            {shown.map(({ name, field }) => (
              <th key={name} scope="col">
                {say(field.label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              {shown.map(({ name, field }, at) => {
                const cell = <Shown field={field} name={name} value={row[name]} record={row} place="list" />
                return <td key={name}>{at === 0 && !field.target ? <Link to={`/${declaration.plural}/${row.id}`}>{cell}</Link> : cell}</td>
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
