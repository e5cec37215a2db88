import { defineObject } from '../../kernel/object.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { files } from '../../kinds/files/files.ts'
import { longText } from '../../kinds/long-text/long-text.ts'
import { money } from '../../kinds/money/money.ts'
import { ref } from '../../kinds/ref/ref.ts'
import { text } from '../../kinds/text/text.ts'
import { parted } from '../../lib/text.ts'
import { feedbackAccess } from './access.ts'
import { feedbackKinds, feedbackStates, frequencies } from './market-choices.ts'

const open = { field: 'state', op: 'in', value: ['new', 'studied', 'planned'] } as const

/** What a customer says of one of our products, for R&D: need, defect, wish or praise, how often, and what hangs on it (S0-15, S0-29). */
export const productFeedback = defineObject({
  name: 'productFeedback',
  plural: 'productFeedbacks',
  label: { zh: '产品反馈', en: 'Product feedback' },
  icon: 'need',
  menu: 'work',
  module: 'market',
  title: 'subject',
  sort: '-createdAt',
  ends: ['customerId'],
  fields: {
    subject: text({ label: { zh: '反馈', en: 'Feedback' }, required: true, search: true, max: 200, synonyms: parted('标题 | 主题 | title') }),
    kind: choice(feedbackKinds, { label: { zh: '反馈类型', en: 'Kind' }, required: true, default: 'need', index: true, synonyms: parted('类型') }),
    productId: ref('product', { label: { zh: '产品', en: 'Product' }, required: true, synonyms: parted('产品名称 | product name') }),
    customerId: ref('customer', { label: { zh: '客户', en: 'Customer' }, synonyms: parted('客户名称 | company') }),
    frequency: choice(frequencies, { label: { zh: '出现频率', en: 'How often' }, synonyms: parted('频率') }),
    stake: money({
      label: { zh: '涉及金额（元）', en: 'At stake (CNY)' },
      synonyms: parted('金额'),
      hint: { zh: '影响到的商机或订单，大约多少', en: 'Roughly what business hangs on it' },
    }),
    content: longText({ label: { zh: '详细说明', en: 'Details' }, search: true, max: 10_000, synonyms: parted('内容 | 描述') }),
    files: files({ label: { zh: '附件', en: 'Files' } }),
    state: choice(feedbackStates, { label: { zh: '研发状态', en: 'State' }, required: true, default: 'new', index: true, synonyms: parted('状态') }),
    plan: text({ label: { zh: '研发答复', en: 'R&D’s answer' }, max: 1000 }),
    marketItemId: ref('marketItem', { label: { zh: '出自市场信息', en: 'From market information' }, through: 'adopt' }),
    contactRecordId: ref('contactRecord', { label: { zh: '出自接触记录', en: 'From the contact record' }, through: 'distil' }),
  },
  columns: ['subject', 'kind', 'productId', 'customerId', 'frequency', 'stake', 'state', 'plan', 'createdById', 'createdAt'],
  form: [
    { label: { zh: '反馈', en: 'The feedback' }, fields: ['subject', 'kind', 'productId', 'customerId', 'frequency', 'stake', 'content', 'files'] },
    { label: { zh: '研发处理', en: 'In R&D' }, fields: ['state', 'plan', 'marketItemId', 'contactRecordId'] },
  ],
  views: [
    { key: 'open', label: { zh: '未完成', en: 'Open' }, filter: open },
    { key: 'board', label: { zh: '研发看板', en: 'R&D board' }, by: 'state:board' },
    { key: 'product', label: { zh: '按产品', en: 'By product' }, by: 'productId', filter: open },
    { key: 'all', label: { zh: '全部', en: 'All' } },
  ],
  access: feedbackAccess,
})
