import { defineObject } from '../../kernel/object.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { instant } from '../../kinds/instant/instant.ts'
import { number } from '../../kinds/number/number.ts'
import { recurrence } from '../../kinds/recurrence/recurrence.ts'
import { ref } from '../../kinds/ref/ref.ts'
import { refs } from '../../kinds/refs/refs.ts'
import { text } from '../../kinds/text/text.ts'
import { parted } from '../../lib/text.ts'
import { ownTimeAccess } from './access.ts'
import { channels } from './channels.ts'
import { occasions, planStatuses } from './plan-choices.ts'
import { isForSomebody, liesAhead } from './plan-rules.ts'
import { reminders, remindsBefore } from './reminders.ts'
import { oneRepeat, repeats } from './repeats.ts'

const mine = { field: 'ownerId', op: 'eq', value: '@me' } as const
const open = { field: 'status', op: 'eq', value: 'open' } as const

/**
 * Whom somebody means to contact, when, where and how, by which number and what for (S0-57). Its owner carries it out; the customer's own
 * people see it by its end. Another kind of somebody joins as one more ref, named in `ends` and in the rule.
 */
export const contactPlan = defineObject({
  name: 'contactPlan',
  plural: 'contactPlans',
  label: { zh: '接触计划', en: 'Contact plan' },
  icon: 'calendar',
  menu: 'work',
  module: 'customers',
  title: 'purpose',
  knownBy: ['customerId', 'purpose'],
  sort: 'at',
  ends: ['customerId', 'leadId'],
  waits: { field: 'status', while: ['open'] },
  staysWithAuthor: true,
  fields: {
    customerId: ref('customer', { label: { zh: '客户', en: 'Customer' }, synonyms: parted('客户名称 | 公司名称 | account name') }),
    leadId: ref('lead', { label: { zh: '线索', en: 'Lead' } }),
    at: instant({ label: { zh: '计划时间', en: 'Planned for' }, required: true, synonyms: parted('拜访时间 | 预计时间 | 计划日期 | due date | start') }),
    minutes: number({ label: { zh: '预计时长（分钟）', en: 'Minutes' }, min: 5, max: 1440, default: 60 }),
    channel: choice(channels, { label: { zh: '接触方式', en: 'Channel' }, required: true, synonyms: parted('跟进方式 | 计划方式 | type') }),
    place: text({ label: { zh: '地点', en: 'Place' }, max: 200 }),
    contactIds: refs('contact', { label: { zh: '接触对象', en: 'With whom' }, synonyms: parted('联系人 | 拜访对象 | contacts') }),
    contactMethod: text({
      label: { zh: '联系办法', en: 'Number or address to use' },
      max: 200,
      hint: { zh: '要拨打的号码或发往的邮箱', en: 'The number to call or the address to write to' },
    }),
    purpose: text({ label: { zh: '目的', en: 'Purpose' }, required: true, search: true, max: 500, synonyms: parted('计划内容 | 主题 | 拜访目的 | subject') }),
    remind: choice(reminders, { label: { zh: '提醒', en: 'Remind me' } }),
    remindAt: instant({ label: { zh: '提醒时间', en: 'Reminded at' }, index: true, through: 'judge' }),
    repeat: choice(repeats, {
      label: { zh: '重复', en: 'Comes again' },
      hint: { zh: '完成或取消后自动排下一次，避开节假日', en: 'The next one is planned once this is settled, on a working day' },
    }),
    repeatRule: recurrence({
      label: { zh: '自定义重复', en: 'By a rule of its own' },
      hint: {
        zh: '上面没有合适的时用：每几天、几周、几月或几年，到哪天或共几次',
        en: 'Where none above fits: every so many days, weeks, months or years, until a day or so many times',
      },
    }),
    repeatsFrom: instant({ label: { zh: '系列始于', en: 'Series began' }, through: 'record' }),
    status: choice(planStatuses, { label: { zh: '状态', en: 'Status' }, required: true, default: 'open', through: 'record', index: true }),
    recordId: ref('contactRecord', { label: { zh: '接触记录', en: 'Contact record' }, through: 'record' }),
    occasion: choice(occasions, { label: { zh: '缘由', en: 'Occasion' }, index: true, through: 'plan' }),
    plannedFor: text({ label: { zh: '计划标识', en: 'Planned for (key)' }, max: 120, through: 'plan', readBy: [] }),
    promisedInId: ref('contactRecord', { label: { zh: '约定于', en: 'Agreed in' }, through: 'plan' }),
    reason: text({ label: { zh: '取消原因', en: 'Why cancelled' }, max: 300, through: 'cancel' }),
  },
  once: {
    from: ['promisedInId', 'plannedFor'],
    by: ({ promisedInId, plannedFor }) => (promisedInId ? String(promisedInId) : plannedFor ? String(plannedFor) : null),
    at: 'purpose',
    says: { zh: '这次接触已经有计划了，不必再排', en: 'This contact is planned already' },
  },
  rules: [isForSomebody('customerId', 'leadId'), liesAhead('at'), oneRepeat],
  judges: [remindsBefore('at')],
  columns: ['purpose', 'customerId', 'leadId', 'at', 'channel', 'contactIds', 'contactMethod', 'place', 'status', 'ownerId'],
  form: [
    { label: { zh: '计划', en: 'The plan' }, fields: ['customerId', 'leadId', 'purpose', 'at', 'minutes', 'channel', 'place'] },
    { label: { zh: '找谁', en: 'Whom' }, fields: ['contactIds', 'contactMethod'] },
    { label: { zh: '提醒与重复', en: 'Reminder' }, fields: ['remind', 'repeat', 'repeatRule'] },
    { label: { zh: '结果', en: 'What came of it' }, fields: ['status', 'occasion', 'recordId', 'promisedInId', 'reason'] },
  ],
  views: [
    { key: 'mine', label: { zh: '我的待执行', en: 'Mine to do' }, filter: { all: [mine, open] }, sort: 'at' },
    { key: 'late', label: { zh: '已过时间', en: 'Overdue' }, filter: { all: [open, { field: 'at', op: 'within', value: 'past' }] }, sort: 'at' },
    { key: 'week', label: { zh: '本周', en: 'This week' }, filter: { field: 'at', op: 'within', value: 'thisWeek' }, sort: 'at' },
    { key: 'calendar', label: { zh: '日历', en: 'Calendar' }, by: 'at:calendar' },
    { key: 'all', label: { zh: '全部', en: 'All' } },
  ],
  access: ownTimeAccess,
})
