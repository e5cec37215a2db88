import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { Pop, type PopPlace } from './Pop.tsx'

export type MenuItem = {
  readonly key: string
  readonly label: string
  readonly icon?: ReactNode
  readonly isBad?: boolean
  readonly isOff?: boolean
  /** A line above it. */
  readonly isApart?: boolean
  readonly run: () => void
}

type Trigger = { readonly onClick: () => void; readonly 'aria-haspopup': 'menu'; readonly 'aria-expanded': boolean }
type Props = { readonly items: readonly MenuItem[]; readonly place?: PopPlace; readonly label?: string; readonly children: (trigger: Trigger) => ReactNode }

/** A button with a list of acts under it; arrows walk the list, Enter does, Esc leaves. */
export function MenuButton({ items, place = 'bottomRight', label, children }: Props) {
  const [isOpen, setOpen] = useState(false)
  const onKey = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step) return
    event.preventDefault()
    const entries = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('[role=menuitem]:not(:disabled)')]
    const at = entries.indexOf(document.activeElement as HTMLButtonElement)
    entries.at((at + step) % entries.length)?.focus()
  }
  return (
    <Pop
      isOpen={isOpen}
      onClose={() => setOpen(false)}
      place={place}
      role="menu"
      {...(label ? { label } : {})}
      isBare
      trigger={children({ onClick: () => setOpen(!isOpen), 'aria-haspopup': 'menu', 'aria-expanded': isOpen })}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the menu is the panel around it; here only its arrows are caught */}
      <div className="kx-menu-items" onKeyDown={onKey}>
        {items.map((item) => (
          <button
            key={item.key}
            type="button"
            role="menuitem"
            className={[item.isBad ? 'kx-menu-bad' : '', item.isApart ? 'kx-menu-apart' : ''].join(' ')}
            disabled={item.isOff ?? false}
            onClick={() => {
              setOpen(false)
              item.run()
            }}
          >
            {item.icon}
            {item.label}
          </button>
        ))}
      </div>
    </Pop>
  )
}
