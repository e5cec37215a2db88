import { expect, it } from 'vitest'
import { isWritten } from '../../kernel/field.ts'
import { serial } from './serial.ts'

it('is the engine to write, and found however somebody types it', () => {
  const field = serial({ label: { zh: '编号', en: 'No.' }, prefix: 'KH', reset: 'year' })
  expect(isWritten(field)).toBe(true)
  expect(field.kind.parse(' ＫＨ2026 0001', field)).toEqual({ value: 'KH20260001' })
})
