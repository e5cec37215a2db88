import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { isInPopup } from './popups.ts'

export type PopPlace = 'bottomLeft' | 'bottomRight' | 'topLeft'

type Props = {
  readonly trigger: ReactNode
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly place?: PopPlace
  readonly role?: 'dialog' | 'menu'
  readonly label?: string
  readonly isBare?: boolean
  readonly children: ReactNode
}

const gap = 4
const margin = 8
const focusable = 'input:not([type=hidden]), select, textarea, button, [tabindex="0"], a[href]'

/**
 * A small panel at its trigger. Ours and not antd's: that one brings menu, tooltip and their styles into the first
 * screen, a third of its weight. It lies under antd's own lists, so pickers work inside it.
 */
export function Pop({ trigger, isOpen, onClose, place = 'bottomLeft', role = 'dialog', label, isBare, children }: Props) {
  const anchor = useRef<HTMLSpanElement>(null)
  return (
    <span ref={anchor} className="kx-pop-anchor">
      {trigger}
      {isOpen && (
        <Panel anchor={anchor} place={place} onClose={onClose} role={role} label={label} isBare={isBare}>
          {children}
        </Panel>
      )}
    </span>
  )
}

type PanelProps = Pick<Props, 'onClose' | 'children' | 'label' | 'isBare'> & {
  readonly anchor: { readonly current: HTMLElement | null }
  readonly place: PopPlace
  readonly role: string
}

function Panel({ anchor, place, onClose, role, label, isBare, children }: PanelProps) {
  const box = useRef<HTMLDivElement>(null)
  const spot = useSpot(anchor, box, place)
  const close = useRef(onClose)
  close.current = onClose
  useEffect(() => {
    const onPress = (event: PointerEvent) => {
      const target = event.target as Node
      if (!box.current?.contains(target) && !anchor.current?.contains(target) && !isInPopup(target)) close.current()
    }
    document.addEventListener('pointerdown', onPress, true)
    // What is inside may still be on its way; the panel itself then hears Esc.
    const first = box.current?.querySelector<HTMLElement>(focusable) ?? box.current
    first?.focus({ preventScroll: true })
    return () => document.removeEventListener('pointerdown', onPress, true)
  }, [anchor])
  const onKey = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.key !== 'Escape') return
    onClose()
    anchor.current?.querySelector<HTMLElement>('button')?.focus()
  }
  return createPortal(
    // biome-ignore lint/a11y/noStaticElementInteractions: its role is given by who opens it: dialog or menu
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles take a label
    <div tabIndex={-1} ref={box} className={isBare ? 'kx-pop' : 'kx-pop kx-pop-padded'} role={role} aria-label={label} style={spot} onKeyDown={onKey}>
      {children}
    </div>,
    document.body,
  )
}

/** Where the panel stands: at its trigger, turned over when there is no room, never outside the window. */
function useSpot(anchor: PanelProps['anchor'], box: { readonly current: HTMLElement | null }, place: PopPlace) {
  // Unseen until placed, but not hidden: what is hidden takes no focus.
  const [spot, setSpot] = useState<{ left: number; top: number; opacity?: number }>({ left: 0, top: 0, opacity: 0 })
  useLayoutEffect(() => {
    const put = () => {
      const at = anchor.current?.getBoundingClientRect()
      const size = box.current?.getBoundingClientRect()
      if (!at || !size) return
      const under = at.bottom + gap
      const over = at.top - gap - size.height
      const wanted = place === 'topLeft' ? (over < margin ? under : over) : under + size.height > innerHeight - margin && over > margin ? over : under
      const left = place === 'bottomRight' ? at.right - size.width : at.left
      setSpot({
        left: Math.max(margin, Math.min(left, innerWidth - size.width - margin)),
        top: Math.max(margin, Math.min(wanted, innerHeight - size.height - margin)),
      })
    }
    put()
    const watch = new ResizeObserver(put)
    if (box.current) watch.observe(box.current)
    addEventListener('resize', put)
    return () => {
      watch.disconnect()
      removeEventListener('resize', put)
    }
  }, [anchor, box, place])
  return spot
}
