import { Rate } from '../../kit/heavy.tsx'
import type { CellProps, InputProps, KindView } from '../../kit/view.ts'

function RatingCell({ value, field }: CellProps<number>) {
  const most = field.max ?? 5
  return (
    <span className="kx-stars" role="img" aria-label={`${value} / ${most}`}>
      {'\u2605'.repeat(value)}
      <span className="kx-quiet">{'\u2605'.repeat(Math.max(0, most - value))}</span>
    </span>
  )
}

function RatingInput({ value, onChange, field }: InputProps<number>) {
  return <Rate count={field.max ?? 5} value={value ?? 0} onChange={(stars) => onChange(stars || null)} />
}

export const ratingView: KindView<number> = { Cell: RatingCell, Input: RatingInput, width: 110, settlesAtOnce: true }
