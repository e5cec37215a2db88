import { expect, it } from 'vitest'
import { makeTree } from './tree.ts'

const units = [
  { id: 'all', parentId: null },
  { id: 'east', parentId: 'all' },
  { id: 'west', parentId: 'all' },
  { id: 'suzhou', parentId: 'east' },
  { id: 'lost', parentId: 'gone' },
]
const tree = makeTree(units)
const ids = (nodes: readonly { id: string }[]) => nodes.map((node) => node.id)

it('knows what lies below a node and above it', () => {
  expect(ids(tree.below('east'))).toEqual(['east', 'suzhou'])
  expect(ids(tree.path('suzhou'))).toEqual(['all', 'east', 'suzhou'])
  expect(ids(tree.children('all'))).toEqual(['east', 'west'])
  expect(tree.get('west')?.parentId).toBe('all')
})

it('takes a node whose parent is gone for a root', () => {
  expect(ids(tree.roots())).toEqual(['all', 'lost'])
  expect(ids(tree.path('lost'))).toEqual(['lost'])
  expect(tree.below('gone')).toEqual([])
})

it('does not run for ever round a circle', () => {
  const circle = makeTree([
    { id: 'a', parentId: 'b' },
    { id: 'b', parentId: 'a' },
  ])
  expect(ids(circle.below('a')).toSorted()).toEqual(['a', 'b'])
  expect(ids(circle.path('a')).toSorted()).toEqual(['a', 'b'])
})
