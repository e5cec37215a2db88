import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeWorkCalendar } from '../../lib/working-days.ts'
import { afterTurn, chosen, fits, isAtWork, type Seat } from './share.ts'

const seat = (id: string, own: Partial<Seat> = {}): Seat => ({
  id,
  userId: id,
  weight: 1,
  turn: 0,
  region: null,
  most: null,
  open: 0,
  isAway: false,
  ...own,
})

/** Gives leads one after the other; how many each seat got. */
function given(way: 'turn' | 'weight', first: readonly Seat[], count: number): Map<string, number> {
  let seats = [...first]
  let clock = 0
  const got = new Map(first.map(({ id }) => [id, 0]))
  for (let n = 0; n < count; n++) {
    const next = chosen(way, seats, null) as Seat
    const after = afterTurn(way, next, clock)
    clock = after.clock
    seats = seats.map((each) => (each.id === next.id ? { ...each, turn: after.turn } : each))
    got.set(next.id, (got.get(next.id) ?? 0) + 1)
  }
  return got
}

describe('whose turn it is', () => {
  it('gives nobody more than one lead beyond his weight, however many there are', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 1, maxLength: 8 }), fc.integer({ min: 1, max: 400 }), (weights, count) => {
        const got = given(
          'weight',
          weights.map((weight, at) => seat(`s${at}`, { weight })),
          count,
        )
        const whole = weights.reduce((sum, weight) => sum + weight, 0)
        for (const [at, weight] of weights.entries())
          expect(Math.abs((got.get(`s${at}`) as number) - (count * weight) / whole)).toBeLessThanOrEqual(weights.length)
      }),
    )
  })

  it('goes round in turn, whatever the weights say', () => {
    expect([...given('turn', [seat('a', { weight: 9 }), seat('b'), seat('c')], 9).values()]).toEqual([3, 3, 3])
  })

  it('lets a newcomer begin where the others are', () => {
    const old = seat('old', { turn: 2520 * 50 })
    const after = afterTurn('turn', seat('new'), 2520 * 50)
    expect(after.turn).toBe(2520 * 51)
    expect(chosen('turn', [old, seat('new', { turn: after.turn })], null)?.id).toBe('old')
  })

  it('passes over who is away or has his hands full', () => {
    const seats = [seat('a', { isAway: true }), seat('b', { most: 5, open: 5 }), seat('c', { turn: 9 })]
    expect(chosen('turn', seats, null)?.id).toBe('c')
    expect(chosen('turn', seats.slice(0, 2), null)).toBeUndefined()
  })

  it('chooses by load who has least at hand for his weight', () => {
    expect(chosen('load', [seat('a', { open: 4 }), seat('b', { open: 6, weight: 2 })], null)?.id).toBe('b')
  })

  it('chooses by territory the nearest place before the wider, and nobody from elsewhere', () => {
    const seats = [seat('province', { region: '320000' }), seat('city', { region: '320100' }), seat('south', { region: '440000' })]
    expect(chosen('territory', seats, '320102')?.id).toBe('city')
    expect(chosen('territory', seats, '320500')?.id).toBe('province')
    expect(chosen('territory', seats, '110105')).toBeUndefined()
  })
})

describe('a rule that keeps to working time', () => {
  const calendar = makeWorkCalendar([{ day: '2026-10-10', isWorked: true }], [2026])
  const at = (now: string) => isAtWork({ onlyAtWork: true, fromHour: 9, toHour: 18 }, { calendar, now: new Date(now), zone: 'Asia/Shanghai' })

  it('rests at night, at the weekend and on holidays, and works on a Saturday that makes up for one', () => {
    expect(at('2026-11-20T01:00:00Z')).toBe(true)
    expect(at('2026-11-20T00:59:00Z')).toBe(false)
    expect(at('2026-11-20T10:00:00Z')).toBe(false)
    expect(at('2026-11-21T02:00:00Z')).toBe(false)
    expect(at('2026-10-10T02:00:00Z')).toBe(true)
    expect(isAtWork({ onlyAtWork: false }, { calendar, now: new Date('2026-11-21T20:00:00Z'), zone: 'Asia/Shanghai' })).toBe(true)
  })
})

describe('which rule a lead falls under', () => {
  it('asks for all that a rule says and for nothing it leaves open', () => {
    expect(fits({}, {})).toBe(true)
    expect(fits({ sourceIds: ['fair'], region: '310000', industry: 'C' }, { sourceId: 'fair', region: '310115', industry: 'C26' })).toBe(true)
    expect(fits({ sourceIds: ['fair'] }, { sourceId: 'web' })).toBe(false)
    expect(fits({ region: '310000' }, { region: '320100' })).toBe(false)
    expect(fits({ industry: 'C26' }, { industry: 'C' })).toBe(false)
    expect(fits({ origin: 'asked' }, { origin: null })).toBe(false)
  })
})
