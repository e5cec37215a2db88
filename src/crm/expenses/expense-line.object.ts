import { defineObject } from '../../kernel/object.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { date } from '../../kinds/date/date.ts'
import { files } from '../../kinds/files/files.ts'
import { instant } from '../../kinds/instant/instant.ts'
import { money } from '../../kinds/money/money.ts'
import { number } from '../../kinds/number/number.ts'
import { percent } from '../../kinds/percent/percent.ts'
import { ref, user } from '../../kinds/ref/ref.ts'
import { text } from '../../kinds/text/text.ts'
import { parted } from '../../lib/text.ts'
import { expenseLineAccess } from './access.ts'
import { claimStates } from './choices.ts'

/** What finance goes by: whose cost, at whom, with which cards, decided by whom and when. */
const settled = ['claimNumber', 'ownerId', 'amount', 'decidedById', 'decidedAt', 'spentOn', 'customerId', 'contactRecordId', 'cardComplete', 'paidAt'] as const

/**
 * One thing money was spent on, and at which customer (S0-20). It bears what its claim says of it and the cards that spoke for it when it was
 * submitted, so that finance takes a month of costs as one file, each with who decided on it and when.
 */
export const expenseLine = defineObject({
  name: 'expenseLine',
  plural: 'expenseLines',
  label: { zh: '费用明细', en: 'Expense' },
  icon: 'coins',
  title: 'typeId',
  parent: 'claimId',
  menu: 'work',
  sort: 'place',
  fields: {
    claimId: ref('expenseClaim', { label: { zh: '报销单', en: 'Claim' }, required: true }),
    spentOn: date({ label: { zh: '日期', en: 'Date' }, required: true, index: true, synonyms: parted('发生日期 | 费用日期 | spent on') }),
    typeId: ref('expenseType', { label: { zh: '费用类型', en: 'Kind' }, required: true, keeps: true }),
    amount: money({ label: { zh: '金额', en: 'Amount' }, required: true, min: 0.01, synonyms: parted('报销金额') }),
    customerId: ref('customer', { label: { zh: '客户', en: 'Customer' } }),
    purpose: text({ label: { zh: '事由', en: 'What for' }, max: 200, synonyms: parted('用途 | 说明') }),
    receipts: files({ label: { zh: '票据', en: 'Receipts' } }),
    cardComplete: percent({
      label: { zh: '资料卡完整度', en: 'Data card' },
      hint: { zh: '提交报销时客户资料卡已填的比例', en: 'How much of the customer’s card was filled in when the claim was submitted' },
      through: 'submit',
    }),
    contactRecordId: ref('contactRecord', { label: { zh: '客户接触记录卡', en: 'Contact record card' }, through: 'submit' }),
    claimNumber: text({ label: { zh: '报销单号', en: 'Claim number' }, follows: 'number' }),
    claimState: choice(claimStates, { label: { zh: '报销状态', en: 'State of the claim' }, follows: 'state', index: true }),
    decidedById: user({ label: { zh: '审批人', en: 'Decided by' }, follows: 'decidedById' }),
    decidedAt: instant({ label: { zh: '审批时间', en: 'Decided' }, follows: 'decidedAt', index: true }),
    paidAt: instant({ label: { zh: '支付时间', en: 'Paid' }, follows: 'paidAt', index: true }),
    place: number({ label: { zh: '次序', en: 'Place' }, through: 'lines' }),
  },
  columns: ['spentOn', 'typeId', 'amount', 'customerId', 'purpose', 'claimNumber', 'claimState', 'ownerId', 'decidedById', 'decidedAt'],
  form: [
    { label: { zh: '费用', en: 'The cost' }, fields: ['claimId', 'spentOn', 'typeId', 'amount', 'customerId', 'purpose', 'receipts'] },
    { label: { zh: '填报卡', en: 'Cards' }, fields: ['cardComplete', 'contactRecordId'] },
    { label: { zh: '审批与支付', en: 'Decision and payment' }, fields: ['claimNumber', 'claimState', 'decidedById', 'decidedAt', 'paidAt', 'place'] },
  ],
  views: [
    {
      key: 'approved',
      label: { zh: '待支付', en: 'To be paid' },
      filter: { field: 'claimState', op: 'eq', value: 'approved' },
      sort: '-decidedAt',
      columns: settled,
    },
    { key: 'paid', label: { zh: '已支付', en: 'Paid' }, filter: { field: 'claimState', op: 'eq', value: 'paid' }, sort: '-paidAt', columns: settled },
    { key: 'all', label: { zh: '全部', en: 'All' }, sort: '-spentOn' },
  ],
  access: expenseLineAccess,
})
