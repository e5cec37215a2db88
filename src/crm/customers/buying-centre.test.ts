import { expect, it } from 'vitest'
import { coverOf, seatsOf } from './buying-centre.ts'

const contacts = [
  { id: 'a', name: '王总', title: '总经理', department: null, reportsToId: null },
  { id: 'b', name: '李工', title: '总工', department: '技术部', reportsToId: 'a' },
]
const roles = [
  { id: 'r1', contactId: 'b', roles: ['user', 'influencer'], attitude: 'coach', influence: 4 },
  { id: 'r2', contactId: 'x', contact: { id: 'x', title: '设计院赵工' }, roles: ['influencer'], attitude: null, influence: null },
]

it('seats everybody of the firm and whoever advises it, each with his part', () => {
  expect(seatsOf(contacts, roles)).toEqual([
    { id: 'a', parentId: null, name: '王总', title: '总经理', roles: [], isOutside: false },
    {
      id: 'b',
      parentId: 'a',
      name: '李工',
      title: '总工 · 技术部',
      roles: ['user', 'influencer'],
      attitude: 'coach',
      influence: 4,
      recordId: 'r1',
      isOutside: false,
    },
    { id: 'x', parentId: null, name: '设计院赵工', title: '', roles: ['influencer'], recordId: 'r2', isOutside: true },
  ])
})

it('leaves a role that nobody holds empty, the decision maker first of all (S4-26)', () => {
  const held = Object.fromEntries(coverOf(seatsOf(contacts, roles)).map(({ role, holders }) => [role.id, holders.map(({ name }) => name)]))
  expect(held.decider).toEqual([])
  expect(held.influencer).toEqual(['李工', '设计院赵工'])
})
