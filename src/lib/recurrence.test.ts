import { expect, it } from 'vitest'
import { nextTime } from './recurrence.ts'

const zone = 'Asia/Shanghai'

it('comes again each week, month and quarter at the same time of the day', () => {
  const from = '2026-11-23T01:00:00.000Z'
  expect(nextTime('FREQ=WEEKLY', from, { after: new Date(from), zone })).toBe('2026-11-30T01:00:00.000Z')
  expect(nextTime('FREQ=MONTHLY;INTERVAL=3', from, { after: new Date(from), zone })).toBe('2027-02-23T01:00:00.000Z')
})

it('never comes at a time that has gone by', () => {
  const next = nextTime('FREQ=DAILY', '2026-11-01T01:00:00.250Z', { after: new Date('2026-11-22T05:00:00Z'), zone })
  expect(next).toBe('2026-11-23T01:00:00.250Z')
})

it('means Monday to Friday where the company is, not in UTC', () => {
  // Seven on a Friday morning in Shanghai is still Thursday in UTC.
  expect(nextTime('FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', '2026-11-26T23:00:00.000Z', { after: new Date('2026-11-26T23:00:00.000Z'), zone })).toBe(
    '2026-11-29T23:00:00.000Z',
  )
})

it('stays at nine on the clock when clocks are changed', () => {
  const from = '2027-03-22T08:00:00.000Z'
  expect(nextTime('FREQ=WEEKLY', from, { after: new Date(from), zone: 'Europe/Berlin' })).toBe('2027-03-29T07:00:00.000Z')
})
