import { expect, it } from 'vitest'
import { addressKind } from './address.ts'

it('finds region and postcode in what people type in one box', () => {
  expect(addressKind.read('浙江省杭州市余杭区文一西路1号（邮编：310000）', {})).toEqual({
    value: { region: '330110', street: '文一西路1号', postcode: '310000' },
  })
  expect(addressKind.parse({ street: '江苏 南京 玄武区 中山路 1 号' }, {})).toEqual({ value: { region: '320102', street: '中山路 1 号', postcode: null } })
})

it('leaves a street alone that only sounds like a place', () => {
  expect(addressKind.read('南京东路100号', {})).toEqual({ value: { region: null, street: '南京东路100号', postcode: null } })
})

it('prints so that a street is never taken for its region', () => {
  const value = { region: '320000', street: '南京市某处', postcode: null }
  expect(addressKind.print(value, {}, 'zh')).toBe('江苏省，南京市某处')
  expect(addressKind.read('江苏省，南京市某处', {})).toEqual({ value })
})

it('asks for at least one part', () => {
  expect(addressKind.parse({ street: ' ' }, {})).toMatchObject({ code: 'required' })
})
