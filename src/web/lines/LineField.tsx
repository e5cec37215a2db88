import { Button } from 'antd'
import { Plus } from 'lucide-react'
import { useMemo, useRef } from 'react'
import { type Field, isWritten } from '../../kernel/field.ts'
import type { Label } from '../../kernel/label.ts'
import { asLine, isWithin, type Line, lineField, mostLines } from '../../kernel/lines.ts'
import { useToast } from '../../kit/Toast.tsx'
import type { Draft } from '../form/drafts.ts'
import { type SeenObject, useHouse } from '../house.ts'
import { useSpeech } from '../speech.tsx'
import { LineRowCells } from './LineRowCells.tsx'
import { blankRow, type LineRow, sentOf, useLines } from './use-lines.ts'
import './lines.css'

type Props = {
  readonly name: string
  readonly field: Field
  readonly value: unknown
  /** The record's own lines, absent for a new record. */
  readonly before: unknown
  readonly draft: Draft
  readonly troubles: Readonly<Record<string, Label>>
  readonly onChange: (name: string, value: unknown) => void
}

const none: readonly Line[] = []
const listed = (value: unknown): readonly Line[] => (Array.isArray(value) ? (value as Line[]) : none)

/** The columns a person may fill: which record the lines stand in, and their order, go without saying. */
const columnsOf = (child: SeenObject): (readonly [string, Field])[] =>
  Object.entries(asLine(child.declaration).fields).filter(([name, field]) => !isWritten(field) && !field.lines && child.mayEdit(name))

/** The lines of a record within its form, like a sheet: a row each, on a phone a card each (api.md, child lines). */
export function LineField({ name, field, value, before, draft, troubles, onChange }: Props) {
  const child = useHouse().byName(field.lines ?? '')
  const { t, say } = useSpeech()
  const { show } = useToast()
  const box = useRef<HTMLDivElement>(null)
  const lines = useLines({ value: listed(value), before: listed(before), onChange: (next) => onChange(name, next) })
  const columns = useMemo(() => (child ? columnsOf(child) : []), [child])
  if (!child) return null
  const may = { add: child.can('create') && lines.rows.length < mostLines, change: child.can('update'), drop: child.can('delete') }
  const sent = sentOf(lines.rows)
  const { [name]: _lines, ...near } = draft
  const troublesOf = (row: LineRow) => (column: string) => troubles[lineField(name, sent.indexOf(row), column)]
  const shown = new Set(sent.flatMap((_, at) => columns.map(([column]) => lineField(name, at, column))))
  const stray = Object.entries(troubles).filter(([at]) => isWithin(at, name) && !shown.has(at))
  const add = (row: LineRow, at?: number) => {
    lines.add(row, at)
    setTimeout(() => box.current?.querySelector<HTMLElement>(`[data-line="${row.key}"] :is(input,textarea,button)`)?.focus())
  }
  const drop = (row: LineRow, at: number) => {
    lines.drop(row.key)
    if (sent.includes(row)) show({ text: t('lineGone'), act: { label: t('undo'), run: () => lines.add(row, at) } })
  }
  return (
    <div className="kx-field kx-field-wide kx-line-table" data-field={name} ref={box}>
      <table>
        <caption>{say(field.label)}</caption>
        <thead>
          <tr>
            <th aria-label={t('lineNumber')} />
            {columns.map(([column, each]) => (
              <th key={column}>
                {say(each.label)}
                {each.required && <span className="kx-required">*</span>}
              </th>
            ))}
            <th aria-label={t('lineMore')} />
          </tr>
        </thead>
        <tbody>
          {lines.rows.map((row, at) => (
            <LineRowCells
              key={row.key}
              row={row}
              at={at}
              columns={columns}
              near={near}
              may={may}
              troubleOf={troublesOf(row)}
              isLast={at === lines.rows.length - 1}
              onSet={(column, to) => lines.set(row.key, column, to)}
              onCopy={(typed) => add(blankRow(typed), at + 1)}
              onMove={(to) => lines.move(at, to)}
              onDrop={() => drop(row, at)}
            />
          ))}
        </tbody>
      </table>
      {stray.map(([at, message]) => (
        <p key={at} className="kx-trouble" role="alert">
          {say(message)}
        </p>
      ))}
      {may.add && (
        <Button type="dashed" size="small" icon={<Plus size={13} />} onClick={() => add(blankRow())}>
          {t('lineAdd', { what: say(child.declaration.label) })}
        </Button>
      )}
    </div>
  )
}
