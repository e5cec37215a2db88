import { expect, it } from 'vitest'
import { regionKind } from './region.ts'

it('fills up short codes and passes over rows that only group', () => {
  expect(['32', '3201', '320100', '110100', '429000'].map((code) => regionKind.parse(code, {}))).toEqual(
    ['320000', '320100', '320100', '110000', '420000'].map((value) => ({ value })),
  )
})

it('prints the whole way down', () => {
  expect(['320102', '110105', '429004', '542500'].map((code) => regionKind.print(code, {}, 'zh'))).toEqual([
    '江苏省南京市玄武区',
    '北京市朝阳区',
    '湖北省仙桃市',
    '西藏自治区阿里地区',
  ])
  expect(regionKind.print('320102', {}, 'en')).toBe('Jiangsu / Nanjing / 玄武区')
})

it('takes a province with all that lies in it', () => {
  const nanjing = regionKind.below?.('320100') ?? []
  const jiangsu = new Set(regionKind.below?.('320000'))
  expect(nanjing).toContain('320102')
  expect(nanjing.every((code) => jiangsu.has(code))).toBe(true)
  expect(jiangsu.has('330100')).toBe(false)
  expect(regionKind.below?.('320102')).toEqual(['320102'])
})

it('keeps no street: what is left over makes it ask', () => {
  expect(regionKind.read('江苏南京', {})).toEqual({ value: '320100' })
  expect(regionKind.read('江苏南京中山路1号', {})).toMatchObject({ code: 'region' })
})
