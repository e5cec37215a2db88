import { expect, it } from 'vitest'
import { number } from './number.ts'

const label = { zh: '数量', en: 'Quantity' }
const count = number({ label, min: 0, max: 1000 })
const weight = number({ label, scale: 2 })

it('is whole unless a scale is said', () => {
  expect(count.kind.parse(1.5, count)).toMatchObject({ code: 'scale', message: { zh: '应填写整数' } })
  expect(weight.kind.parse(1.25, weight)).toEqual({ value: 1.25 })
  expect(weight.kind.parse(1.255, weight)).toMatchObject({ code: 'scale' })
})

it('says its bounds', () => {
  expect(count.kind.parse(1001, count)).toMatchObject({ code: 'range', message: { en: 'It must lie between 0 and 1000' } })
  expect(count.kind.parse(-1, count)).toMatchObject({ code: 'range' })
})

it('has no minus zero', () => {
  const outcome = weight.kind.parse(-0, weight)
  expect('value' in outcome && Object.is(outcome.value, 0)).toBe(true)
})

it('reads figures as people write them', () => {
  expect(weight.kind.read('１,２３４.5', weight)).toEqual({ value: 1234.5 })
  expect(count.kind.read('0.1千', count)).toEqual({ value: 100 })
  expect(count.kind.read('三次', count)).toMatchObject({ code: 'type' })
})

it('rounds what a formula computed, not what a person wrote', () => {
  expect(weight.kind.read(33.333333, weight)).toEqual({ value: 33.33 })
  expect(weight.kind.read('33.333', weight)).toMatchObject({ code: 'scale' })
})

it('comes from the driver as text and leaves as a number', () => {
  expect(weight.kind.sql(weight)).toBe('numeric(15,2)')
  expect(weight.kind.fromSql?.('12.50', weight)).toBe(12.5)
  expect(count.kind.sql(count)).toBe('bigint')
})
