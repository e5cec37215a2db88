import { describe, expect, it } from 'vitest'
import { instantOf, nearTime, todayIn, wallTime } from './wall-time.ts'

describe('wall time', () => {
  it('shows an instant by the clock of the reader', () => {
    expect(wallTime('2026-03-01T16:30:00Z', 'Asia/Shanghai')).toBe('2026-03-02 00:30')
    expect(wallTime('2026-03-01T16:30:00Z', 'America/New_York')).toBe('2026-03-01 11:30')
    expect(wallTime('nonsense', 'Asia/Shanghai')).toBe('')
  })

  it('takes a typed time back to the same instant, across a clock change too', () => {
    for (const iso of ['2026-03-08T06:59:00.000Z', '2026-03-08T07:01:00.000Z', '2026-11-01T05:30:00.000Z', '2026-07-01T00:00:00.000Z'])
      expect(instantOf(wallTime(iso, 'America/New_York'), 'America/New_York')).toBe(iso)
    expect(instantOf('2026-01-01 08:00', 'Asia/Shanghai')).toBe('2026-01-01T00:00:00.000Z')
  })

  it('knows what day it is where the reader is', () => {
    expect(todayIn('Asia/Shanghai', new Date('2026-05-01T17:00:00Z'))).toBe('2026-05-02')
  })

  it('says near times in words and far ones as dates', () => {
    const now = Date.parse('2026-05-10T00:00:00Z')
    expect(nearTime('2026-05-09T22:00:00Z', 'UTC', 'en', now)).toBe('2 hours ago')
    expect(nearTime('2026-04-01T00:00:00Z', 'UTC', 'en', now)).toBe('2026-04-01 00:00')
  })
})
