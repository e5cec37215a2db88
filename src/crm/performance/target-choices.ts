import { addDays, type Day, firstOfMonth } from '../../lib/time.ts'

/** What can be aimed at. Each is counted of the records of a person, or of a unit and all below it. */
export const metrics = [
  { id: 'records', label: { zh: '接触记录数', en: 'Contact records' } },
  { id: 'visits', label: { zh: '拜访数', en: 'Visits' } },
  { id: 'plansDone', label: { zh: '完成的接触计划', en: 'Plans done' } },
  { id: 'newCustomers', label: { zh: '新增客户数', en: 'New customers' } },
  { id: 'wonAmount', label: { zh: '赢单金额（按分成，元）', en: 'Won by share, CNY' } },
] as const
export type Metric = (typeof metrics)[number]['id']

export const targetPeriods = [
  { id: 'year', label: { zh: '年', en: 'Year' }, months: 12 },
  { id: 'quarter', label: { zh: '季度', en: 'Quarter' }, months: 3 },
  { id: 'month', label: { zh: '月', en: 'Month' }, months: 1 },
] as const

/** The days of a target, both taken in. */
export function targetDays(period: unknown, startOn: Day): { readonly from: Day; readonly to: Day } {
  const months = targetPeriods.find(({ id }) => id === period)?.months ?? 1
  return { from: startOn, to: addDays(firstOfMonth(startOn, months), -1) }
}

/** A figure in so many parts that differ by a cent at most and add up to it exactly: the months of a year, the heads of a team. */
export function inParts(whole: number, count: number): number[] {
  const cents = Math.round(whole * 100)
  const each = Math.trunc(cents / count)
  const rest = cents - each * count
  return Array.from({ length: count }, (_, at) => (each + (at < Math.abs(rest) ? Math.sign(rest) : 0)) / 100)
}
