import type { ReactNode } from 'react'

/** The top line of a page: what it is on the left, what can be done on the right. */
export function PageHead({ icon, title, note, children }: { icon?: ReactNode; title: ReactNode; note?: ReactNode; children?: ReactNode }) {
  return (
    <header className="kx-head">
      {icon && <span className="kx-head-icon">{icon}</span>}
      <h1>{title}</h1>
      {note && <span className="kx-head-note">{note}</span>}
      <div className="kx-head-acts">{children}</div>
    </header>
  )
}
