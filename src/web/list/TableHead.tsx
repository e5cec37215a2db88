import { ArrowDown, ArrowUp } from 'lucide-react'
import { type PointerEvent, useRef } from 'react'
import { useSpeech } from '../speech.tsx'
import { type Column, moved } from './columns.ts'
import { readSort, turnSort, writeSort } from './state.ts'

type Props = {
  readonly columns: readonly Column[]
  readonly sort: string
  readonly isPageChosen: boolean | 'some'
  /** The former page still stands while the next one is fetched: to choose "this page" now would choose the wrong one. */
  readonly isPageFormer: boolean
  readonly onChoosePage: () => void
  readonly onSort: (sort: string | undefined) => void
  readonly onPull: (name: string, width: number) => void
  readonly onMove: (names: readonly string[]) => void
}

export function TableHead({ columns, sort, isPageChosen, isPageFormer, onChoosePage, onSort, onPull, onMove }: Props) {
  const { t } = useSpeech()
  const terms = readSort(sort)
  const dragged = useRef<string>(undefined)
  const names = columns.map((column) => column.name)
  return (
    <thead>
      <tr>
        <th className="kx-th-check">
          <input
            type="checkbox"
            aria-label={t('choosePage')}
            checked={isPageChosen === true}
            disabled={isPageFormer}
            ref={(box) => {
              if (box) box.indeterminate = isPageChosen === 'some'
            }}
            onChange={onChoosePage}
          />
        </th>
        {columns.map((column) => {
          const at = terms.findIndex((term) => term.field === column.name)
          const term = terms[at]
          return (
            <th
              key={column.name}
              className={[column.isTitle ? 'kx-th-title' : '', column.view.align === 'right' ? 'kx-right' : ''].join(' ')}
              aria-sort={term ? (term.isDown ? 'descending' : 'ascending') : 'none'}
              draggable={!column.isTitle}
              onDragStart={() => {
                dragged.current = column.name
              }}
              onDragOver={(event) => dragged.current && !column.isTitle && event.preventDefault()}
              onDrop={() => {
                if (dragged.current) onMove(moved(names, dragged.current, column.name))
                dragged.current = undefined
              }}
            >
              <HeadLabel
                column={column}
                onSort={column.isSortable ? (isMore) => onSort(writeSort(turnSort(terms, column.name, isMore)) || undefined) : undefined}
              >
                {term && (term.isDown ? <ArrowDown size={12} aria-hidden /> : <ArrowUp size={12} aria-hidden />)}
                {term && terms.length > 1 && <small>{at + 1}</small>}
              </HeadLabel>
              <PullEdge width={column.width} onPull={(width) => onPull(column.name, width)} />
            </th>
          )
        })}
        <th className="kx-th-rest" aria-hidden />
      </tr>
    </thead>
  )
}

function HeadLabel({ column, onSort, children }: { column: Column; onSort: ((isMore: boolean) => void) | undefined; children: React.ReactNode }) {
  const { say, t } = useSpeech()
  const label = say(column.field.label)
  if (!onSort) return <span className="kx-th-label">{label}</span>
  return (
    <button type="button" className="kx-th-label" title={t('sortHint', { what: label })} onClick={(event) => onSort(event.shiftKey)}>
      <span>{label}</span>
      {children}
    </button>
  )
}

function PullEdge({ width, onPull }: { width: number; onPull: (width: number) => void }) {
  const begin = (event: PointerEvent<HTMLSpanElement>) => {
    event.preventDefault()
    const edge = event.currentTarget
    const from = event.clientX
    edge.setPointerCapture(event.pointerId)
    edge.onpointermove = (move) => onPull(width + move.clientX - from)
    edge.onpointerup = () => {
      edge.onpointermove = null
      edge.onpointerup = null
    }
  }
  return (
    <span
      className="kx-pull"
      onPointerDown={begin}
      onClick={(event) => event.stopPropagation()}
      draggable
      onDragStart={(event) => event.preventDefault()}
      aria-hidden
    />
  )
}
