import { expect, it } from 'vitest'
import type { Fact } from '../api/shapes.ts'
import { gathered } from './line-events.ts'

const fact = (id: string, act: string, verb: string, recordId: string): Fact => ({
  id,
  act,
  at: '2026-01-01T00:00:00Z',
  verb,
  object: 'x',
  recordId,
  actor: null,
  version: 1,
  changes: null,
})

it('tells a deletion with its children as one line, by the record itself', () => {
  const facts = [fact('4', 'b', 'delete', 'child1'), fact('3', 'b', 'delete', 'me'), fact('2', 'b', 'delete', 'child2'), fact('1', 'a', 'create', 'me')]
  expect(gathered(facts, 'me').map(({ fact: { id }, more }) => [id, more])).toEqual([
    ['3', 2],
    ['1', 0],
  ])
})

it('keeps two edits of one act apart: each says what it changed', () => {
  expect(gathered([fact('2', 'a', 'update', 'me'), fact('1', 'a', 'update', 'me')], 'me')).toHaveLength(2)
})

it('tells the lines written in one act as one, and not that the record they stand in has others now', () => {
  const facts = [fact('4', 'a', 'create', 'l2'), fact('3', 'a', 'create', 'l1'), fact('2', 'a', 'lines', 'me'), fact('1', 'b', 'create', 'l0')]
  expect(gathered(facts, 'me', (object) => object === 'x').map(({ fact: { id }, more }) => [id, more])).toEqual([
    ['4', 1],
    ['1', 0],
  ])
})
