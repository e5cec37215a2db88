import { defineObject } from '../../kernel/object.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { date } from '../../kinds/date/date.ts'
import { longText } from '../../kinds/long-text/long-text.ts'
import { money } from '../../kinds/money/money.ts'
import { number } from '../../kinds/number/number.ts'
import { percent } from '../../kinds/percent/percent.ts'
import { ref } from '../../kinds/ref/ref.ts'
import { text } from '../../kinds/text/text.ts'
import { parted } from '../../lib/text.ts'
import { amountReaders } from './access.ts'
import { toldBySales } from './archive-access.ts'
import { purchaseStatuses } from './archive-choices.ts'

/** What a customer means to buy, how much, when and how surely; amounts are for sales, leaders and finance (X2). */
export const purchasePlan = defineObject({
  name: 'purchasePlan',
  plural: 'purchasePlans',
  label: { zh: '采购计划', en: 'Purchase plan' },
  icon: 'calendar',
  title: 'subject',
  parent: 'customerId',
  sort: 'plannedOn',
  fields: {
    customerId: ref('customer', { label: { zh: '客户', en: 'Customer' }, required: true, synonyms: parted('客户名称 | company | account') }),
    subject: text({
      label: { zh: '采购内容', en: 'To be bought' },
      required: true,
      search: true,
      max: 200,
      synonyms: parted('采购计划 | 主题 | 项目名称 | title'),
    }),
    productId: ref('product', { label: { zh: '产品', en: 'Product' }, synonyms: parted('产品名称 | 产品型号') }),
    quantity: number({ label: { zh: '数量', en: 'Quantity' }, min: 0, scale: 2, synonyms: parted('计划数量 | qty') }),
    amount: money({ label: { zh: '预计金额（元）', en: 'Amount (CNY)' }, readBy: amountReaders, synonyms: parted('金额 | 预算 | 预算金额 | amount | budget') }),
    plannedOn: date({ label: { zh: '预计采购日期', en: 'Expected on' }, index: true, synonyms: parted('采购时间 | 预计采购时间 | 计划日期 | expected date') }),
    likelihood: percent({ label: { zh: '可能性', en: 'Likelihood' }, synonyms: parted('概率 | 把握 | probability') }),
    contactId: ref('contact', { label: { zh: '消息来源', en: 'Told by' }, synonyms: parted('联系人 | contact') }),
    status: choice(purchaseStatuses, { label: { zh: '状态', en: 'Status' }, required: true, default: 'planned', index: true }),
    note: longText({ label: { zh: '备注', en: 'Note' }, max: 4000, synonyms: parted('说明 | notes') }),
  },
  columns: ['subject', 'customerId', 'productId', 'quantity', 'amount', 'plannedOn', 'likelihood', 'status'],
  views: [
    { key: 'open', label: { zh: '未采购', en: 'Open' }, filter: { field: 'status', op: 'in', value: ['planned', 'budgeted'] }, sort: 'plannedOn' },
    { key: 'all', label: { zh: '全部', en: 'All' } },
  ],
  access: toldBySales,
})
