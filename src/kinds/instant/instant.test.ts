import fc from 'fast-check'
import { expect, it } from 'vitest'
import { instantKind } from './instant.ts'

it('writes one form whatever the zone it came in', () => {
  expect(['2026-01-31T09:30:00+08:00', '2026-01-31T01:30:00Z', '2026-01-31T01:30:00.000000Z'].map((at) => instantKind.parse(at, {}))).toEqual(
    Array.from({ length: 3 }, () => ({ value: '2026-01-31T01:30:00.000Z' })),
  )
})

it('takes a cell for the wall clock of the company', () => {
  expect(instantKind.read('2026/1/31 9:30', {})).toEqual({ value: '2026-01-31T01:30:00.000Z' })
  expect(instantKind.read(new Date('2026-01-31T09:30:00Z'), {})).toEqual({ value: '2026-01-31T01:30:00.000Z' })
  expect(instantKind.read('2026-01-31', {})).toEqual({ value: '2026-01-30T16:00:00.000Z' })
  expect(instantKind.read('2026-01-31 09:30', { zone: 'UTC' })).toEqual({ value: '2026-01-31T09:30:00.000Z' })
})

it('prints what the wall clock showed, and reads it again in any zone', () => {
  expect(instantKind.print('2026-01-31T01:30:00.000Z', {}, 'zh')).toBe('2026-01-31 09:30:00')
  const zones = fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'UTC')
  const instants = fc.date({ min: new Date('1950-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(instants, zones, (at, zone) => {
      expect(instantKind.read(instantKind.print(at.toISOString(), { zone }, 'zh'), { zone })).toEqual({ value: at.toISOString() })
    }),
  )
})
