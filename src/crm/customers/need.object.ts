import { defineObject } from '../../kernel/object.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { date } from '../../kinds/date/date.ts'
import { longText } from '../../kinds/long-text/long-text.ts'
import { ref } from '../../kinds/ref/ref.ts'
import { text } from '../../kinds/text/text.ts'
import { parted } from '../../lib/text.ts'
import { toldByAll } from './archive-access.ts'
import { needCategories, needSources, needStatuses, priorities } from './archive-choices.ts'

const open = { field: 'status', op: 'in', value: ['new', 'answered'] } as const

/** What a customer needs, and what became of it: new, answered, met, or cannot be met (S0-40). Its status goes by commands, each with its reason. */
export const need = defineObject({
  name: 'need',
  plural: 'needs',
  label: { zh: '客户需求', en: 'Need' },
  icon: 'need',
  menu: 'work',
  title: 'subject',
  parent: 'customerId',
  sort: '-createdAt',
  fields: {
    customerId: ref('customer', { label: { zh: '客户', en: 'Customer' }, required: true, synonyms: parted('客户名称 | company | account') }),
    subject: text({ label: { zh: '需求', en: 'Need' }, required: true, search: true, max: 200, synonyms: parted('需求标题 | 需求名称 | 主题 | title') }),
    category: choice(needCategories, { label: { zh: '需求类别', en: 'Category' }, index: true, synonyms: parted('类别 | 需求类型 | 类型 | type') }),
    priority: choice(priorities, { label: { zh: '优先级', en: 'Priority' }, default: 'medium', index: true, synonyms: parted('重要程度 | 紧急程度') }),
    productId: ref('product', { label: { zh: '涉及产品', en: 'Product' }, synonyms: parted('产品 | 产品名称') }),
    contactId: ref('contact', { label: { zh: '提出人', en: 'Raised by' }, synonyms: parted('联系人 | contact') }),
    source: choice(needSources, { label: { zh: '需求来源', en: 'Source' }, synonyms: parted('来源') }),
    dueOn: date({ label: { zh: '希望满足日期', en: 'Wanted by' }, index: true, synonyms: parted('期望日期 | 期望完成时间 | due date') }),
    description: longText({ label: { zh: '需求描述', en: 'Description' }, synonyms: parted('描述 | 内容 | 需求内容 | details') }),
    status: choice(needStatuses, { label: { zh: '状态', en: 'Status' }, required: true, default: 'new', through: 'answer', index: true }),
    outcome: longText({ label: { zh: '处理说明', en: 'What was done' }, max: 4000, through: 'answer' }),
    settledOn: date({ label: { zh: '办结日期', en: 'Settled on' }, through: 'meet' }),
  },
  columns: ['subject', 'customerId', 'category', 'priority', 'status', 'productId', 'dueOn', 'createdAt'],
  form: [
    {
      label: { zh: '需求', en: 'The need' },
      fields: ['customerId', 'subject', 'category', 'priority', 'productId', 'dueOn', 'contactId', 'source', 'description'],
    },
    { label: { zh: '处理情况', en: 'What became of it' }, fields: ['status', 'outcome', 'settledOn'] },
  ],
  views: [
    { key: 'open', label: { zh: '未满足', en: 'Open' }, filter: open },
    { key: 'new', label: { zh: '待响应', en: 'Not answered' }, filter: { field: 'status', op: 'eq', value: 'new' } },
    { key: 'cannot', label: { zh: '无法满足', en: 'Cannot be met' }, filter: { field: 'status', op: 'eq', value: 'cannot' } },
    { key: 'all', label: { zh: '全部', en: 'All' } },
  ],
  access: toldByAll,
})
