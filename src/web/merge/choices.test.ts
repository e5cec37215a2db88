import { expect, it } from 'vitest'
import type { Row } from '../api/shapes.ts'
import { keptOf } from './choices.ts'

const rows = [
  { id: 'a', version: 1, level: null, tags: ['x'] },
  { id: 'b', version: 1, level: 'b', tags: null },
  { id: 'c', version: 1, level: 'c', tags: ['y'] },
] as unknown as readonly Row[]

it('keeps what was picked, of lists all, else the winner’s own or the first there is', () => {
  const level = { name: 'level', isList: false, differs: true }
  expect(keptOf(level, rows, { level: 'c' }, 'a')).toEqual(['c'])
  expect(keptOf(level, rows, {}, 'a')).toEqual(['b'])
  expect(keptOf(level, rows, {}, 'c')).toEqual(['c'])
  expect(keptOf({ name: 'tags', isList: true, differs: true }, rows, {}, 'a')).toEqual(['a', 'c'])
})
