import type { Rule } from '../../kernel/object.ts'

/** How often a plan or a task comes again, each with its recurrence rule (RFC 5545): what a calendar is told, and what the next one is reckoned by. */
export const repeats = [
  { id: 'daily', label: { zh: '每天', en: 'Every day' }, rule: 'FREQ=DAILY' },
  { id: 'workdays', label: { zh: '周一至周五', en: 'Monday to Friday' }, rule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR' },
  { id: 'weekly', label: { zh: '每周', en: 'Every week' }, rule: 'FREQ=WEEKLY' },
  { id: 'fortnightly', label: { zh: '每两周', en: 'Every two weeks' }, rule: 'FREQ=WEEKLY;INTERVAL=2' },
  { id: 'monthly', label: { zh: '每月', en: 'Every month' }, rule: 'FREQ=MONTHLY' },
  { id: 'quarterly', label: { zh: '每季度', en: 'Every quarter' }, rule: 'FREQ=MONTHLY;INTERVAL=3' },
  { id: 'yearly', label: { zh: '每年', en: 'Every year' }, rule: 'FREQ=YEARLY' },
] as const

type Row = Readonly<Record<string, unknown>>

/** By which rule a record comes again: one of its own, or that of the usual one it names. */
export const ruleOf = ({ repeat, repeatRule }: Row): string | undefined =>
  typeof repeatRule === 'string' ? repeatRule : repeats.find(({ id }) => id === repeat)?.rule

const both = { zh: '“重复”和“自定义重复”只能填一个', en: 'It comes again by a usual rule or by one of its own; please leave one of them empty' }

/** One series has one rule. */
export const oneRepeat: Rule = ({ repeat, repeatRule }) => (repeat && repeatRule ? [{ field: 'repeatRule', code: 'both', message: both }] : [])
