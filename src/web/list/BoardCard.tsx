import { Button } from 'antd'
import { Ellipsis } from 'lucide-react'
import { Link } from 'react-router'
import { titleIn } from '../../kernel/object.ts'
import { MenuButton } from '../../kit/MenuButton.tsx'
import type { Row } from '../api/shapes.ts'
import { isBlank, Shown } from '../form/Shown.tsx'
import { useSpeech } from '../speech.tsx'
import type { Grouping } from './grouping.ts'
import type { List } from './use-list.ts'

/** What a carried card says of itself to the columns it is carried over. */
export const cardType = 'application/x-kexin-record'
const shownFields = 3

/** What all cards of a board share. */
export type CardProps = {
  readonly list: List
  readonly grouping: Grouping
  /** Columns a card may be moved to. */
  readonly waysOf: (row: Row) => readonly (string | null)[]
  readonly nameOf: (value: string | null) => string
  /** It is taken up, or let go. */
  readonly onCarry: (row: Row | undefined) => void
  readonly onEdit: (row: Row) => void
  /** Absent: he may not change the field. */
  readonly move?: (row: Row, to: string | null) => Promise<void>
}

/** A record on a board. Who uses no mouse moves it by its menu. */
export function BoardCard({ list, grouping: { name }, row, waysOf, nameOf, onCarry, onEdit, move }: CardProps & { row: Row }) {
  const { t, say } = useSpeech()
  const { declaration, fields } = list.seen
  const shown = list.columns.filter((each) => each !== declaration.title && each !== name && !isBlank(row[each])).slice(0, shownFields)
  const targets = move ? waysOf(row).filter((place) => place !== (row[name] ?? null)) : []
  const mayEdit = list.seen.can('update') && row.can?.update !== false
  const items = [
    ...(mayEdit ? [{ key: 'edit', label: t('edit'), run: () => onEdit(row) }] : []),
    ...(move && mayEdit ? targets.map((to) => ({ key: `to ${to}`, label: t('boardMove', { what: nameOf(to) }), run: () => void move(row, to) })) : []),
  ]
  return (
    <li
      className="kx-board-card"
      draggable={move !== undefined && mayEdit}
      onDragStart={(event) => {
        event.dataTransfer.setData(cardType, JSON.stringify(row))
        event.dataTransfer.effectAllowed = 'move'
        onCarry(row)
      }}
      onDragEnd={() => onCarry(undefined)}
    >
      <header>
        <Link to={`/${declaration.plural}/${row.id}`} draggable={false}>
          {titleIn(declaration, row)}
        </Link>
        {items.length > 0 && (
          <MenuButton items={items}>
            {(trigger) => (
              <Button {...trigger} size="small" type="text" icon={<Ellipsis size={14} />} aria-label={t('boardActs', { what: titleIn(declaration, row) })} />
            )}
          </MenuButton>
        )}
      </header>
      <div className="kx-board-said">
        {shown.map((each) => {
          const shownField = fields[each]
          return (
            shownField && (
              <span key={each} title={say(shownField.label)}>
                <Shown field={shownField} name={each} value={row[each]} record={row} place="list" />
              </span>
            )
          )
        })}
      </div>
    </li>
  )
}
