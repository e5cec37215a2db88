import { expect, it } from 'vitest'
import { lines } from './lines.ts'

const field = lines('quoteLine', { label: { zh: '明细', en: 'Lines' }, order: 'place' })

it('has no column: lines are records of their own, each judged by its own declaration', () => {
  expect(field.lines).toBe('quoteLine')
  expect(field.kind.sql(field)).toBeNull()
})

it('takes new lines and kept ones, and refuses an id that is none', () => {
  const id = '01900000-0000-7000-8000-00000000000A'
  expect(field.kind.parse([{ quantity: 2 }, { id }], field)).toEqual({ value: [{ quantity: 2 }, { id: id.toLowerCase() }] })
  expect(field.kind.parse([{ id: 'first' }], field)).toMatchObject({ code: 'type' })
  expect(field.kind.parse(Array(501).fill({}), field)).toMatchObject({ code: 'tooMany' })
})
