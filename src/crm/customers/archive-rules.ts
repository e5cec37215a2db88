import type { Label } from '../../kernel/label.ts'
import type { Rule } from '../../kernel/object.ts'

const isDay = (value: unknown): value is string => typeof value === 'string'
const endFirst: Label = { zh: '结束日期不能早于开始日期，请核对', en: 'The end comes after the beginning; please check the dates' }
const sameFirm: Label = { zh: '两方是同一个客户，请另选一方', en: 'Both sides are the same customer; choose another' }
const twoMakers: Label = {
  zh: '一条在用产品要么是我方产品，要么是竞争对手的，请只填一个',
  en: 'A product in use is ours or a competitor’s; please fill in only one',
}
const noGrade: Label = { zh: '六项里至少给一项打分', en: 'Please grade at least one of the six' }

/** The six sides of a product that customers judge (S1-38, requirements X3). */
export const productSides = ['quality', 'benefit', 'features', 'design', 'reliability', 'valueForMoney'] as const

/** Days as texts compare as days do. */
const inOrder =
  (first: string, last: string): Rule =>
  (wish) =>
    isDay(wish[first]) && isDay(wish[last]) && wish[last] < wish[first] ? [{ field: last, code: 'order', message: endFirst }] : []

export const endsLater: Rule = inOrder('since', 'until')
export const dueLater: Rule = inOrder('startOn', 'dueOn')
export const warrantyLater: Rule = inOrder('since', 'warrantyUntil')

export const twoFirms: Rule = ({ fromId, toId }) => (fromId && fromId === toId ? [{ field: 'toId', code: 'sameFirm', message: sameFirm }] : [])

export const oneMaker: Rule = ({ productId, competitorId }) =>
  productId && competitorId ? [{ field: 'competitorId', code: 'twoMakers', message: twoMakers }] : []

/** A grade of 1 to 5 for at least one side: an evaluation without any says nothing. */
export const someGrade: Rule = (wish) =>
  productSides.some((side) => typeof wish[side] === 'number') ? [] : [{ field: 'quality', code: 'required', message: noGrade }]
