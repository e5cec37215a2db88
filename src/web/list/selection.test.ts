import { describe, expect, it } from 'vitest'
import { chooseRange, isChosen, noSelection, turn, turnPage } from './selection.ts'

const page = ['a', 'b', 'c', 'd']

describe('choosing rows', () => {
  it('keeps what was chosen on other pages', () => {
    const one = turn(noSelection, 'z', page)
    const all = turnPage(one, page)
    expect([...all.ids]).toEqual(['z', 'a', 'b', 'c', 'd'])
    expect([...turnPage(all, page).ids]).toEqual(['z'])
  })

  it('falls back to the page when one of all is turned off', () => {
    const rest = turn({ ids: new Set(), isAll: true }, 'b', page)
    expect(rest.isAll).toBe(false)
    expect(page.filter((id) => isChosen(rest, id))).toEqual(['a', 'c', 'd'])
  })

  it('takes a range either way', () => {
    expect([...chooseRange(noSelection, 'c', 'a', page).ids]).toEqual(['a', 'b', 'c'])
    expect([...chooseRange(noSelection, 'elsewhere', 'b', page).ids]).toEqual(['b'])
  })
})
