import { PanelRight } from 'lucide-react'
import { memo } from 'react'
import { Link } from 'react-router'
import type { Label } from '../../kernel/label.ts'
import type { Row } from '../api/shapes.ts'
import { Shown } from '../form/Shown.tsx'
import { InPlace } from '../record/InPlace.tsx'
import { useSpeech } from '../speech.tsx'
import type { Column } from './columns.ts'

export type RowActs = {
  readonly choose: (id: string, isRange: boolean) => void
  readonly touch: (row: number, column: number) => void
  readonly edit: (row: number, column: number) => void
  readonly endEdit: () => void
  readonly peek: (id: string) => void
  readonly save: (record: Row, name: string, value: unknown) => Promise<Label | undefined>
}

type Props = {
  readonly record: Row
  readonly index: number
  readonly columns: readonly Column[]
  readonly link: string | null
  readonly isChosen: boolean
  readonly isPeeked: boolean
  /** What the cell under the keyboard is called. */
  readonly activeId: string
  /** Column under the keyboard, or -1. */
  readonly activeColumn: number
  readonly isEditing: boolean
  readonly acts: RowActs
}

/** One record as a line. Memoised: moving through a hundred rows redraws two. */
export const TableRow = memo(function TableRow({ record, index, columns, link, isChosen, isPeeked, activeId, activeColumn, isEditing, acts }: Props) {
  const { t } = useSpeech()
  const names = ['kx-row', isChosen ? 'kx-row-chosen' : '', isPeeked ? 'kx-row-peeked' : '', activeColumn >= 0 ? 'kx-row-active' : ''].join(' ')
  return (
    <tr className={names} aria-selected={isChosen}>
      <td className="kx-td-check">
        <input
          type="checkbox"
          aria-label={t('chooseRow')}
          checked={isChosen}
          onChange={() => undefined}
          onClick={(event) => acts.choose(record.id, event.shiftKey)}
          tabIndex={-1}
        />
      </td>
      {columns.map((column, at) => {
        const isActive = at === activeColumn
        const isOpen = isActive && isEditing
        const className = [
          'kx-td',
          column.isTitle && 'kx-td-title',
          column.view.align === 'right' && 'kx-right',
          isActive && 'kx-td-active',
          isOpen && 'kx-td-editing',
        ]
          .filter(Boolean)
          .join(' ')
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of all cells are on the grid itself
          <td
            key={column.name}
            className={className}
            id={isActive ? activeId : undefined}
            onClick={() => acts.touch(index, at)}
            onDoubleClick={() => acts.edit(index, at)}
          >
            {isOpen ? (
              <InPlace field={column.field} name={column.name} record={record} save={acts.save} onEnd={acts.endEdit} />
            ) : column.isTitle ? (
              <TitleCell column={column} record={record} link={link} onPeek={() => acts.peek(record.id)} />
            ) : (
              <Shown field={column.field} name={column.name} value={record[column.name]} record={record} place="list" />
            )}
          </td>
        )
      })}
      <td className="kx-td-rest" />
    </tr>
  )
})

function TitleCell({ column, record, link, onPeek }: { column: Column; record: Row; link: string | null; onPeek: () => void }) {
  const { t } = useSpeech()
  // A record called by another (a deal's product) bears its title, not a link within the link.
  const called = column.field.target ? (record[column.name.replace(/Id$/, '')] as { readonly title?: unknown } | null | undefined) : undefined
  const shown = called ? (
    String(called.title ?? '–')
  ) : (
    <Shown field={column.field} name={column.name} value={record[column.name]} record={record} place="list" />
  )
  return (
    <span className="kx-title-cell">
      {link ? (
        <Link to={link} tabIndex={-1} title={String(called?.title ?? record[column.name] ?? '')}>
          {shown}
        </Link>
      ) : (
        shown
      )}
      <button type="button" className="kx-bare kx-peek-button" tabIndex={-1} aria-label={t('peek')} title={t('peekHint')} onClick={onPeek}>
        <PanelRight size={14} aria-hidden />
      </button>
    </span>
  )
}
