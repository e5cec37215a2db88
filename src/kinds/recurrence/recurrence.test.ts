import { describe, expect, it } from 'vitest'
import { isGood } from '../../kernel/problem.ts'
import { dayOfUntil, readRule, sayRule, untilDay, writeRule } from '../../lib/recurrence-rule.ts'
import { recurrenceKind } from './recurrence.ts'

const say = (text: string, lang: 'zh' | 'en') => {
  const rule = readRule(text)
  if (typeof rule === 'string') throw new Error(rule)
  return sayRule(rule, lang, 'Asia/Shanghai')
}
const parsed = (text: string) => {
  const outcome = recurrenceKind.parse(text, {})
  return isGood(outcome) ? outcome.value : outcome.code
}

describe('a rule of its own', () => {
  it('is said in words of both languages', () => {
    const text = 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;UNTIL=20271231T155959Z'
    expect(say(text, 'zh')).toBe('每 2 周的周一、周三，到 2027-12-31')
    expect(say(text, 'en')).toBe('Every 2 weeks on Mon, Wed, until 2027-12-31')
    expect([say('FREQ=MONTHLY', 'zh'), say('FREQ=MONTHLY;INTERVAL=3;COUNT=4', 'zh')]).toEqual(['每月', '每 3 个月，共 4 次'])
    expect(say('FREQ=DAILY;COUNT=5', 'en')).toBe('Every day, 5 times')
  })

  it('is kept in one way of writing, however it came', () => {
    expect(parsed('byday=we,mo;freq=weekly;interval=1')).toBe('FREQ=WEEKLY;BYDAY=MO,WE')
    expect(parsed(' FREQ=DAILY;COUNT=3 ')).toBe('FREQ=DAILY;COUNT=3')
  })

  it('says what is not right of it', () => {
    const wrong = {
      'every week': 'shape',
      'FREQ=WEEKLY;BYMONTH=1': 'part',
      'FREQ=SECONDLY': 'frequency',
      'FREQ=DAILY;INTERVAL=401': 'interval',
      'FREQ=MONTHLY;BYDAY=MO': 'days',
      'FREQ=WEEKLY;BYDAY=MO,MO': 'days',
      'FREQ=DAILY;UNTIL=2027-12-31': 'until',
      'FREQ=DAILY;COUNT=0': 'count',
      'FREQ=DAILY;COUNT=2;UNTIL=20271231T155959Z': 'ends',
    }
    for (const [text, code] of Object.entries(wrong)) expect(parsed(text), text).toBe(`recurrence.${code}`)
  })

  it('ends with a day as it ends where one is', () => {
    for (const zone of ['Asia/Shanghai', 'America/New_York', 'UTC']) expect(dayOfUntil(untilDay('2027-03-14', zone), zone)).toBe('2027-03-14')
    expect(untilDay('2027-12-31', 'Asia/Shanghai')).toBe('20271231T155959Z')
    const rule = readRule('FREQ=WEEKLY;BYDAY=FR;UNTIL=20271231T155959Z')
    expect(typeof rule === 'string' ? rule : writeRule(rule)).toBe('FREQ=WEEKLY;BYDAY=FR;UNTIL=20271231T155959Z')
  })
})
