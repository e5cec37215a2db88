import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openStages, type Stage, ticksAt, troublesOfMove, waysFrom } from './stage-gate.ts'

const stageOf = (name: string, more: Partial<Stage> = {}): Stage => ({ id: name, name, outcome: 'open', asks: [], checklist: [], toIds: [], ...more })
const stages: readonly Stage[] = [
  stageOf('发现', { checklist: ['核实'] }),
  stageOf('意向', { asks: ['needs'], checklist: ['确认需求'] }),
  stageOf('谈判', { asks: ['amount', 'expectedOn'] }),
  stageOf('成交', { outcome: 'won' }),
  stageOf('输单', { outcome: 'lost' }),
  stageOf('作废', { outcome: 'void' }),
]
const at = (name: string): Stage => stages.find((each) => each.name === name) as Stage
const deal = {
  stageId: '发现',
  state: 'qualified',
  outcome: 'open',
  needs: '耐寒',
  statedAmount: '5.00',
  expectedOn: '2026-12-01',
  lineCount: 0,
  checksDone: ['核实', '确认需求'],
}
const plain = { isChecked: false, lossReason: undefined, lostToId: undefined, note: undefined }
const codes = (row: Record<string, unknown>, to: string, wish = {}, among = stages) =>
  troublesOfMove({ stages: among, row: { ...deal, ...row }, to: among.find((each) => each.name === to) as Stage, wish: { ...plain, ...wish } }).map(
    ({ field, code }) => `${field} ${code}`,
  )

describe('the gate of a stage (S2-29, S2-53)', () => {
  it('opens the next stage when its asks are met and what is left behind is ticked off', () => {
    expect(codes({}, '意向')).toEqual([])
    expect(codes({ checksDone: null }, '意向')).toEqual(['isChecked unchecked'])
    expect(codes({ checksDone: null }, '意向', { isChecked: true })).toEqual([])
    expect(codes({ needs: null, checksDone: null }, '意向')).toEqual(['needs lacks', 'isChecked unchecked'])
  })

  it('lets nobody skip a stage, unless its own stage says so, and then asks what the skipped ones ask', () => {
    expect(codes({}, '谈判')).toEqual(['stageId noWay'])
    expect(codes({}, '成交')).toEqual(['stageId noWay'])
    const loose = stages.map((each) => (each.name === '发现' ? { ...each, toIds: ['谈判'] } : each))
    expect(codes({}, '谈判', {}, loose)).toEqual([])
    expect(codes({ needs: null, statedAmount: null, checksDone: ['核实'] }, '谈判', {}, loose)).toEqual([
      'statedAmount lacks',
      'needs lacks',
      'isChecked unchecked',
    ])
    expect(codes({}, '意向', {}, loose)).toEqual(['stageId noWay'])
  })

  it('holds back what is not qualified, but lets it be given up', () => {
    expect(codes({ state: 'unqualified' }, '意向')).toEqual(['stageId unqualified'])
    expect(codes({ state: 'unqualified' }, '作废', { lossReason: 'duplicate' })).toEqual([])
  })

  it('goes back freely and asks a reason for an end: whose product they chose, what else it was', () => {
    expect(codes({ stageId: '谈判', needs: null }, '发现')).toEqual([])
    expect(codes({}, '输单')).toEqual(['lossReason required'])
    expect(codes({}, '输单', { lossReason: 'competitor' })).toEqual(['lostToId required'])
    expect(codes({}, '输单', { lossReason: 'competitor', lostToId: 'x' })).toEqual([])
    expect(codes({}, '作废', { lossReason: 'other' })).toEqual(['note required'])
  })

  it('opens a lost deal again at a stage it had reached, and at none beyond', () => {
    const lost = { stageId: '输单', outcome: 'lost', closedFromId: '意向' }
    expect(waysFrom({ stages, row: { ...deal, ...lost } }).map(({ name }) => name)).toEqual(['发现', '意向'])
    expect(codes(lost, '意向')).toEqual([])
    expect(codes(lost, '谈判')).toEqual(['stageId noWay'])
    expect(codes(lost, '成交')).toEqual(['stageId closed'])
    expect(codes({ ...lost, needs: null }, '意向')).toEqual([])
  })

  it('keeps the ticks of stages passed and drops those of a stage it comes back to', () => {
    expect(ticksAt({ stages, row: deal, to: at('谈判') })).toEqual(['核实', '确认需求'])
    expect(ticksAt({ stages, row: { ...deal, stageId: '谈判' }, to: at('意向') })).toEqual(['核实'])
  })

  it('offers on the board what it would not refuse outright', () => {
    expect(openStages(deal, stages)).toEqual(['意向', '输单', '作废'])
    expect(openStages({ ...deal, state: 'returned' }, stages)).toEqual(['输单', '作废'])
  })

  it('never lets a deal be won by any order of moves without every ask on the way', () => {
    const steps = fc.array(fc.record({ to: fc.constantFrom(...stages.map(({ name }) => name)), isChecked: fc.boolean() }), { maxLength: 20 })
    const facts = fc.record({ needs: fc.constantFrom(null, 'x'), statedAmount: fc.constantFrom(null, '1.00'), expectedOn: fc.constantFrom(null, '2026-01-01') })
    fc.assert(
      fc.property(facts, steps, (own, path) => {
        let row: Record<string, unknown> = { ...deal, ...own, checksDone: null }
        for (const { to: name, isChecked } of path) {
          const to = at(name)
          const wish = { ...plain, isChecked, lossReason: 'price' }
          if (troublesOfMove({ stages, row, to, wish }).length) continue
          const closedFromId = to.outcome === 'open' ? null : row.outcome === 'open' ? row.stageId : row.closedFromId
          row = { ...row, checksDone: ticksAt({ stages, row, to }), stageId: to.id, outcome: to.outcome, closedFromId }
        }
        if (row.outcome !== 'won') return
        expect(Object.values(own).every((value) => value !== null)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})
