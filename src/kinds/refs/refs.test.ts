import { expect, it } from 'vitest'
import { refsKind } from './refs.ts'

const [a, b] = ['01900000-0000-7000-8000-00000000000a', '01900000-0000-7000-8000-00000000000b']

it('keeps the order given and each record once', () => {
  expect(refsKind.parse([b, a, b.toUpperCase()], {})).toEqual({ value: [b, a] })
})

it('reads ids of a cell and leaves titles to the importer', () => {
  expect(refsKind.read(`${a}; ${b}`, {})).toEqual({ value: [a, b] })
  expect(refsKind.read('张三；李四', {})).toMatchObject({ code: 'noSuchRecord' })
})
