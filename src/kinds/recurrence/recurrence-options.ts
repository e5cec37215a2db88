import { frequencies, weekdayNames, weekdays } from '../../lib/recurrence-rule.ts'

const frequencyLabels = {
  DAILY: { zh: '天', en: 'days' },
  WEEKLY: { zh: '周', en: 'weeks' },
  MONTHLY: { zh: '个月', en: 'months' },
  YEARLY: { zh: '年', en: 'years' },
} as const

/** What the editor of a rule offers. */
export const frequencyOptions = frequencies.map((id) => ({ id, label: frequencyLabels[id] }))
export const weekdayOptions = weekdays.map((id) => ({
  id,
  label: { zh: `周${weekdayNames[id].zh}`, en: weekdayNames[id].en },
  short: { zh: weekdayNames[id].zh, en: weekdayNames[id].en },
}))
export const endOptions = [
  { id: 'never', label: { zh: '一直重复', en: 'Without end' } },
  { id: 'until', label: { zh: '到某天为止', en: 'Until a day' } },
  { id: 'count', label: { zh: '共若干次', en: 'So many times' } },
] as const
export type End = (typeof endOptions)[number]['id']

export const words = {
  each: { zh: '每', en: 'Every' },
  every: { zh: '每几', en: 'Every' },
  unit: { zh: '天、周、月或年', en: 'Days, weeks, months or years' },
  days: { zh: '星期几（不选：与开始那天相同）', en: 'On which days (none: that of the first)' },
  ends: { zh: '何时结束', en: 'When it ends' },
  until: { zh: '最后一天', en: 'Last day' },
  count: { zh: '次数', en: 'Times' },
} as const
