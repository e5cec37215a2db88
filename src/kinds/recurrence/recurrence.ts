import { type FieldWords, field } from '../../kernel/field.ts'
import type { Kind } from '../../kernel/kind.ts'
import type { Label } from '../../kernel/label.ts'
import { bad, good, type Outcome } from '../../kernel/problem.ts'
import { after, cellText, takeText } from '../../kernel/take.ts'
import { mostInterval, mostTimes, type RuleFault, readRule, sayRule, writeRule } from '../../lib/recurrence-rule.ts'
import { tidyLine } from '../../lib/text.ts'

const longest = 120
const example = 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;COUNT=10'

const faults: Readonly<Record<RuleFault, Label>> = {
  shape: {
    zh: `重复规则应是 RFC 5545 的 RRULE，各项用分号隔开，例如 ${example}`,
    en: `Please give an RRULE of RFC 5545, its parts with semicolons between, such as ${example}`,
  },
  part: {
    zh: '重复规则只能由 FREQ、INTERVAL、BYDAY、COUNT、UNTIL 组成，每项一次',
    en: 'A rule is made of FREQ, INTERVAL, BYDAY, COUNT and UNTIL, each once at most; please leave out the rest',
  },
  frequency: { zh: 'FREQ 应是 DAILY、WEEKLY、MONTHLY 或 YEARLY', en: 'FREQ is DAILY, WEEKLY, MONTHLY or YEARLY' },
  interval: { zh: `间隔应是 1 到 ${mostInterval} 的整数`, en: `The interval is a whole number from 1 to ${mostInterval}` },
  days: {
    zh: '星期几只用于按周重复，写成 MO、TU、WE、TH、FR、SA、SU，每天一次',
    en: 'Days of the week are for weekly rules: MO, TU, WE, TH, FR, SA, SU, each once',
  },
  until: { zh: '截止时间应写成 20271231T155959Z 这样的 UTC 时间', en: 'UNTIL is an instant in UTC, such as 20271231T155959Z' },
  count: { zh: `次数应是 1 到 ${mostTimes} 的整数`, en: `The number of times is a whole number from 1 to ${mostTimes}` },
  ends: { zh: '截止时间和次数只能填一个', en: 'A rule ends by a day or after so many times; please give one of them' },
}

function parse(input: unknown): Outcome<string> {
  return after(takeText(input, longest, tidyLine), (text) => {
    const rule = readRule(text)
    return typeof rule === 'string' ? bad(`recurrence.${rule}`, faults[rule]) : good(writeRule(rule))
  })
}

/** How something comes again: an RRULE of RFC 5545, kept as a calendar reads it, told in words. */
export const recurrenceKind: Kind<string> = {
  name: 'recurrence',
  sql: () => 'text',
  schema: () => ({ type: 'string', maxLength: longest }),
  parse: (input) => parse(input),
  // What was printed holds the rule itself behind the words.
  read: (cell) => parse(/FREQ=[A-Z0-9=;,]+/i.exec(cellText(cell))?.[0] ?? cellText(cell)),
  print: (value, _options, lang) => {
    const rule = readRule(value)
    return typeof rule === 'string' ? value : `${sayRule(rule, lang)} (${value})`
  },
  words: () => [],
  ops: ['empty', 'notEmpty'],
  sorts: 'none',
  holds: 'one',
  examples: {
    good: ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE', 'FREQ=DAILY;COUNT=10', 'FREQ=MONTHLY;UNTIL=20991231T155959Z', 'FREQ=YEARLY'],
    bad: [
      'weekly',
      'FREQ=HOURLY',
      'FREQ=WEEKLY;INTERVAL=0',
      'FREQ=WEEKLY;BYDAY=XX',
      'FREQ=MONTHLY;BYDAY=MO',
      'FREQ=DAILY;COUNT=3;UNTIL=20991231T155959Z',
      'FREQ=DAILY;UNTIL=20270230T000000Z',
      'FREQ=DAILY;FREQ=WEEKLY',
      'FREQ=DAILY;BYHOUR=9',
      5,
      true,
      {},
      ['FREQ=DAILY'],
    ],
  },
}

/** A field that says how its record comes again. */
export const recurrence = <const W extends FieldWords>(words: W) => field<string, W>(recurrenceKind, words)
