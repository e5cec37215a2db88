import { describe, expect, it } from 'vitest'
import type { Comparison } from '../../kernel/filter.ts'
import { addTo, asGroup, countTerms, finished, putAt, withOp } from './model.ts'

const a: Comparison = { field: 'name', op: 'contains', value: 'oil' }
const b: Comparison = { field: 'amount', op: 'between', value: ['1', '2'] }
const half: Comparison = { field: 'level', op: 'in', value: [] }

describe('a filter being built', () => {
  it('sends only what is finished', () => {
    expect(finished({ all: [half, { any: [] }] })).toBeUndefined()
    expect(finished({ all: [a, half] })).toEqual(a)
    expect(finished({ any: [a, { all: [b, half] }] })).toEqual({ any: [a, b] })
    expect(finished({ field: 'amount', op: 'between', value: ['1', null] })).toBeUndefined()
    expect(finished({ field: 'name', op: 'empty', value: 'left over' })).toEqual({ field: 'name', op: 'empty' })
  })

  it('changes one place and leaves the rest', () => {
    const root = asGroup({ all: [a, { any: [b, half] }] })
    expect(putAt(root, [1, 0], a)).toEqual({ all: [a, { any: [a, half] }] })
    expect(putAt(root, [1, 1], undefined)).toEqual({ all: [a, { any: [b] }] })
    expect(addTo(root, [1], a)).toEqual({ all: [a, { any: [b, half, a] }] })
    expect(addTo(root, [], b)).toEqual({ all: [a, { any: [b, half] }, b] })
    expect(countTerms(root)).toBe(3)
  })

  it('keeps the value when the operator changes and the value still fits', () => {
    expect(withOp({ field: 'level', op: 'eq', value: 'a' }, 'in')).toEqual({ field: 'level', op: 'in', value: ['a'] })
    expect(withOp({ field: 'level', op: 'in', value: ['a', 'b'] }, 'eq')).toEqual({ field: 'level', op: 'eq', value: 'a' })
    expect(withOp(b, 'gte')).toEqual({ field: 'amount', op: 'gte' })
  })
})
