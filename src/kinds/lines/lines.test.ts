import { expect, it } from 'vitest'
import { lines } from './lines.ts'

it('has no column and takes no value: lines are records of their own', () => {
  const field = lines('quoteLine', { label: { zh: '明细', en: 'Lines' } })
  expect(field.lines).toBe('quoteLine')
  expect(field.kind.sql(field)).toBeNull()
  expect(field.kind.parse([], field)).toMatchObject({ code: 'notSettable' })
})
