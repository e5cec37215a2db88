import type { Moment } from '../../kernel/object.ts'
import { addDays, daysBetween } from '../../lib/time.ts'
import type { Urgency } from './choices.ts'

/** What endangers a deal, by a rule over its own values and the day (S0-53, S0-56). */

export const riskLevels = [
  { id: 'none', label: { zh: '正常', en: 'As it should be' }, color: 'green' },
  { id: 'some', label: { zh: '关注', en: 'Watch' }, color: 'gold' },
  { id: 'high', label: { zh: '高风险', en: 'At risk' }, color: 'red' },
] as const

export const riskReasons = [
  { id: 'urgentQuiet', label: { zh: '紧急却 3 天未跟进', en: 'Urgent, no contact in 3 days' }, color: 'red' },
  { id: 'stale', label: { zh: '停滞', en: 'Stale' }, color: 'red' },
  { id: 'late', label: { zh: '预计成交日期已过', en: 'Past its expected date' }, color: 'red' },
  { id: 'noDecider', label: { zh: '未接触决策者', en: 'No decision maker' }, color: 'gold' },
  { id: 'competitor', label: { zh: '有竞争对手', en: 'A competitor is there' }, color: 'gold' },
  { id: 'noAmount', label: { zh: '未填金额', en: 'No amount' }, color: 'gold' },
  { id: 'noNextStep', label: { zh: '没有下一步', en: 'No next step' }, color: 'gold' },
] as const
type Reason = (typeof riskReasons)[number]['id']

/** The fields the rule looks at: the engine draws it anew when one of them is written. */
export const riskFacts = [
  'outcome',
  'state',
  'urgency',
  'lastContactAt',
  'recordCount',
  'deciderCount',
  'competitorIds',
  'expectedOn',
  'nextStep',
  'nextOn',
  'statedAmount',
  'lineCount',
  'staleDays',
  'stageSince',
] as const

/** Days within which each urgency wants to be met again. */
export const rhythm: Readonly<Record<Urgency, number>> = { atOnce: 3, inMonth: 7, inQuarter: 14, inSixMonths: 30, watching: 60 }
const usualRhythm = 14
const usualStale = 30
const urgentDays = 3
const dayMs = 86_400_000

type Values = Readonly<Record<string, unknown>>
export type Risk = { readonly risk: (typeof riskLevels)[number]['id'] | null; readonly risks: Reason[] | null; readonly contactBy: string | null }

const has = (value: unknown): boolean => !(value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0))
const counts = (value: unknown): boolean => typeof value === 'number' && value > 0

/** When somebody last had to do with it: one never met is counted from the day he was entered. */
const lastTouch = ({ lastContactAt, createdAt }: Values): string | undefined => [lastContactAt, createdAt].find((at): at is string => typeof at === 'string')

const weight: Readonly<Record<Reason, number>> = { urgentQuiet: 3, stale: 3, late: 2, noDecider: 1, competitor: 1, noAmount: 1, noNextStep: 1 }
const highFrom = 3

/** Level, reasons in the order of the list, and the day by which its urgency wants a contact. A deal that is closed has none. */
export function riskOf(row: Values, { now, today }: Moment): Risk {
  if (row.outcome !== undefined && row.outcome !== 'open') return { risk: null, risks: null, contactBy: null }
  const touched = lastTouch(row)
  const quietDays = touched ? (now.getTime() - Date.parse(touched)) / dayMs : 0
  const isFound: Readonly<Record<Reason, boolean>> = {
    urgentQuiet: row.urgency === 'atOnce' && quietDays >= urgentDays,
    stale: quietDays > (counts(row.staleDays) ? (row.staleDays as number) : usualStale),
    late: typeof row.expectedOn === 'string' && daysBetween(row.expectedOn, today) > 0,
    noDecider: row.state === 'qualified' && !counts(row.deciderCount),
    competitor: has(row.competitorIds),
    noAmount: row.state === 'qualified' && !counts(row.lineCount) && !has(row.statedAmount),
    noNextStep: row.state === 'qualified' && !has(row.nextStep) && !has(row.nextOn),
  }
  const found = riskReasons.flatMap(({ id }) => (isFound[id] ? [id] : []))
  const heavy = found.reduce((sum, id) => sum + weight[id], 0)
  const days = rhythm[row.urgency as Urgency] ?? usualRhythm
  return {
    risk: heavy >= highFrom ? 'high' : heavy > 0 ? 'some' : 'none',
    risks: found.length ? found : null,
    contactBy: touched ? addDays(touched.slice(0, 10), days) : null,
  }
}
