import { expect, it } from 'vitest'
import { phoneKind } from './phone.ts'

it('is one value however the number is written', () => {
  expect(['138 0013 8000', '+8613800138000', '１３８-0013-8000'].map((text) => phoneKind.parse(text, {}))).toEqual(
    Array.from({ length: 3 }, () => ({ value: '13800138000' })),
  )
})

it('shows it as people read it', () => {
  expect(['13800138000', '01062770334-801', '+85221234567'].map((value) => phoneKind.print(value, {}, 'zh'))).toEqual([
    '138 0013 8000',
    '010-6277 0334 转 801',
    '+852 2123 4567',
  ])
})

it('finds by a part of the digits', () => {
  expect(phoneKind.operand?.('138 00', 'contains', {})).toEqual({ value: '13800' })
})
