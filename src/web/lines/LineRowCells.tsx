import { Button } from 'antd'
import { ArrowDown, ArrowUp, Copy, Ellipsis, Trash2 } from 'lucide-react'
import type { Field } from '../../kernel/field.ts'
import type { Label } from '../../kernel/label.ts'
import type { Line } from '../../kernel/lines.ts'
import { MenuButton } from '../../kit/MenuButton.tsx'
import type { Draft } from '../form/drafts.ts'
import { NamedInput } from '../form/NamedInput.tsx'
import { Shown } from '../form/Shown.tsx'
import { useSpeech } from '../speech.tsx'
import { type LineRow, valuesOf } from './use-lines.ts'

type Props = {
  readonly row: LineRow
  readonly at: number
  readonly isLast: boolean
  readonly columns: readonly (readonly [string, Field])[]
  /** What the record around it holds, so that a picker in a line narrows itself by it. */
  readonly near: Draft
  readonly may: { readonly add: boolean; readonly change: boolean; readonly drop: boolean }
  readonly troubleOf: (column: string) => Label | undefined
  readonly onSet: (column: string, value: unknown) => void
  readonly onCopy: (typed: Line) => void
  readonly onMove: (to: number) => void
  readonly onDrop: () => void
}

const defaultsOf = (columns: Props['columns']): Line =>
  Object.fromEntries(columns.flatMap(([name, field]) => (field.default === undefined ? [] : [[name, field.default]])))

/** One line: its number, a cell for each column, and what else can be done with it. */
export function LineRowCells({ row, at, isLast, columns, near, may, troubleOf, onSet, onCopy, onMove, onDrop }: Props) {
  const { t, say } = useSpeech()
  const values = { ...(row.was ? {} : defaultsOf(columns)), ...valuesOf(row) }
  const isOpen = row.was ? may.change : true
  const copied = () => Object.fromEntries(columns.map(([name]) => [name, values[name] ?? null]))
  const items = [
    { key: 'copy', label: t('lineCopy'), icon: <Copy size={14} />, isOff: !may.add, run: () => onCopy(copied()) },
    { key: 'up', label: t('lineUp'), icon: <ArrowUp size={14} />, isOff: at === 0, run: () => onMove(at - 1) },
    { key: 'down', label: t('lineDown'), icon: <ArrowDown size={14} />, isOff: isLast, run: () => onMove(at + 1) },
    { key: 'drop', label: t('lineDrop'), icon: <Trash2 size={14} />, isBad: true, isApart: true, isOff: row.was !== undefined && !may.drop, run: onDrop },
  ]
  return (
    <tr data-line={row.key}>
      <th scope="row">{at + 1}</th>
      {columns.map(([name, field]) => {
        const trouble = troubleOf(name)
        return (
          <td key={name} data-field={name} data-label={say(field.label)}>
            {isOpen ? (
              <NamedInput
                field={field}
                name={name}
                value={values[name]}
                label={t('lineCell', { what: say(field.label), at: at + 1 })}
                draft={{ ...near, ...values }}
                inRow
                isInvalid={trouble !== undefined}
                onChange={(to) => onSet(name, to)}
              />
            ) : (
              <Shown field={field} name={name} value={values[name]} record={values} />
            )}
            {trouble && (
              <p className="kx-trouble" role="alert">
                {say(trouble)}
              </p>
            )}
          </td>
        )
      })}
      <td className="kx-line-acts">
        <MenuButton items={items} label={t('lineActs', { at: at + 1 })}>
          {(trigger) => <Button type="text" {...trigger} icon={<Ellipsis size={15} />} aria-label={t('lineActs', { at: at + 1 })} />}
        </MenuButton>
      </td>
    </tr>
  )
}
