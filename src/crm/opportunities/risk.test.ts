import { describe, expect, it } from 'vitest'
import { riskFacts, riskOf } from './risk.ts'

const now = new Date('2026-06-15T02:00:00Z')
const moment = { now, today: '2026-06-15', zone: 'Asia/Shanghai' }
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString()
const usual = {
  outcome: 'open',
  state: 'qualified',
  urgency: 'inMonth',
  lastContactAt: ago(1),
  createdAt: ago(40),
  deciderCount: 1,
  statedAmount: '5.00',
  nextStep: '报价',
  expectedOn: '2026-07-01',
}
const judge = (more: Record<string, unknown> = {}) => riskOf({ ...usual, ...more }, moment)

describe('what endangers a deal (S0-53, S0-56)', () => {
  it('is nothing where it was met lately, somebody decides and something comes next', () => {
    expect(judge()).toEqual({ risk: 'none', risks: null, contactBy: '2026-06-21' })
  })

  it('is an urgent one that nobody has met for three days', () => {
    expect(judge({ urgency: 'atOnce', lastContactAt: ago(2.9) }).risks).toBeNull()
    expect(judge({ urgency: 'atOnce', lastContactAt: ago(3) })).toMatchObject({ risk: 'high', risks: ['urgentQuiet'] })
    expect(judge({ urgency: 'atOnce', lastContactAt: null, createdAt: ago(4) }).risks).toEqual(['urgentQuiet'])
  })

  it('is silence longer than its stage bears, a month where the stage says nothing', () => {
    expect(judge({ lastContactAt: ago(29) }).risks).toBeNull()
    expect(judge({ lastContactAt: ago(31) })).toMatchObject({ risk: 'high', risks: ['stale'] })
    expect(judge({ lastContactAt: ago(11), staleDays: 10 }).risks).toEqual(['stale'])
  })

  it('is a date gone by, nobody known who decides, a rival, no amount and no next step, each for itself', () => {
    expect(judge({ expectedOn: '2026-06-14' }).risks).toEqual(['late'])
    expect(judge({ expectedOn: '2026-06-15' }).risks).toBeNull()
    expect(judge({ deciderCount: 0 })).toMatchObject({ risk: 'some', risks: ['noDecider'] })
    expect(judge({ competitorIds: ['x'] }).risks).toEqual(['competitor'])
    expect(judge({ statedAmount: null }).risks).toEqual(['noAmount'])
    expect(judge({ statedAmount: null, lineCount: 1 }).risks).toBeNull()
    expect(judge({ nextStep: null }).risks).toEqual(['noNextStep'])
    expect(judge({ deciderCount: 0, competitorIds: ['x'], nextStep: null }).risk).toBe('high')
  })

  it('is none of a deal that is closed', () => {
    for (const outcome of ['won', 'lost', 'void']) expect(judge({ outcome, lastContactAt: ago(400) })).toEqual({ risk: null, risks: null, contactBy: null })
  })

  it('looks at nothing that the engine does not watch for it', () => {
    const asked = new Set<string>()
    const get = (row: Record<string, unknown>, name: string | symbol) => {
      asked.add(String(name))
      return row[String(name)]
    }
    riskOf(new Proxy<Record<string, unknown>>({ outcome: 'open' }, { get }), moment)
    expect([...asked].filter((name) => name !== 'createdAt' && !(riskFacts as readonly string[]).includes(name))).toEqual([])
  })
})
