import { expect, it } from 'vitest'
import { rating, ratingKind } from './rating.ts'

it.each([4, '4', '4星', '4/5', '★★★★☆', '４分'])('reads %s as four', (cell) => {
  expect(ratingKind.read(cell, {})).toEqual({ value: 4 })
})

it('ends at five, or where the field says', () => {
  expect(ratingKind.parse(6, {})).toMatchObject({ code: 'range' })
  const ten = rating({ label: { zh: '评分', en: 'Score' }, max: 10 })
  expect(ten.kind.parse(6, ten)).toEqual({ value: 6 })
})
