import { defineObject } from '../../kernel/object.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { lines } from '../../kinds/lines/lines.ts'
import { longText } from '../../kinds/long-text/long-text.ts'
import { number } from '../../kinds/number/number.ts'
import { ref } from '../../kinds/ref/ref.ts'
import { text } from '../../kinds/text/text.ts'
import { comparisonAccess } from './access.ts'
import { standings, standsFrom, standsHow } from './value-gap.ts'

const items = { of: 'valueItem', by: 'comparisonId' } as const

/** What our offer is worth to a customer beside a rival's: items, how much each weighs, both sides graded; the gap is their sum (S1-64). One without a difference is no offer (S1-54). */
export const valueComparison = defineObject({
  name: 'valueComparison',
  plural: 'valueComparisons',
  label: { zh: '价值比较', en: 'Value comparison' },
  icon: 'gauge',
  menu: 'work',
  module: 'market',
  title: 'name',
  ends: ['customerId'],
  fields: {
    name: text({ label: { zh: '比较', en: 'Comparison' }, required: true, search: true, max: 120 }),
    customerId: ref('customer', { label: { zh: '客户', en: 'Customer' } }),
    competitorId: ref('competitor', { label: { zh: '竞争厂商', en: 'Competitor' }, required: true }),
    productId: ref('product', { label: { zh: '我方产品', en: 'Our product' } }),
    items: lines('valueItem', { label: { zh: '比较项目', en: 'Items' }, order: 'place' }),
    ours: number({ label: { zh: '我方得分', en: 'Ours' }, rollup: { ...items, take: 'sum', over: 'oursWeighed' } }),
    theirs: number({ label: { zh: '对手得分', en: 'Theirs' }, rollup: { ...items, take: 'sum', over: 'theirsWeighed' } }),
    differenceCount: number({
      label: { zh: '差异点', en: 'Differences' },
      rollup: { ...items, take: 'count', where: { field: 'difference', op: 'notEmpty' } },
    }),
    gap: number({ label: { zh: '价值差距', en: 'Gap' }, formula: 'ours - theirs', hint: { zh: '正数：我们领先', en: 'Above 0: we lead' } }),
    standing: choice(standings, { label: { zh: '结论', en: 'Standing' }, index: true, through: 'judge' }),
    note: longText({ label: { zh: '说明', en: 'Note' }, max: 4000 }),
  },
  judges: [{ fields: ['standing'], from: standsFrom, by: standsHow }],
  columns: ['name', 'customerId', 'competitorId', 'productId', 'ours', 'theirs', 'gap', 'differenceCount', 'standing', 'ownerId'],
  form: [
    { label: { zh: '比较', en: 'The comparison' }, fields: ['name', 'customerId', 'competitorId', 'productId', 'note'] },
    { label: { zh: '项目', en: 'Items' }, fields: ['items', 'ours', 'theirs', 'gap', 'differenceCount', 'standing'] },
  ],
  access: comparisonAccess,
})
