import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMoney } from '../../lib/money.ts'
import { creditsOf } from './credit.ts'

/** Shares in hundredths of a percent that come to a hundred. */
const splits = fc
  .uniqueArray(fc.integer({ min: 1, max: 9999 }), { maxLength: 11 })
  .map((cuts) => [0, ...cuts.toSorted((a, b) => a - b), 10_000])
  .map((edges) => edges.slice(1).map((edge, at) => (edge - (edges[at] as number)) / 100))

describe('the credit of a deal’s team (S2-25)', () => {
  it('adds up to the deal to the cent; nobody is a cent from his share, nor below nothing', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 14n }), splits, (cents, parts) => {
        const amount = `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`
        const credits = creditsOf(
          { amount, ownerId: 'o' },
          parts.map((split, at) => ({ userId: `u${at}`, split })),
        )
        expect(addMoney(...credits.map((each) => each.amount))).toBe(addMoney(amount))
        for (const [at, each] of credits.entries()) {
          const got = BigInt(each.amount.replace('.', ''))
          // In ten thousandths of a cent, where the share itself is whole.
          const off = got * 10_000n - cents * BigInt(Math.round((parts[at] as number) * 100))
          expect(got >= 0n && off > -10_000n && off < 10_000n, `${each.amount} of ${amount} at ${parts[at]} %`).toBe(true)
        }
      }),
    )
  })

  it('is the owner’s whole where there is no team, and nobody’s where nobody has it', () => {
    expect(creditsOf({ amount: '100.01', ownerId: 'o' }, [])).toEqual([{ userId: 'o', amount: '100.01' }])
    expect(creditsOf({ amount: '100.01', ownerId: null }, [])).toEqual([])
    const pair = ['a', 'b'].map((userId) => ({ userId, split: 50 }))
    expect(creditsOf({ amount: '100.01' }, pair).map(({ amount }) => amount)).toEqual(['50.01', '50.00'])
  })
})
