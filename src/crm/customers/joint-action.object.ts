import { defineObject } from '../../kernel/object.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { date } from '../../kinds/date/date.ts'
import { longText } from '../../kinds/long-text/long-text.ts'
import { number } from '../../kinds/number/number.ts'
import { ref, user } from '../../kinds/ref/ref.ts'
import { text } from '../../kinds/text/text.ts'
import { parted } from '../../lib/text.ts'
import { toldBySales } from './archive-access.ts'
import { actionStatuses, lateView } from './archive-choices.ts'

const open = { field: 'status', op: 'eq', value: 'open' } as const

/** One step of a success plan, with somebody to answer for it on our side and on the customer's (S0-03). */
export const jointAction = defineObject({
  name: 'jointAction',
  plural: 'jointActions',
  label: { zh: '共同行动', en: 'Joint action' },
  icon: 'task',
  title: 'subject',
  parent: 'successPlanId',
  sort: 'dueOn',
  waits: { field: 'status', while: ['open'] },
  fields: {
    successPlanId: ref('successPlan', { label: { zh: '成功计划', en: 'Success plan' }, required: true, synonyms: parted('共同目标 | 计划') }),
    subject: text({ label: { zh: '行动', en: 'Action' }, required: true, search: true, max: 200, synonyms: parted('行动内容 | 主题 | 任务 | title') }),
    answeredById: user({ responsible: true, label: { zh: '我方负责人', en: 'On our side' }, synonyms: parted('我方 | 责任人 | our owner') }),
    contactId: ref('contact', { label: { zh: '客户方负责人', en: 'On their side' }, synonyms: parted('客方负责人 | 联系人 | contact') }),
    dueOn: date({ label: { zh: '完成期限', en: 'Due' }, required: true, index: true, synonyms: parted('期限 | 截止日期 | due date') }),
    note: longText({ label: { zh: '备注', en: 'Note' }, max: 4000, synonyms: parted('说明 | notes') }),
    place: number({ label: { zh: '次序', en: 'Place' }, through: 'lines' }),
    status: choice(actionStatuses, { label: { zh: '状态', en: 'Status' }, required: true, default: 'open', through: 'complete', index: true }),
    outcome: longText({ label: { zh: '完成情况', en: 'What came of it' }, max: 4000, through: 'complete' }),
    settledOn: date({ label: { zh: '办结日期', en: 'Settled on' }, through: 'complete' }),
  },
  columns: ['subject', 'successPlanId', 'answeredById', 'contactId', 'dueOn', 'status'],
  views: [
    { key: 'open', label: { zh: '待办', en: 'To do' }, filter: open, sort: 'dueOn' },
    { key: 'mine', label: { zh: '我负责的', en: 'Mine' }, filter: { field: 'answeredById', op: 'eq', value: '@me' }, sort: 'dueOn' },
    lateView,
    { key: 'all', label: { zh: '全部', en: 'All' } },
  ],
  access: toldBySales,
})
