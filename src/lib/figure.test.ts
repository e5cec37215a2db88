import { expect, it } from 'vitest'
import { cellFigure, readFigure } from './figure.ts'

it.each([
  ['7,541.5', '7541.5'],
  ['１２３４．５', '1234.5'],
  ['¥1,200.00', '1200'],
  ['￥ 1200元', '1200'],
  ['3.5万', '35000'],
  ['1.2亿', '120000000'],
  ['50万元', '500000'],
  ['(500)', '-500'],
  ['-8', '-8'],
  ['人民币 100', '100'],
  ['.5', '0.5'],
])('reads %s as people write it', (written, plain) => {
  expect(readFigure(written)).toBe(plain)
})

it.each(['', '1,5', '1e3', '一百', '12-3', '1.2.3', '$5', '(-5)', '1,2345', 'NaN', '万', '9'.repeat(50)])('finds no figure in %s', (written) => {
  expect(readFigure(written)).toBeUndefined()
})

it('frees a number cell of binary noise', () => {
  expect(cellFigure(0.1 + 0.2)).toBe('0.3')
  expect(cellFigure(Number.POSITIVE_INFINITY)).toBeUndefined()
})
