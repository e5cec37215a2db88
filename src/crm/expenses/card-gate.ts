import type { Label } from '../../kernel/label.ts'
import { addDays, type Day } from '../../lib/time.ts'

/** What a company asks of the cards behind an expense; its own choices, with what is usual. */
export type GateRule = { readonly leastComplete: number; readonly windowDays: number }
export const usualRule: GateRule = { leastComplete: 60, windowDays: 3 }

/** An expense with all that is known of its cards. */
export type Spent = {
  readonly place: number
  readonly spentOn: Day
  readonly type: string
  readonly gate: string
  readonly customer: string | null
  /** Percent of the customer's data card that is filled in; null: no customer is named. */
  readonly complete: number | null
  /** Is there a contact record of the same person with this customer around the day? */
  readonly isRecorded: boolean
}

/** The days around an expense on which a contact with the customer counts for it. */
export const windowOf = (spentOn: Day, { windowDays }: GateRule): { readonly from: Day; readonly to: Day } => ({
  from: addDays(spentOn, -windowDays),
  to: addDays(spentOn, windowDays),
})

/** What an expense lacks, in words that say which card of whom (S0-20); nothing where its kind asks for none. */
export function lacksOf(spent: Spent, rule: GateRule): Label[] {
  if (spent.gate === 'off') return []
  const { from, to } = windowOf(spent.spentOn, rule)
  const which = { zh: `第 ${spent.place} 行 ${spent.spentOn} ${spent.type}`, en: `Line ${spent.place}, ${spent.spentOn} ${spent.type}` }
  if (spent.customer === null) return [{ zh: `${which.zh}：没有写明客户`, en: `${which.en}: no customer is named` }]
  const lacks: Label[] = []
  if ((spent.complete ?? 0) < rule.leastComplete)
    lacks.push({
      zh: `${which.zh}：“${spent.customer}”的客户资料卡只填了 ${spent.complete ?? 0}%，至少要 ${rule.leastComplete}%`,
      en: `${which.en}: the data card of "${spent.customer}" is ${spent.complete ?? 0}% filled in, ${rule.leastComplete}% is needed`,
    })
  if (!spent.isRecorded)
    lacks.push({
      zh: `${which.zh}：缺少您与“${spent.customer}”在 ${from} 至 ${to} 之间的客户接触记录卡`,
      en: `${which.en}: there is no contact record of yours with "${spent.customer}" from ${from} to ${to}`,
    })
  return lacks
}
