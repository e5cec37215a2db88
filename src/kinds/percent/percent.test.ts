import { expect, it } from 'vitest'
import { percent, percentKind } from './percent.ts'

it.each(['12.5%', '12.5', '１２.５％', 12.5])('reads %s as twelve and a half of a hundred', (cell) => {
  expect(percentKind.read(cell, {})).toEqual({ value: 12.5 })
})

it('ends at a hundred, or where the field says', () => {
  expect(percentKind.parse(101, {})).toMatchObject({ code: 'range' })
  const growth = percent({ label: { zh: '增长', en: 'Growth' }, min: -100, max: 1000 })
  expect(growth.kind.parse(-12.5, growth)).toEqual({ value: -12.5 })
})
