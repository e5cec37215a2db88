import { defineObject } from '../../kernel/object.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { date } from '../../kinds/date/date.ts'
import { longText } from '../../kinds/long-text/long-text.ts'
import { ref } from '../../kinds/ref/ref.ts'
import { text } from '../../kinds/text/text.ts'
import { parted } from '../../lib/text.ts'
import { keptBySales } from './archive-access.ts'
import { planStatuses } from './archive-choices.ts'
import { dueLater } from './archive-rules.ts'

/** How we hold a customer: 有情、有义、有利、有方, a section each to be filled in (S2-22). */
export const carePlan = defineObject({
  name: 'carePlan',
  plural: 'carePlans',
  label: { zh: '关怀计划', en: 'Care plan' },
  icon: 'handshake',
  title: 'subject',
  parent: 'customerId',
  fields: {
    customerId: ref('customer', { label: { zh: '客户', en: 'Customer' }, required: true, synonyms: parted('客户名称 | company | account') }),
    subject: text({ label: { zh: '计划名称', en: 'Plan' }, required: true, search: true, max: 200, synonyms: parted('关怀计划 | 主题 | title') }),
    status: choice(planStatuses, { label: { zh: '状态', en: 'Status' }, required: true, default: 'running', index: true }),
    startOn: date({ label: { zh: '开始日期', en: 'Starts' }, synonyms: parted('开始时间 | start date') }),
    dueOn: date({ label: { zh: '结束日期', en: 'Ends' }, index: true, synonyms: parted('结束时间 | 截止日期 | end date') }),
    feeling: longText({
      label: { zh: '情：感情联络', en: 'Feeling' },
      max: 4000,
      synonyms: parted('情 | 有情'),
      hint: { zh: '谁、何时、怎样问候：生日、节日、家人、爱好、走访', en: 'Who greets whom, when and how: birthdays, festivals, family, hobbies, visits' },
    }),
    loyalty: longText({
      label: { zh: '义：信义与担当', en: 'Loyalty' },
      max: 4000,
      synonyms: parted('义 | 有义'),
      hint: { zh: '承诺怎样兑现；对方有难处时我们做什么', en: 'How promises are kept; what we do when they are in need' },
    }),
    benefit: longText({
      label: { zh: '利：互利', en: 'Benefit' },
      max: 4000,
      synonyms: parted('利 | 有利'),
      hint: { zh: '给对方带来什么好处：降本、增收、优先供货、培训', en: 'What they gain: lower cost, more sales, first supply, training' },
    }),
    method: longText({
      label: { zh: '方：方法与分工', en: 'Method' },
      max: 4000,
      synonyms: parted('方 | 有方'),
      hint: { zh: '分几步、谁负责、多久检查一次', en: 'Which steps, who answers for them, how often it is looked at' },
    }),
  },
  rules: [dueLater],
  columns: ['subject', 'customerId', 'status', 'startOn', 'dueOn', 'ownerId'],
  form: [
    { label: { zh: '计划', en: 'The plan' }, fields: ['customerId', 'subject', 'status', 'startOn', 'dueOn'] },
    { label: { zh: '有情有义有利有方', en: 'Feeling, loyalty, benefit, method' }, fields: ['feeling', 'loyalty', 'benefit', 'method'] },
  ],
  access: keptBySales,
})
