import { Button } from 'antd'
import { useState } from 'react'
import type { Filter } from '../../kernel/filter.ts'
import { Wait } from '../../kit/Wait.tsx'
import type { Group } from '../api/groups.ts'
import { both, usePage } from '../api/records.ts'
import type { Row } from '../api/shapes.ts'
import { useSpeech } from '../speech.tsx'
import { BoardCard, type CardProps, cardType } from './BoardCard.tsx'
import { Figures } from './Figures.tsx'
import { GroupName } from './GroupName.tsx'

const step = 20
const most = 200

type Props = CardProps & {
  readonly column: Group
  /** Which rows of the list stand on the board. */
  readonly only?: Filter
  /** May the card that is carried be put here? */
  readonly isOpen: boolean
  readonly isCarried: boolean
  readonly standing: (rows: readonly Row[], column: string | null) => readonly Row[]
}

export function BoardColumn({ list, grouping, column, only, isOpen, isCarried, standing, move, ...card }: Props) {
  const { t } = useSpeech()
  const [limit, setLimit] = useState(step)
  const [isOver, setOver] = useState(false)
  const value = column.value as string | null
  const filter = both(list.filter, only, column.filter)
  const page = usePage(list.seen.declaration.plural, { ...list.ask, filter, page: 1, limit, count: false }, true)
  const rows = standing(page.data?.records ?? [], value)
  const takes = move && isOpen
  const state = isOver ? ' kx-board-over' : isCarried && !isOpen ? ' kx-board-shut' : ''
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: cards are dropped here; without a mouse their menu moves them
    <section
      className={`kx-board-column${state}`}
      onDragOver={(event) => {
        if (!takes || !event.dataTransfer.types.includes(cardType)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={(event) => !event.currentTarget.contains(event.relatedTarget as Node | null) && setOver(false)}
      onDrop={(event) => {
        setOver(false)
        const carried = event.dataTransfer.getData(cardType)
        if (takes && carried) void move(JSON.parse(carried) as Row, value)
      }}
    >
      <h2>
        <GroupName grouping={grouping} group={column} />
        <Figures seen={list.seen} figures={column} />
      </h2>
      <ul>
        {rows.map((row) => (
          <BoardCard key={row.id} {...{ list, grouping, row }} {...card} {...(move ? { move } : {})} />
        ))}
        {page.isPending && <Wait lines={3} />}
      </ul>
      {column.count > limit && limit < most && (
        <Button size="small" type="text" block onClick={() => setLimit(limit + step)}>
          {t('boardMore', { n: column.count - limit })}
        </Button>
      )}
    </section>
  )
}
