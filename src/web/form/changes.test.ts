import { describe, expect, it } from 'vitest'
import { changesOf, makeAttempt } from './changes.ts'

describe('a form', () => {
  it('sends only what was touched', () => {
    const before = { name: 'A', tags: ['x'], note: null, region: '110000' }
    expect(changesOf({ name: 'A', tags: ['x'], note: '', region: null }, before)).toEqual({ region: null })
    expect(changesOf({ tags: ['x', 'y'] }, before)).toEqual({ tags: ['x', 'y'] })
  })

  it('keeps its key for the same content and takes a new one for another', () => {
    const attempt = makeAttempt()
    const first = attempt({ name: 'A' })
    expect(attempt({ name: 'A' })).toBe(first)
    expect(attempt({ name: 'B' })).not.toBe(first)
  })
})
