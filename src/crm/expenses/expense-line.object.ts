import { defineObject } from '../../kernel/object.ts'
import { date } from '../../kinds/date/date.ts'
import { files } from '../../kinds/files/files.ts'
import { money } from '../../kinds/money/money.ts'
import { number } from '../../kinds/number/number.ts'
import { ref } from '../../kinds/ref/ref.ts'
import { text } from '../../kinds/text/text.ts'
import { parted } from '../../lib/text.ts'
import { expenseLineAccess } from './access.ts'

/** One thing money was spent on, and at which customer (S0-20). */
export const expenseLine = defineObject({
  name: 'expenseLine',
  plural: 'expenseLines',
  label: { zh: '费用明细', en: 'Expense' },
  icon: 'coins',
  title: 'typeId',
  parent: 'claimId',
  sort: 'place',
  fields: {
    claimId: ref('expenseClaim', { label: { zh: '报销单', en: 'Claim' }, required: true }),
    spentOn: date({ label: { zh: '日期', en: 'Date' }, required: true, index: true, synonyms: parted('发生日期 | 费用日期 | spent on') }),
    typeId: ref('expenseType', { label: { zh: '费用类型', en: 'Kind' }, required: true, keeps: true }),
    amount: money({ label: { zh: '金额', en: 'Amount' }, required: true, min: 0.01, synonyms: parted('报销金额') }),
    customerId: ref('customer', { label: { zh: '客户', en: 'Customer' } }),
    purpose: text({ label: { zh: '事由', en: 'What for' }, max: 200, synonyms: parted('用途 | 说明') }),
    receipts: files({ label: { zh: '票据', en: 'Receipts' } }),
    place: number({ label: { zh: '次序', en: 'Place' }, through: 'lines' }),
  },
  columns: ['spentOn', 'typeId', 'amount', 'customerId', 'purpose', 'claimId'],
  access: expenseLineAccess,
})
