import { expect, it } from 'vitest'
import { tagsKind } from './tags.ts'

it('keeps a tag once, whatever its width and case', () => {
  expect(tagsKind.parse(['VIP', 'ｖｉｐ', ' 茶 ', ''], {})).toEqual({ value: ['VIP', '茶'] })
})

it('reads a cell with any separator', () => {
  expect(tagsKind.read('羽毛球、茶；钓鱼,Jazz music', {})).toEqual({ value: ['羽毛球', '茶', '钓鱼', 'Jazz music'] })
})

it('asks to split a tag that holds a separator', () => {
  expect(tagsKind.parse(['茶、酒'], {})).toMatchObject({ code: 'tag' })
})
