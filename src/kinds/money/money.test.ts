import fc from 'fast-check'
import { expect, it } from 'vitest'
import { money, moneyKind } from './money.ts'

it('writes every amount with two places', () => {
  expect(['5', '1234.5', '0.10', '5.100'].map((text) => moneyKind.parse(text, {}))).toEqual([
    { value: '5.00' },
    { value: '1234.50' },
    { value: '0.10' },
    { value: '5.10' },
  ])
})

it.each(['1e3', '1,234.50', ' 5 ', '+5', '007', '１２', 'NaN', 'Infinity', ''])('does not guess what the API means by %j', (text) => {
  expect(moneyKind.parse(text, {})).toMatchObject({ code: 'type' })
})

it('refuses a third place rather than round it away', () => {
  expect(moneyKind.parse('0.005', {})).toMatchObject({ code: 'scale' })
})

it('is not below zero unless the field says so', () => {
  expect(moneyKind.parse('-1', {})).toMatchObject({ code: 'range' })
  const refund = money({ label: { zh: '退款', en: 'Refund' }, min: -1_000_000 })
  expect(refund.kind.parse('-1', refund)).toEqual({ value: '-1.00' })
  expect(moneyKind.operand?.('-1', 'gte', {})).toEqual({ value: '-1.00' })
})

it('reads cells: commas, full width, ¥, 万 and 亿, and numbers to the cent', () => {
  expect(['7,541.5', '￥１２', '3.5万', '1.2亿', 7541.505, 0.1 + 0.2].map((cell) => moneyKind.read(cell, {}))).toEqual(
    ['7541.50', '12.00', '35000.00', '120000000.00', '7541.51', '0.30'].map((value) => ({ value })),
  )
})

it('keeps every cent there and back', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 999_999_999_999_999_999n }), (cents) => {
      const text = `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`
      expect(moneyKind.parse(text, {})).toEqual({ value: text })
      expect(moneyKind.read(moneyKind.print(text, {}, 'zh'), {})).toEqual({ value: text })
    }),
  )
})
