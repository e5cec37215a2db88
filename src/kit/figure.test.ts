import { describe, expect, it } from 'vitest'
import { grouped, inShort, inWan, plainFigure } from './figure.ts'

describe('figures', () => {
  it('groups thousands and leaves decimals alone', () => {
    expect(['0', '999', '1000', '1234567.5000', '-1234567'].map(grouped)).toEqual(['0', '999', '1,000', '1,234,567.5000', '-1,234,567'])
  })
  it('reads what people type', () => {
    expect(['1,234.50', '¥ 1 000', '１２３', '3.5万', '1.2亿', '0.05万', 'abc'].map(plainFigure)).toEqual([
      '1234.50',
      '1000',
      '123',
      '35000',
      '120000000',
      '500',
      'abc',
    ])
  })
  it('says large amounts in 万 and 亿', () => {
    expect(['1234', '12500000.00', '1050000000', '-30000'].map(inWan)).toEqual(['1,234', '1,250 万', '10.5 亿', '-3 万'])
    expect(['999', '1234', '12500000.00', '1050000000', '-30000'].map((figure) => inShort(figure, 'en'))).toEqual(['999', '1.23K', '12.5M', '1.05B', '-30K'])
  })
})
