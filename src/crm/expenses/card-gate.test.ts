import { expect, it } from 'vitest'
import { lacksOf, type Spent, usualRule, windowOf } from './card-gate.ts'

const spent: Spent = { place: 1, spentOn: '2026-11-18', type: '差旅费', gate: 'block', customer: '华东化工', complete: 80, isRecorded: true }

it('asks for nothing where both cards are there, or where the kind of expense asks for none', () => {
  expect(lacksOf(spent, usualRule)).toEqual([])
  expect(lacksOf({ ...spent, gate: 'off', customer: null, complete: null, isRecorded: false }, usualRule)).toEqual([])
})

it('names the card that is missing, whose, and the days that count', () => {
  expect(lacksOf({ ...spent, isRecorded: false }, usualRule)[0]?.zh).toContain('缺少您与“华东化工”在 2026-11-15 至 2026-11-21')
  expect(lacksOf({ ...spent, complete: 40 }, usualRule)[0]?.zh).toContain('只填了 40%，至少要 60%')
  expect(lacksOf({ ...spent, customer: null }, usualRule)[0]?.zh).toContain('没有写明客户')
  expect(lacksOf({ ...spent, complete: 40, isRecorded: false }, usualRule)).toHaveLength(2)
})

it('counts days over the end of a month', () => {
  expect(windowOf('2026-03-01', { ...usualRule, windowDays: 2 })).toEqual({ from: '2026-02-27', to: '2026-03-03' })
})
