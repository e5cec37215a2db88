import { expect, it } from 'vitest'
import { monthsBetween, pivot } from './pivot.ts'

const rows = [
  { at: '2025-11', channel: { id: 'visit', title: '拜访' }, count: 2 },
  { at: '2026-02', channel: { id: 'visit', title: '拜访' }, count: 1 },
  { at: '2026-02', channel: { id: 'phone', title: '电话' }, count: 5 },
]
const nameOf = (cell: unknown) => (typeof cell === 'object' ? String((cell as { title: string }).title) : String(cell))

it('draws every month from the first to the last, the empty ones too', () => {
  expect(monthsBetween(['2026-02', '2025-11'])).toEqual(['2025-11', '2025-12', '2026-01', '2026-02'])
  expect(monthsBetween([])).toEqual([])
})

it('makes a series of each channel, and knows which row each point came from', () => {
  const { categories, series, rowAt } = pivot({ rows, by: 'at', of: 'channel', figure: 'count', nameOf, all: monthsBetween(['2025-11', '2026-02']) })
  expect(categories).toHaveLength(4)
  expect(series).toEqual([
    { name: '拜访', values: [2, null, null, 1] },
    { name: '电话', values: [null, null, null, 5] },
  ])
  expect([rowAt(0, 0), rowAt(1, 3), rowAt(1, 0)]).toEqual([0, 2, undefined])
})
