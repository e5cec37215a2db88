import { defineObject } from '../../kernel/object.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { instant } from '../../kinds/instant/instant.ts'
import { lines } from '../../kinds/lines/lines.ts'
import { longText } from '../../kinds/long-text/long-text.ts'
import { money } from '../../kinds/money/money.ts'
import { user } from '../../kinds/ref/ref.ts'
import { serial } from '../../kinds/serial/serial.ts'
import { text } from '../../kinds/text/text.ts'
import { claimAccess } from './access.ts'
import { claimStates, settledStates } from './choices.ts'

/**
 * What somebody spent for the company and wants back (S0-20). Travel and entertainment are paid once the customer's cards are there;
 * the direct supervisor decides; from its submission on nothing in it changes but by decision.
 */
export const expenseClaim = defineObject({
  name: 'expenseClaim',
  plural: 'expenseClaims',
  label: { zh: '费用报销', en: 'Expense claim' },
  icon: 'receipt',
  menu: 'work',
  module: 'sales',
  title: 'purpose',
  sort: '-createdAt',
  settles: { field: 'state', as: settledStates },
  fields: {
    number: serial({ label: { zh: '单号', en: 'Number' }, prefix: 'BX', search: true, unique: true }),
    purpose: text({ label: { zh: '报销事由', en: 'What for' }, required: true, search: true, max: 120 }),
    state: choice(claimStates, { label: { zh: '状态', en: 'State' }, required: true, default: 'draft', through: 'submit', index: true }),
    expenses: lines('expenseLine', { label: { zh: '费用明细', en: 'Expenses' }, order: 'place' }),
    total: money({
      label: { zh: '合计金额', en: 'Total' },
      index: true,
      rollup: { of: 'expenseLine', by: 'claimId', take: 'sum', over: 'amount' },
    }),
    note: longText({ label: { zh: '备注', en: 'Note' }, max: 2000 }),
    warnings: longText({ label: { zh: '提交时的提醒', en: 'Warned of when submitted' }, max: 4000, through: 'submit' }),
    submittedAt: instant({ label: { zh: '提交时间', en: 'Submitted' }, through: 'submit' }),
    approverId: user({ label: { zh: '审批人', en: 'Approver' }, through: 'submit' }),
    decidedById: user({ label: { zh: '处理人', en: 'Decided by' }, through: 'approve' }),
    decidedAt: instant({ label: { zh: '处理时间', en: 'Decided' }, through: 'approve' }),
    decision: longText({ label: { zh: '审批意见', en: 'What the approver said' }, max: 1000, through: 'approve' }),
    paidAt: instant({ label: { zh: '支付时间', en: 'Paid' }, index: true, through: 'pay' }),
    paidById: user({ label: { zh: '支付人', en: 'Paid by' }, through: 'pay' }),
  },
  columns: ['number', 'purpose', 'state', 'total', 'ownerId', 'approverId', 'submittedAt', 'paidAt'],
  form: [
    { label: { zh: '报销', en: 'The claim' }, fields: ['purpose', 'expenses', 'note'] },
    {
      label: { zh: '审批与支付', en: 'Decision and payment' },
      fields: ['number', 'state', 'total', 'warnings', 'submittedAt', 'approverId', 'decidedById', 'decidedAt', 'decision', 'paidAt', 'paidById'],
    },
  ],
  views: [
    { key: 'mine', label: { zh: '我的报销', en: 'Mine' }, filter: { field: 'ownerId', op: 'eq', value: '@me' } },
    {
      key: 'toDecide',
      label: { zh: '待我审批', en: 'For me to decide' },
      filter: {
        all: [
          { field: 'approverId', op: 'eq', value: '@me' },
          { field: 'state', op: 'eq', value: 'submitted' },
        ],
      },
    },
    { key: 'toPay', label: { zh: '待支付', en: 'To be paid' }, filter: { field: 'state', op: 'eq', value: 'approved' } },
    { key: 'all', label: { zh: '全部', en: 'All' } },
  ],
  access: claimAccess,
})
