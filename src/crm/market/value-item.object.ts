import { defineObject } from '../../kernel/object.ts'
import { number } from '../../kinds/number/number.ts'
import { rating } from '../../kinds/rating/rating.ts'
import { ref } from '../../kinds/ref/ref.ts'
import { text } from '../../kinds/text/text.ts'
import { comparisonAccess } from './access.ts'

/** One side of the offer that counts for the customer: how much, how good we are at it and how good they are, and how ours differs. */
export const valueItem = defineObject({
  name: 'valueItem',
  plural: 'valueItems',
  label: { zh: '比较项目', en: 'Item' },
  icon: 'gauge',
  module: 'market',
  title: 'name',
  parent: 'comparisonId',
  sort: 'place',
  fields: {
    comparisonId: ref('valueComparison', { label: { zh: '价值比较', en: 'Comparison' }, required: true }),
    name: text({
      label: { zh: '项目', en: 'Item' },
      required: true,
      search: true,
      max: 80,
      hint: { zh: '如：质量、交期、服务、价格', en: 'Such as quality, delivery, service, price' },
    }),
    weight: number({ label: { zh: '权重', en: 'Weight' }, required: true, default: 5, min: 1, max: 10 }),
    ours: rating({ label: { zh: '我方', en: 'Ours' }, required: true, max: 5 }),
    theirs: rating({ label: { zh: '对手', en: 'Theirs' }, required: true, max: 5 }),
    difference: text({ label: { zh: '差异点', en: 'How ours differs' }, max: 300 }),
    oursWeighed: number({ label: { zh: '我方加权', en: 'Ours, weighed' }, formula: 'weight * ours' }),
    theirsWeighed: number({ label: { zh: '对手加权', en: 'Theirs, weighed' }, formula: 'weight * theirs' }),
    place: number({ label: { zh: '序号', en: 'No.' }, through: 'lines' }),
  },
  columns: ['name', 'weight', 'ours', 'theirs', 'difference'],
  access: comparisonAccess,
})
