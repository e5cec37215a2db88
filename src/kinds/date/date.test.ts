import { expect, it } from 'vitest'
import { dateKind } from './date.ts'

it.each(['2026-01-02', '2026/1/2', '2026.1.2', '2026年1月2日', '20260102', '2026-01-02 09:30', 20260102, 46024, new Date('2026-01-02T00:00:00Z')])(
  'reads %s',
  (cell) => {
    expect(dateKind.read(cell, {})).toEqual({ value: '2026-01-02' })
  },
)

it('does not guess which of 1/2 is the month', () => {
  expect(dateKind.read('1/2/2026', {})).toMatchObject({ code: 'date' })
})

it('takes the one written form from the API', () => {
  expect(dateKind.parse('2026-01-02', {})).toEqual({ value: '2026-01-02' })
  expect(dateKind.parse('2026/1/2', {})).toMatchObject({ code: 'date' })
})
