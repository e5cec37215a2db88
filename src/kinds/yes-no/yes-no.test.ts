import { expect, it } from 'vitest'
import { yesNoKind } from './yes-no.ts'

it('reads what people tick', () => {
  expect(['是', '√', 'Y', 'TRUE', '有', 1, true].map((cell) => yesNoKind.read(cell, {}))).toEqual(Array.from({ length: 7 }, () => ({ value: true })))
  expect(['否', '×', 'no', 'FALSE', '无', 0, false].map((cell) => yesNoKind.read(cell, {}))).toEqual(Array.from({ length: 7 }, () => ({ value: false })))
})

it('does not guess', () => {
  expect(yesNoKind.read('也许', {})).toMatchObject({ code: 'type' })
})
