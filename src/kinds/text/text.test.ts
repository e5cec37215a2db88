import { expect, it } from 'vitest'
import { text, textKind } from './text.ts'

const label = { zh: '名称', en: 'Name' }

it('keeps equal names equal: trimmed, NFC, without unseen marks', () => {
  expect(textKind.parse('\u3000 Cafe\u0301\u200b ', {})).toEqual({ value: 'Café' })
})

it('leaves the brackets of a company name as its licence has them', () => {
  expect(textKind.read('伯修文化传媒（北京）有限公司', {})).toEqual({ value: '伯修文化传媒（北京）有限公司' })
})

it('counts characters, not code units, up to its max', () => {
  const field = text({ label, max: 3 })
  expect(field.kind.parse('😀😀😀', field)).toEqual({ value: '😀😀😀' })
  expect(field.kind.parse('😀😀😀a', field)).toMatchObject({ code: 'tooLong', message: { zh: '不能超过 3 个字' } })
})

it('reads number cells in plain digits', () => {
  expect(textKind.read(13800138000, {})).toEqual({ value: '13800138000' })
  expect(textKind.read(1e20, {})).toEqual({ value: '100000000000000000000' })
})
