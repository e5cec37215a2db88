import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addMoney, compareMoney, lineMoney, roundMoney, shareMoney, subtractMoney } from './money.ts'

it('rounds half up to cents and never writes minus zero', () => {
  expect(['1.005', '2.675', '-1.005', '0.004', '-0.001', '1234.5', 3].map(roundMoney)).toEqual(['1.01', '2.68', '-1.01', '0.00', '0.00', '1234.50', '3.00'])
})

it('adds what floats cannot', () => {
  expect(addMoney('0.10', '0.20')).toBe('0.30')
  expect(addMoney('9007199254740993.01', '0.01')).toBe('9007199254740993.02')
  expect(subtractMoney('0.30', '0.10')).toBe('0.20')
  expect(addMoney()).toBe('0.00')
})

it('prices a line with its discount, rounded once', () => {
  expect(lineMoney('33.333', '3')).toBe('100.00')
  expect(lineMoney('199.99', '3', '12.5')).toBe('524.97')
})

it('compares by worth, not by letters', () => {
  expect(['10.00', '9.50', '-1.00'].toSorted(compareMoney)).toEqual(['-1.00', '9.50', '10.00'])
})

it('splits an amount so that the parts add up to the cent', () => {
  expect(shareMoney('100.00', [1, 1, 1])).toEqual(['33.33', '33.33', '33.34'])
  const weights = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 10 ** 9 }),
      weights,
      (cents, each) => addMoney(...shareMoney((cents / 100).toFixed(2), each)) === (cents / 100).toFixed(2),
    ),
  )
})
