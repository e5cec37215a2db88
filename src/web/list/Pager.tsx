import { Button } from 'antd'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { grouped } from '../../kit/figure.ts'
import { useSpeech } from '../speech.tsx'
import { sizes } from './state.ts'
import type { List } from './use-list.ts'

/** Page numbers reach the first 10,000 rows; whoever is beyond that filters or searches. */
const deepest = 10_000

export function Pager({ list, shown }: { list: List; shown: number }) {
  const { t } = useSpeech()
  const { page, size } = list.state
  const count = list.page.data?.count
  const value = count?.value ?? (page - 1) * size + shown
  const last = Math.max(1, Math.ceil(Math.min(value, deepest) / size))
  // Intl takes 17 ms to load its rules before the first page is drawn.
  const format = (figure: number) => grouped(String(figure))
  const total = count?.capped ? `${format(count.value)}+` : format(value)
  const go = (next: number) => list.set({ page: next }, true)
  const first = shown === 0 ? 0 : (page - 1) * size + 1
  return (
    <footer className="kx-pager">
      <span className="kx-pager-count" aria-live="polite">
        {t('rowsOf', { from: format(first), to: format((page - 1) * size + shown), total })}
      </span>
      <span className="kx-tools-rest" />
      <label className="kx-not-phone">
        <select value={size} aria-label={t('pageSize')} onChange={(event) => list.set({ size: Number(event.target.value) })}>
          {sizes.map((each) => (
            <option key={each} value={each}>
              {t('perPage', { n: each })}
            </option>
          ))}
        </select>
      </label>
      <nav aria-label={t('pages')}>
        <Button size="small" type="text" icon={<ChevronLeft size={15} />} aria-label={t('pageBefore')} disabled={page <= 1} onClick={() => go(page - 1)} />
        {pagesAround(page, last).map((each, index) =>
          each === null ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: a gap has no name but its place
            <span key={`gap ${index}`}>…</span>
          ) : (
            <button key={each} type="button" className="kx-page-number" aria-current={each === page ? 'page' : undefined} onClick={() => go(each)}>
              {each}
            </button>
          ),
        )}
        <Button size="small" type="text" icon={<ChevronRight size={15} />} aria-label={t('pageAfter')} disabled={page >= last} onClick={() => go(page + 1)} />
      </nav>
    </footer>
  )
}

/** 1 … 4 5 6 … 20: the ends, the neighbours, and gaps. */
export function pagesAround(page: number, last: number): (number | null)[] {
  const near = [1, page - 1, page, page + 1, last].filter((each) => each >= 1 && each <= last)
  const sorted = [...new Set(near)].sort((a, b) => a - b)
  return sorted.flatMap((each, index) => {
    const before = sorted[index - 1]
    if (before === undefined || each - before === 1) return [each]
    return each - before === 2 ? [each - 1, each] : [null, each]
  })
}
