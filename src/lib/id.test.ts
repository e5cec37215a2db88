import { expect, it } from 'vitest'
import { firstIdAt, isId, newId, timeOfId } from './id.ts'

it('makes ids that rise, however fast they are made', () => {
  const ids = Array.from({ length: 20_000 }, newId)
  expect(ids.toSorted()).toEqual(ids)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.every(isId)).toBe(true)
})

it('tells from an id when it was made', () => {
  const before = Date.now()
  const made = timeOfId(newId())
  expect(made).toBeGreaterThanOrEqual(before)
  expect(made).toBeLessThanOrEqual(Date.now() + 1000)
})

it('bounds the ids of a moment from below', () => {
  const at = Date.UTC(2026, 0, 1)
  expect(timeOfId(firstIdAt(at))).toBe(at)
  expect(isId(firstIdAt(at))).toBe(true)
  expect(firstIdAt(Date.now() - 60_000) < newId()).toBe(true)
  expect(firstIdAt(Date.now() + 60_000) > newId()).toBe(true)
})
