import { describe, expect, it } from 'vitest'
import { dueTimes } from './due.ts'

describe('what is due', () => {
  it('counts seven days from the morning of the reader, wherever he is', () => {
    const now = new Date('2026-03-01T17:00:00Z')
    expect(dueTimes('Asia/Shanghai', now)).toEqual({ today: '2026-03-01T16:00:00.000Z', end: '2026-03-08T16:00:00.000Z' })
    expect(dueTimes('America/New_York', now)).toEqual({ today: '2026-03-01T05:00:00.000Z', end: '2026-03-08T05:00:00.000Z' })
  })
})
