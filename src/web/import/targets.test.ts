import { describe, expect, it } from 'vitest'
import { suretyOf } from './targets.ts'

describe('what a guess is worth', () => {
  it('is said in steps a person can act on', () => {
    const of = (object: string | null, confidence: number, ignored = false) => suretyOf({ object, confidence, ignored })
    expect([of('customer', 1), of('customer', 0.6), of('customer', 0.2), of(null, 0), of(null, 0, true)]).toEqual([
      'sure',
      'likely',
      'unsure',
      'noted',
      'ignored',
    ])
  })
})
