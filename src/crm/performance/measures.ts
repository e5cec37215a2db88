/** What people are measured by (S0-66); the ids are kept for good. `unit` says how the figure reads. */
export const measures = [
  { id: 'reportRate', label: { zh: '日报提交率', en: 'Daily reports sent' }, unit: '%' },
  { id: 'reportOnTime', label: { zh: '日报及时率', en: 'Daily reports on time' }, unit: '%' },
  { id: 'records', label: { zh: '接触记录数', en: 'Contact records' }, unit: '' },
  { id: 'visits', label: { zh: '拜访数', en: 'Visits' }, unit: '' },
  { id: 'completeness', label: { zh: '客户资料完整度', en: 'Completeness of customers' }, unit: '%' },
  { id: 'planRate', label: { zh: '计划完成率', en: 'Plans kept' }, unit: '%' },
  { id: 'newCustomers', label: { zh: '新增客户数', en: 'New customers' }, unit: '' },
  { id: 'marketItems', label: { zh: '市场信息条数', en: 'Market information' }, unit: '' },
  { id: 'marketAdopted', label: { zh: '市场信息采纳数', en: 'Market information adopted' }, unit: '' },
] as const
export type Measure = (typeof measures)[number]['id']

const round = (figure: number): number => Math.round(figure * 100) / 100

/** Points of one item: its weight by how much of its goal was reached, never more than the whole; what cannot be measured earns all. */
export function pointsFor({ weight, goal, actual }: { readonly weight: number; readonly goal: number; readonly actual: number | null }): number {
  if (actual === null || goal <= 0) return round(weight)
  return round(weight * Math.min(1, Math.max(0, actual / goal)))
}

/** With what a leader has added or taken: between none and the whole weight. */
export const adjusted = (points: number, by: number, weight: number): number => round(Math.min(weight, Math.max(0, points + by)))
