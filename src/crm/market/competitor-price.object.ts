import { defineObject } from '../../kernel/object.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { date } from '../../kinds/date/date.ts'
import { money } from '../../kinds/money/money.ts'
import { ref } from '../../kinds/ref/ref.ts'
import { text } from '../../kinds/text/text.ts'
import { parted } from '../../lib/text.ts'
import { rivalAccess } from './access.ts'
import { confidences } from './market-choices.ts'

/** What a rival asked for a product on a day, who says so and how sure it is; together the price history (S0-62). */
export const competitorPrice = defineObject({
  name: 'competitorPrice',
  plural: 'competitorPrices',
  label: { zh: '竞品价格', en: 'Rival price' },
  icon: 'coins',
  module: 'market',
  title: 'source',
  parent: 'productId',
  knownBy: ['source', 'on'],
  sort: '-on',
  fields: {
    productId: ref('competitorProduct', { label: { zh: '竞品', en: 'Rival product' }, required: true, synonyms: parted('产品名称 | product') }),
    on: date({ label: { zh: '日期', en: 'On' }, required: true, synonyms: parted('报价日期 | 时间') }),
    price: money({ label: { zh: '价格（元）', en: 'Price (CNY)' }, required: true, synonyms: parted('单价 | 报价') }),
    source: text({ label: { zh: '来源', en: 'Source' }, required: true, search: true, max: 120, synonyms: parted('信息来源') }),
    confidence: choice(confidences, { label: { zh: '可信度', en: 'Confidence' }, default: 'likely' }),
    note: text({ label: { zh: '说明', en: 'Note' }, max: 300 }),
  },
  columns: ['on', 'productId', 'price', 'source', 'confidence', 'note'],
  access: rivalAccess,
})
