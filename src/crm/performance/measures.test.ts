import fc from 'fast-check'
import { expect, it } from 'vitest'
import { adjusted, pointsFor } from './measures.ts'

it('gives 17 of 20 points for 85 % of reports sent (S0-66)', () => {
  expect(pointsFor({ weight: 20, goal: 100, actual: 85 })).toBe(17)
  expect(pointsFor({ weight: 30, goal: 40, actual: 50 })).toBe(30)
  expect(pointsFor({ weight: 30, goal: 40, actual: 0 })).toBe(0)
})

it('takes no points where there was nothing to be measured', () => {
  expect(pointsFor({ weight: 20, goal: 100, actual: null })).toBe(20)
})

it('stays between none and the whole weight, whatever the figures and whoever adjusts', () => {
  const figure = fc.double({ min: -1e6, max: 1e6, noNaN: true })
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100 }), figure, figure, figure, (weight, goal, actual, by) => {
      const points = pointsFor({ weight, goal, actual })
      for (const each of [points, adjusted(points, by, weight)]) {
        expect(each).toBeGreaterThanOrEqual(0)
        expect(each).toBeLessThanOrEqual(weight)
      }
    }),
  )
})
