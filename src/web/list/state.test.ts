import { describe, expect, it } from 'vitest'
import { readSort, readState, turnSort, writeSort, writeState } from './state.ts'

const from = (search: string) => readState(new URLSearchParams(search))

describe('the address of a list', () => {
  it('comes back the same, filter, columns and page included', () => {
    const state = {
      ...from('view=mine&q=zsy&page=3&size=100&bin=1&density=tight&columns=name,level&sort=-updatedAt,name&peek=1&by=level:board&among=7'),
      filter: { field: 'level', op: 'in' as const, value: ['a', 'b'] },
    }
    expect(readState(writeState(state))).toEqual(state)
  })

  it('says nothing of what is as usual', () => {
    expect(writeState(from('')).toString()).toBe('')
  })

  it('knows a filter taken away from one never set', () => {
    expect(from('filter=none').filter).toBeNull()
    expect(from('').filter).toBeUndefined()
    expect([from('by=none').by, from('').by]).toEqual([null, undefined])
    expect(readState(writeState({ ...from(''), filter: null })).filter).toBeNull()
  })

  it('ignores what it cannot read', () => {
    const odd = from('filter={"field":1}&page=-4&size=7&density=loud')
    expect([odd.filter, odd.page, odd.size, odd.density]).toEqual([undefined, 1, 50, 'normal'])
  })
})

describe('sorting by heads', () => {
  it('goes up, down, off', () => {
    const up = turnSort([], 'name', false)
    const down = turnSort(up, 'name', false)
    expect([writeSort(up), writeSort(down), writeSort(turnSort(down, 'name', false))]).toEqual(['name', '-name', ''])
  })

  it('adds a second column with shift and keeps its place when turned', () => {
    const two = turnSort(readSort('name'), 'level', true)
    expect(writeSort(two)).toBe('name,level')
    expect(writeSort(turnSort(two, 'name', true))).toBe('-name,level')
    expect(writeSort(turnSort(two, 'amount', false))).toBe('amount')
  })
})
