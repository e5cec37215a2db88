import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMoney, roundMoney, subtractMoney } from '../../lib/money.ts'
import { flowKinds, flowOf, type Standing, type Window } from './flow.ts'

const deal = (id: string, more: Partial<Standing> = {}): Standing => ({
  id,
  amount: '100.00',
  outcome: 'open',
  state: 'qualified',
  expectedOn: '2026-05-10',
  closedOn: null,
  ...more,
})
const quarter: Window = { from: '2026-04-01', to: '2026-06-30' }
const told = (pairs: [Standing | undefined, Standing | undefined][], window: Window = quarter) => {
  const { opening, closing, kinds } = flowOf(pairs, window)
  return {
    opening: opening.amount,
    closing: closing.amount,
    ...Object.fromEntries(flowKinds.flatMap(({ id }) => (kinds[id].ids.length ? [[id, kinds[id].amount]] : []))),
  }
}

describe('the flow of a pipeline between two days (S0-53)', () => {
  it('tells new, increased and decreased deals', () => {
    expect(told([[undefined, deal('a')]])).toEqual({ opening: '0.00', closing: '100.00', fresh: '100.00' })
    expect(told([[deal('a', { state: 'unqualified' }), deal('a')]])).toEqual({ opening: '0.00', closing: '100.00', fresh: '100.00' })
    expect(told([[deal('a'), deal('a', { amount: '130.50' })]])).toEqual({ opening: '100.00', closing: '130.50', increased: '30.50' })
    expect(told([[deal('a'), deal('a', { amount: '80.00' })]])).toEqual({ opening: '100.00', closing: '80.00', decreased: '20.00' })
    expect(told([[deal('a'), deal('a')]])).toEqual({ opening: '100.00', closing: '100.00' })
  })

  it('tells what was pushed out of the quarter and what was pulled into it', () => {
    expect(told([[deal('a'), deal('a', { expectedOn: '2026-07-01' })]])).toEqual({ opening: '100.00', closing: '0.00', pushed: '100.00' })
    expect(told([[deal('a', { expectedOn: '2026-09-01' }), deal('a')]])).toEqual({ opening: '0.00', closing: '100.00', pulled: '100.00' })
    expect(told([[deal('a'), deal('a', { expectedOn: '2026-07-01' })]], {})).toEqual({ opening: '100.00', closing: '100.00' })
  })

  it('tells what was won and lost at what it was won and lost for', () => {
    const won = deal('a', { outcome: 'won', amount: '90.00', closedOn: '2026-05-20' })
    expect(told([[deal('a'), won]])).toEqual({ opening: '100.00', closing: '0.00', decreased: '10.00', won: '90.00' })
    expect(told([[undefined, won]])).toEqual({ opening: '0.00', closing: '0.00', fresh: '90.00', won: '90.00' })
    expect(told([[deal('a'), deal('a', { outcome: 'lost' })]])).toEqual({ opening: '100.00', closing: '0.00', lost: '100.00' })
    expect(told([[won, won]])).toEqual({ opening: '0.00', closing: '0.00' })
  })

  it('tells what is void, sent back or deleted as gone', () => {
    for (const after of [deal('a', { outcome: 'void' }), deal('a', { state: 'returned' }), undefined])
      expect(told([[deal('a'), after]])).toEqual({ opening: '100.00', closing: '0.00', removed: '100.00' })
  })

  it('balances to the cent, whatever happened: opening and all that came and went is closing', () => {
    const standing = fc.option(
      fc.record({
        amount: fc.option(fc.bigInt({ min: 0n, max: 10n ** 16n }).map((cents) => roundMoney(`${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`))),
        outcome: fc.constantFrom('open', 'open', 'won', 'lost', 'void'),
        state: fc.constantFrom('qualified', 'qualified', 'unqualified', 'returned', 'invalid'),
        expectedOn: fc.option(fc.constantFrom('2026-03-31', '2026-04-01', '2026-06-30', '2026-07-01')),
        closedOn: fc.constant(null),
      }),
      { nil: undefined },
    )
    const windows = fc.constantFrom<Window>(quarter, {}, { from: '2026-04-01' }, { to: '2026-06-30' })
    fc.assert(
      fc.property(fc.array(fc.tuple(standing, standing), { maxLength: 40 }), windows, (drawn, window) => {
        const pairs = drawn.map(([before, after], at) => [before && { id: `${at}`, ...before }, after && { id: `${at}`, ...after }] as const)
        const { opening, closing, kinds } = flowOf(pairs, window)
        const moved = flowKinds.reduce<string>(
          (sum, { id, sign }) => (sign === 1 ? addMoney(sum, kinds[id].amount) : subtractMoney(sum, kinds[id].amount)),
          opening.amount,
        )
        expect(moved).toBe(closing.amount)
      }),
      { numRuns: 1000 },
    )
  })
})
