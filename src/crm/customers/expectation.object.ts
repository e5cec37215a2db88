import { defineObject } from '../../kernel/object.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { date } from '../../kinds/date/date.ts'
import { longText } from '../../kinds/long-text/long-text.ts'
import { ref, user } from '../../kinds/ref/ref.ts'
import { text } from '../../kinds/text/text.ts'
import { parted } from '../../lib/text.ts'
import { toldBySales } from './archive-access.ts'
import { lateView, promiseStatuses } from './archive-choices.ts'

/** What a customer expects and what we promised it by when; kept or broken is said by a command, with its reason. */
export const expectation = defineObject({
  name: 'expectation',
  plural: 'expectations',
  label: { zh: '期望与承诺', en: 'Expectation' },
  icon: 'handshake',
  title: 'subject',
  parent: 'customerId',
  sort: 'dueOn',
  fields: {
    customerId: ref('customer', { label: { zh: '客户', en: 'Customer' }, required: true, synonyms: parted('客户名称 | company | account') }),
    subject: text({ label: { zh: '客户期望', en: 'Expectation' }, required: true, search: true, max: 200, synonyms: parted('期望 | 主题 | title') }),
    promise: longText({ label: { zh: '我方承诺', en: 'Our promise' }, max: 4000, synonyms: parted('承诺 | 承诺内容') }),
    promisedById: user({ label: { zh: '承诺人', en: 'Promised by' }, synonyms: parted('我方承诺人') }),
    contactId: ref('contact', { label: { zh: '提出人', en: 'Expected by' }, synonyms: parted('联系人 | contact') }),
    dueOn: date({ label: { zh: '承诺期限', en: 'Due' }, index: true, synonyms: parted('期限 | 到期日 | 承诺日期 | due date') }),
    status: choice(promiseStatuses, { label: { zh: '兑现情况', en: 'Status' }, required: true, default: 'open', through: 'keepPromise', index: true }),
    outcome: longText({ label: { zh: '兑现说明', en: 'What came of it' }, max: 4000, through: 'keepPromise' }),
    settledOn: date({ label: { zh: '办结日期', en: 'Settled on' }, through: 'keepPromise' }),
  },
  columns: ['subject', 'customerId', 'promise', 'dueOn', 'status', 'promisedById'],
  form: [
    { label: { zh: '期望与承诺', en: 'Expectation and promise' }, fields: ['customerId', 'subject', 'promise', 'promisedById', 'dueOn', 'contactId'] },
    { label: { zh: '兑现情况', en: 'What came of it' }, fields: ['status', 'outcome', 'settledOn'] },
  ],
  views: [
    { key: 'open', label: { zh: '待兑现', en: 'Open' }, filter: { field: 'status', op: 'eq', value: 'open' }, sort: 'dueOn' },
    { key: 'broken', label: { zh: '未兑现', en: 'Broken' }, filter: { field: 'status', op: 'eq', value: 'broken' } },
    lateView,
    { key: 'all', label: { zh: '全部', en: 'All' } },
  ],
  access: toldBySales,
})
