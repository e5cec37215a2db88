import fc from 'fast-check'
import { expect, it } from 'vitest'
import { distanceM, isPossible } from './earth.ts'

const place = fc.record({ latitude: fc.double({ min: -90, max: 90, noNaN: true }), longitude: fc.double({ min: -180, max: 180, noNaN: true }) })

it('measures from the Bund to Hongqiao station about 15 kilometres', () => {
  const metres = distanceM({ latitude: 31.2397, longitude: 121.4903 }, { latitude: 31.1944, longitude: 121.3264 })
  expect(metres).toBeGreaterThan(16_000)
  expect(metres).toBeLessThan(17_000)
})

it('is the same both ways, nothing from a place to itself, and never more than half round the world', () => {
  fc.assert(
    fc.property(place, place, (a, b) => {
      expect(distanceM(a, b)).toBe(distanceM(b, a))
      expect(distanceM(a, a)).toBe(0)
      expect(distanceM(a, b)).toBeLessThanOrEqual(20_020_000)
    }),
  )
})

it('knows a place that cannot be', () => {
  expect(isPossible({ latitude: 31.2, longitude: 121.5 })).toBe(true)
  for (const [latitude, longitude] of [
    [91, 121],
    [-90.5, 0],
    [31, 181],
    [0, 0],
  ] as const)
    expect(isPossible({ latitude, longitude })).toBe(false)
})
