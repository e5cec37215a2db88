import type { ReactNode } from 'react'

/** An empty place teaches: what belongs here, one button to begin, one line of sample. */
export function Empty({ icon, title, teach, sample, act }: { icon?: ReactNode; title: string; teach?: string; sample?: string; act?: ReactNode }) {
  return (
    <div className="kx-empty">
      {icon && <div className="kx-empty-icon">{icon}</div>}
      <h2>{title}</h2>
      {teach && <p>{teach}</p>}
      {sample && <p className="kx-empty-sample">{sample}</p>}
      {act}
    </div>
  )
}
