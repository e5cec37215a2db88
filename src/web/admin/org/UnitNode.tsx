import { type DragEvent, useState } from 'react'

type Props = {
  readonly name: string
  readonly count: number
  readonly isMovable: boolean
  /** May what is being dragged go under this unit? */
  readonly takesDrop: boolean
  readonly onDrag: (isOn: boolean) => void
  readonly onDrop: () => void
}

/**
 * A unit's line in the tree. The browser's own drag and drop: antd's asks for a move to the right to tell "under" from "beside",
 * which nobody finds.
 */
export function UnitNode({ name, count, isMovable, takesDrop, onDrag, onDrop }: Props) {
  const [isOver, setOver] = useState(false)
  const over = (event: DragEvent) => {
    if (!takesDrop) return
    event.preventDefault()
    setOver(true)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    onDrop()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the tree's item around it is the control, and who has no mouse moves a unit by its menu
    <span
      className={isOver && takesDrop ? 'kx-org-node kx-org-over' : 'kx-org-node'}
      draggable={isMovable}
      onDragStart={() => onDrag(true)}
      onDragEnd={() => onDrag(false)}
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <span>{name}</span>
      <small>{count || ''}</small>
    </span>
  )
}
