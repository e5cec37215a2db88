import { defineObject } from '../../kernel/object.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { date } from '../../kinds/date/date.ts'
import { ref } from '../../kinds/ref/ref.ts'
import { text } from '../../kinds/text/text.ts'
import { candidateAccess } from './access.ts'
import { candidateStatuses, miningKinds } from './mining-choices.ts'

/**
 * Something that may be sold to a customer, found by a rule, with its reason in words (S0-47). Whoever looks after the customer makes a
 * deal of it or refuses it; what was refused is found no more.
 */
export const miningCandidate = defineObject({
  name: 'miningCandidate',
  plural: 'miningCandidates',
  label: { zh: '挖掘机会', en: 'Mined chance' },
  icon: 'target',
  menu: 'work',
  module: 'sales',
  title: 'reason',
  parent: 'customerId',
  sort: '-foundOn',
  fields: {
    customerId: ref('customer', { label: { zh: '客户', en: 'Customer' }, required: true }),
    kind: choice(miningKinds, { label: { zh: '方式', en: 'Way' }, required: true, default: 'cross', index: true }),
    productId: ref('product', { label: { zh: '产品', en: 'Product' } }),
    reason: text({ label: { zh: '理由', en: 'Reason' }, required: true, search: true, max: 300 }),
    reasonEn: text({ label: { zh: '理由（英文）', en: 'Reason in English' }, max: 300 }),
    dueOn: date({ label: { zh: '时机', en: 'By' }, index: true }),
    foundOn: date({ label: { zh: '发现日期', en: 'Found on' }, index: true }),
    ruleId: ref('miningRule', { label: { zh: '挖掘规则', en: 'Mining rule' } }),
    sourceId: text({ label: { zh: '依据', en: 'Found by' }, max: 40, through: 'mine' }),
    status: choice(candidateStatuses, { label: { zh: '状态', en: 'Status' }, required: true, default: 'new', through: 'accept', index: true }),
    opportunityId: ref('opportunity', { label: { zh: '转成的商机', en: 'Became the deal' }, through: 'accept' }),
    answer: text({ label: { zh: '处理意见', en: 'What was said' }, max: 300, through: 'refuse' }),
  },
  once: {
    from: ['customerId', 'kind', 'productId', 'sourceId'],
    by: ({ customerId, kind, productId, sourceId }) => (customerId && sourceId ? [customerId, kind, productId ?? '', sourceId].map(String).join(' ') : null),
    at: 'reason',
    says: { zh: '这个机会已经发现过了', en: 'This chance was found already' },
  },
  columns: ['reason', 'customerId', 'kind', 'productId', 'dueOn', 'status', 'foundOn', 'ownerId'],
  views: [
    {
      key: 'mine',
      label: { zh: '我的', en: 'Mine' },
      filter: {
        all: [
          { field: 'ownerId', op: 'eq', value: '@me' },
          { field: 'status', op: 'eq', value: 'new' },
        ],
      },
    },
    { key: 'new', label: { zh: '待处理', en: 'To decide' }, filter: { field: 'status', op: 'eq', value: 'new' } },
    { key: 'all', label: { zh: '全部', en: 'All' } },
  ],
  access: candidateAccess,
})
