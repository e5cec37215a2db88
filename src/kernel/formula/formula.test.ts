import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cases } from '../../../test/formula-oracle.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { date } from '../../kinds/date/date.ts'
import { instant } from '../../kinds/instant/instant.ts'
import { money } from '../../kinds/money/money.ts'
import { number } from '../../kinds/number/number.ts'
import { phones } from '../../kinds/phones/phones.ts'
import { text } from '../../kinds/text/text.ts'
import { yesNo } from '../../kinds/yes-no/yes-no.ts'
import { asKept, readFormula, workOut } from './formula.ts'

const label = { zh: '字段', en: 'Field' }
const levels = [
  { id: 'a', label: { zh: '重点', en: 'Key' } },
  { id: 'b', label: { zh: '普通', en: 'Normal' } },
]
const fields = {
  amount: money({ label }),
  count: number({ label, scale: 2 }),
  name: text({ label }),
  signedOn: date({ label }),
  dueOn: date({ label }),
  at: instant({ label }),
  active: yesNo({ label }),
  level: choice(levels, { label }),
  phones: phones({ label }),
}
const record = {
  amount: '1234.50',
  count: 4,
  name: '上海某某',
  signedOn: '2026-01-31',
  dueOn: '2026-03-02',
  at: '2026-01-31T16:30:00.000Z',
  active: true,
  level: 'a',
}
const zone = 'Asia/Shanghai'

const value = (formula: string, of: Record<string, unknown> = record): unknown => {
  const read = readFormula(formula, fields)
  if ('trouble' in read) throw new Error(`${formula}: ${read.trouble.code}`)
  const worked = workOut(read.tree, of, { fields, zone })
  return worked !== null && typeof worked === 'object' ? worked.toString() : worked
}
const wrong = (formula: string) => {
  const read = readFormula(formula, fields)
  return 'trouble' in read ? read.trouble : undefined
}

describe('a formula', () => {
  it.each([
    ['amount * 2', '2469'],
    ['amount × 2 ÷ 4', '617.25'],
    ['1 + 2 * 3 - -4', '11'],
    ['(1 + 2) * 3', '9'],
    ['0.1 + 0.2', '0.3'],
    ['ROUND(amount / 7, 2)', '176.36'],
    ['MIN(count, 3, amount)', '3'],
    ['MAX(count, 3)', '4'],
    ['ABS(1 - count)', '3'],
    ['DAYS(dueOn, signedOn)', '30'],
    ['ADDDAYS(signedOn, 29)', '2026-03-01'],
    ['YEAR(signedOn) * 100 + MONTH(signedOn)', '202601'],
    ['DAYS(at, signedOn)', '1'],
    ['LEN(name)', '4'],
    ['CONCAT(name, "-", count)', '上海某某-4'],
    ['name & "（" & level & "）"', '上海某某（重点）'],
    ['IF(amount > 1000, "大", "小")', '大'],
    ['IF（amount ＞ 2000， “大”， “小”）', '小'],
    ['if(level = "重点", 1, 0)', '1'],
    ['IF(level = "Key", 1, 0)', '1'],
    ['IF(level <> "b", 1, 0)', '1'],
    ['AND(active, count >= 4)', true],
    ['OR(NOT(active), FALSE)', false],
    ['CONTAINS(name, "某")', true],
    ['ISBLANK(name)', false],
  ])('%s comes to %s', (formula, expected) => {
    expect(value(formula)).toBe(expected)
  })

  it('gives nothing where something it needs is empty, and nothing for a division by zero', () => {
    expect(value('amount * 2', {})).toBeNull()
    expect(value('count / (count - 4)')).toBeNull()
    expect(value('COALESCE(amount, 5) * 2', {})).toBe('10')
    expect(value('IF(amount > 5, 1, 2)', {})).toBe('2')
    expect(value('ISBLANK(name)', {})).toBe(true)
  })

  it.each([
    ['', 0, 'empty'],
    ['amount +', 8, 'ended'],
    ['amount + "x"', 9, 'type'],
    ['nonsense * 2', 0, 'field'],
    ['phones', 0, 'kind'],
    ['2 + TODAY()', 4, 'today'],
    ['EVAL("1")', 0, 'call'],
    ['IF(active, 1)', 0, 'count'],
    ['IF(active, 1, "x")', 0, 'same'],
    ['level = "钻石"', 8, 'option'],
    ['"open', 0, 'open'],
    ['1 ; 2', 2, 'sign'],
    ['(1 + 2', 6, 'ended'],
    ['constructor', 0, 'field'],
    ['__proto__', 0, 'field'],
    ['toString()', 0, 'call'],
    ['1 2', 2, 'closing'],
  ])('%s is refused at character %i: %s', (formula, at, code) => {
    expect(wrong(formula)).toMatchObject({ at, code, message: { zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.stringMatching(/[a-z]/) } })
  })

  it('refuses ten thousand brackets, and any length and number of parts, at once (attack row 51)', () => {
    expect(wrong(`${'('.repeat(10_000)}1${')'.repeat(10_000)}`)).toMatchObject({ code: 'long' })
    expect(wrong(`${'('.repeat(500)}1${')'.repeat(500)}`)).toMatchObject({ code: 'deep' })
    expect(wrong(`${'-'.repeat(1500)}1`)).toMatchObject({ code: 'many' })
    expect(wrong(Array.from({ length: 500 }, () => '1').join('+'))).toMatchObject({ code: 'many' })
    expect(wrong(`${'NOT('.repeat(100)}active${')'.repeat(100)}`)).toMatchObject({ code: 'deep' })
  })

  it('keeps what it comes to as the field of its kind would, and nothing that the field could not hold', () => {
    const kept = (formula: string, field: Parameters<typeof asKept>[1]) => {
      const read = readFormula(formula, fields)
      return 'tree' in read ? asKept(workOut(read.tree, record, { fields, zone }), field) : undefined
    }
    expect(kept('amount / 7', number({ label, scale: 2 }))).toBe(176.36)
    expect(kept('0 - amount', money({ label }))).toBe('-1234.50')
    expect(kept('amount * 1000000000000000', money({ label }))).toBeNull()
    expect(kept('999999999999999999 * 999999999999999999 * 999999999999999999', number({ label }))).toBeNull()
    expect(kept('CONCAT(name, name)', text({ label, max: 5 }))).toBe('上海某某上')
  })

  it('agrees with an independent reckoning of exact fractions, whatever is combined', () => {
    fc.assert(
      fc.property(cases, ({ formula, values, expected }) => {
        const worked = value(formula, values)
        if (expected === null || typeof expected === 'boolean') expect(worked, formula).toBe(expected)
        else {
          const difference = Math.abs(Number(worked) - expected)
          expect(difference, formula).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(expected)))
        }
      }),
      { numRuns: 500 },
    )
  })
})
