import { expect, it } from 'vitest'
import { matrixOf } from './white-space.ts'

it('shows what each customer uses and is being sold of each line, and leaves the rest white (S0-50)', () => {
  const at = matrixOf({
    products: [
      { id: 'p1', lineId: 'film' },
      { id: 'p2', lineId: 'film' },
      { id: 'p3', lineId: 'pipe' },
    ],
    installed: [
      { id: 'i1', customerId: 'a', productId: 'p1' },
      { id: 'i2', customerId: 'a', productId: 'p2' },
      { id: 'i3', customerId: 'b', productId: null },
    ],
    deals: [{ id: 'd1', customerId: 'a' }],
    lines: [
      { id: 'l1', opportunityId: 'd1', productId: 'p3' },
      { id: 'l2', opportunityId: 'd1', productId: 'p1' },
    ],
  })
  expect(at('a', 'film')).toEqual({ used: 2, dealIds: ['d1'] })
  expect(at('a', 'pipe')).toEqual({ used: 0, dealIds: ['d1'] })
  expect(at('b', 'film')).toBeUndefined()
})
