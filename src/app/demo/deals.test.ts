import { expect, it } from 'vitest'
import { opportunity } from '../../crm/opportunities/opportunity.object.ts'
import { check } from '../../kernel/check.ts'
import { newId } from '../../lib/id.ts'
import { drawBook, monthsBack } from './book.ts'
import { makeChance } from './chance.ts'
import { drawDeals } from './deals.ts'
import { drawStaff } from './staff.ts'

const today = '2026-11-21'
const book = drawBook(3000, 7, drawStaff(makeChance(7)).members, new Date(`${today}T06:00:00Z`))
const deals = drawDeals(makeChance(11), book, today)

it('has some hundreds of deals, at every stage, won, lost and waiting to be judged, none of which a form would refuse', () => {
  expect(deals.length).toBeGreaterThan(350)
  expect(deals.length).toBeLessThan(1000)
  expect(deals.flatMap(({ draft }) => check(opportunity, { ...draft, customerId: newId() }, true).troubles)).toEqual([])
  for (const stage of [0, 1, 2, 3, 4, 5]) expect(deals.some(({ end, movedOn }) => !end && movedOn.length === stage)).toBe(true)
  for (const outcome of ['won', 'lost']) expect(deals.filter(({ end }) => end?.outcome === outcome).length).toBeGreaterThan(20)
  expect(deals.filter(({ isQualified }) => !isQualified).length).toBeGreaterThan(10)
})

it('begins no deal before its customer came in, and moves none before it began or after today', () => {
  const months = monthsBack(today)
  for (const { account, begunOn, movedOn, end } of deals) {
    expect(begunOn > (months[account.month] as string)).toBe(true)
    const days = [begunOn, ...movedOn, ...(end ? [end.on] : [])]
    expect(days).toEqual([...days].sort())
  }
})
