import { expect, it } from 'vitest'
import { manyChoice } from './many-choice.ts'

const field = manyChoice(
  [
    { id: 'tea', label: { zh: '茶', en: 'Tea' } },
    { id: 'ball', label: { zh: '足球、篮球', en: 'Football, basketball' } },
    { id: 'read', label: { zh: '阅读', en: 'Reading' } },
  ],
  { label: { zh: '爱好', en: 'Hobbies' } },
)

it('keeps one order, whatever order boxes are ticked in, and each once', () => {
  expect(field.kind.parse(['read', 'tea'], field)).toEqual({ value: ['tea', 'read'] })
  expect(field.kind.parse(['tea', 'tea'], field)).toEqual({ value: ['tea'] })
})

it('reads a cell with any separator, and labels that hold one', () => {
  expect(field.kind.read('阅读、茶', field)).toEqual({ value: ['tea', 'read'] })
  expect(field.kind.read('茶；足球、篮球', field)).toEqual({ value: ['tea', 'ball'] })
  expect(field.kind.read('Tea\nReading', field)).toEqual({ value: ['tea', 'read'] })
})

it('names the word that is no option', () => {
  expect(field.kind.read('茶，围棋', field)).toMatchObject({ code: 'option', message: { zh: expect.stringContaining('围棋') } })
})
