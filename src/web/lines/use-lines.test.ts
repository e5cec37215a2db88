import { expect, it } from 'vitest'
import { blankRow, linesFrom, rowsOf, sentOf } from './use-lines.ts'

const before = [
  { id: 'a', port: '上海', miles: 10, version: 1 },
  { id: 'b', port: '南京', miles: null, version: 1 },
]

it('sends of a kept line what differs, of a new one what was typed', () => {
  const [shanghai, nanjing] = rowsOf(before, before) as [ReturnType<typeof blankRow>, ReturnType<typeof blankRow>]
  const rows = [{ ...nanjing, typed: { miles: 5 } }, shanghai, blankRow({ port: '武汉' })]
  expect(linesFrom(rows, before)).toEqual([{ id: 'b', miles: 5 }, { id: 'a' }, { port: '武汉' }])
})

it('knows that nothing was changed: the same lines in the same order, a line left empty, a value typed back', () => {
  const [shanghai, nanjing] = rowsOf(before, before) as [ReturnType<typeof blankRow>, ReturnType<typeof blankRow>]
  expect(linesFrom([{ ...shanghai, typed: { port: '上海' } }, nanjing, blankRow({ port: '' })], before)).toBe(before)
  expect(linesFrom([nanjing, shanghai], before)).not.toBe(before)
  expect(linesFrom([shanghai], before)).toEqual([{ id: 'a' }])
})

it('shows a draft kept from another day over the lines as they are now', () => {
  const rows = rowsOf([{ id: 'b', miles: 7 }, { port: '宜昌' }, { id: 'gone', port: '九江' }], before)
  expect(rows.map(({ was, typed }) => ({ ...was, ...typed }))).toMatchObject([
    { id: 'b', port: '南京', miles: 7 },
    { port: '宜昌' },
    { id: 'gone', port: '九江' },
  ])
  expect(linesFrom(rows, before)).toEqual([{ id: 'b', miles: 7 }, { port: '宜昌' }, { id: 'gone', port: '九江' }])
  expect(sentOf([...rows, blankRow()]).length).toBe(3)
})
