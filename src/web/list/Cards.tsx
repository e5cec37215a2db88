import { useRef } from 'react'
import { Link } from 'react-router'
import { titleIn } from '../../kernel/object.ts'
import type { Row } from '../api/shapes.ts'
import { isBlank, Shown } from '../form/Shown.tsx'
import { useSpeech } from '../speech.tsx'
import type { List } from './use-list.ts'
import { useScrollMemory } from './use-scroll-memory.ts'

const shownFields = 4

/** A phone shows each record as a card: its title and the first filled columns. */
export function Cards({ list, rows }: { list: List; rows: readonly Row[] }) {
  const { say } = useSpeech()
  const scroller = useRef<HTMLUListElement>(null)
  useScrollMemory(scroller)
  const { fields, declaration } = list.seen
  const names = list.columns.filter((name) => name !== declaration.title)
  return (
    <ul className="kx-cards" ref={scroller}>
      {rows.map((row) => {
        const title = fields[declaration.title]
        return (
          <li key={row.id}>
            <Link to={`/${declaration.plural}/${row.id}`} aria-label={titleIn(declaration, row)} />
            <h2>{title && <Shown field={title} name={declaration.title} value={row[declaration.title]} record={row} place="list" />}</h2>
            <dl>
              {names
                .filter((name) => !isBlank(row[name]))
                .slice(0, shownFields)
                .map((name) => {
                  const field = fields[name]
                  return field ? (
                    <div key={name}>
                      <dt>{say(field.label)}</dt>
                      <dd>
                        <Shown field={field} name={name} value={row[name]} record={row} place="list" />
                      </dd>
                    </div>
                  ) : null
                })}
            </dl>
          </li>
        )
      })}
    </ul>
  )
}
