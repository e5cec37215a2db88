import { defineObject } from '../../kernel/object.ts'
import { money } from '../../kinds/money/money.ts'
import { number } from '../../kinds/number/number.ts'
import { percent } from '../../kinds/percent/percent.ts'
import { ref } from '../../kinds/ref/ref.ts'
import { text } from '../../kinds/text/text.ts'
import { parted } from '../../lib/text.ts'
import { amountReaders } from '../customers/access.ts'
import { opportunityPartAccess } from './access.ts'

/** One product a deal is about, how much of it and for how much, in the deal's currency (S0-56). */
export const opportunityLine = defineObject({
  name: 'opportunityLine',
  plural: 'opportunityLines',
  label: { zh: '商机产品', en: 'Product of a deal' },
  icon: 'package',
  title: 'productId',
  parent: 'opportunityId',
  sort: 'place',
  fields: {
    opportunityId: ref('opportunity', { label: { zh: '商机', en: 'Opportunity' }, required: true }),
    productId: ref('product', { label: { zh: '产品', en: 'Product' }, required: true, synonyms: parted('产品名称 | product name') }),
    quantity: number({ label: { zh: '数量', en: 'Quantity' }, required: true, default: 1, min: 0, scale: 3, synonyms: parted('qty') }),
    price: money({ label: { zh: '单价', en: 'Unit price' }, readBy: amountReaders, synonyms: parted('价格 | price') }),
    discount: percent({ label: { zh: '折扣率', en: 'Discount' }, hint: { zh: '减去的百分比', en: 'Percent taken off' } }),
    amount: money({
      label: { zh: '金额', en: 'Amount' },
      readBy: amountReaders,
      formula: 'ROUND(COALESCE(price, 0) * quantity * (100 - COALESCE(discount, 0)) / 100, 2)',
    }),
    note: text({ label: { zh: '备注', en: 'Note' }, max: 200 }),
    place: number({ label: { zh: '次序', en: 'Place' }, through: 'lines' }),
  },
  columns: ['productId', 'opportunityId', 'quantity', 'price', 'discount', 'amount', 'note'],
  access: opportunityPartAccess,
})
