import { defineObject } from '../../kernel/object.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { files } from '../../kinds/files/files.ts'
import { instant } from '../../kinds/instant/instant.ts'
import { longText } from '../../kinds/long-text/long-text.ts'
import { number } from '../../kinds/number/number.ts'
import { recurrence } from '../../kinds/recurrence/recurrence.ts'
import { ref } from '../../kinds/ref/ref.ts'
import { text } from '../../kinds/text/text.ts'
import { parted } from '../../lib/text.ts'
import { ownTimeAccess } from './access.ts'
import { priorities, taskStatuses } from './plan-choices.ts'
import { reminders, remindsBefore } from './reminders.ts'
import { oneRepeat, repeats } from './repeats.ts'

const mine = { field: 'ownerId', op: 'eq', value: '@me' } as const
const open = { field: 'status', op: 'in', value: ['open', 'doing'] } as const
const parts = { of: 'task', by: 'partOfId', take: 'count' } as const

/**
 * Something to be done by somebody by a time (S0-54): its owner does it, who gave it keeps seeing it. What it is about is an end: the
 * customer, the plan, whatever kind joins with one more ref named in `ends`; its history stands on the time line there (S0-55).
 */
export const task = defineObject({
  name: 'task',
  plural: 'tasks',
  label: { zh: '任务', en: 'Task' },
  icon: 'task',
  menu: 'work',
  title: 'subject',
  sort: 'dueAt',
  ends: ['customerId', 'opportunityId', 'leadId'],
  waits: { field: 'status', while: ['open', 'doing'] },
  staysWithAuthor: true,
  fields: {
    subject: text({ label: { zh: '任务', en: 'Task' }, required: true, search: true, max: 200, synonyms: parted('主题 | 任务名称 | 待办 | subject | title') }),
    dueAt: instant({ label: { zh: '期限', en: 'Due' }, required: true, synonyms: parted('截止时间 | 截止日期 | 到期日期 | 完成期限 | due date') }),
    priority: choice(priorities, {
      label: { zh: '优先级', en: 'Priority' },
      required: true,
      default: 'medium',
      index: true,
      synonyms: parted('重要程度 | 紧急程度'),
    }),
    customerId: ref('customer', { label: { zh: '客户', en: 'Customer' }, synonyms: parted('客户名称 | related to | 关联客户') }),
    opportunityId: ref('opportunity', { label: { zh: '商机', en: 'Opportunity' } }),
    leadId: ref('lead', { label: { zh: '线索', en: 'Lead' } }),
    playbookStepId: ref('playbookStep', { label: { zh: '来自打法步骤', en: 'From the playbook’s step' }, through: 'followPlaybook' }),
    playbookId: ref('playbook', { label: { zh: '来自打法', en: 'From the playbook' }, through: 'followPlaybook' }),
    playbookVersion: number({ label: { zh: '打法版本', en: 'Playbook version' }, through: 'followPlaybook' }),
    partOfId: ref('task', { label: { zh: '上级任务', en: 'Part of' }, synonyms: parted('父任务 | parent task') }),
    note: longText({ label: { zh: '说明', en: 'Details' }, search: true, max: 4000, synonyms: parted('描述 | 备注 | description') }),
    attachments: files({ label: { zh: '附件', en: 'Files' } }),
    remind: choice(reminders, { label: { zh: '提醒', en: 'Remind me' } }),
    remindAt: instant({ label: { zh: '提醒时间', en: 'Reminded at' }, index: true, through: 'judge' }),
    repeat: choice(repeats, {
      label: { zh: '重复', en: 'Comes again' },
      hint: { zh: '完成或取消后自动排下一次，避开节假日', en: 'The next one is made once this is settled, on a working day' },
    }),
    repeatRule: recurrence({
      label: { zh: '自定义重复', en: 'By a rule of its own' },
      hint: {
        zh: '上面没有合适的时用：每几天、几周、几月或几年，到哪天或共几次',
        en: 'Where none above fits: every so many days, weeks, months or years, until a day or so many times',
      },
    }),
    repeatsFrom: instant({ label: { zh: '系列始于', en: 'Series began' }, through: 'finish' }),
    status: choice(taskStatuses, { label: { zh: '状态', en: 'Status' }, required: true, default: 'open', through: 'finish', index: true }),
    result: longText({ label: { zh: '完成情况', en: 'What came of it' }, max: 4000, through: 'finish' }),
    settledAt: instant({ label: { zh: '办结时间', en: 'Settled at' }, through: 'finish', index: true }),
    partCount: number({ label: { zh: '子任务', en: 'Parts' }, rollup: parts }),
    openPartCount: number({ label: { zh: '未完成子任务', en: 'Open parts' }, rollup: { ...parts, where: open } }),
  },
  once: {
    from: ['opportunityId', 'playbookStepId'],
    by: ({ opportunityId, playbookStepId }) => (opportunityId && playbookStepId ? `${String(opportunityId)} ${String(playbookStepId)}` : null),
    at: 'playbookStepId',
    says: { zh: '这一步骤的任务已经建好', en: 'There is a task of this step already' },
  },
  judges: [remindsBefore('dueAt')],
  rules: [oneRepeat],
  columns: ['subject', 'customerId', 'dueAt', 'priority', 'status', 'openPartCount', 'ownerId', 'createdById'],
  form: [
    {
      label: { zh: '任务', en: 'The task' },
      fields: [
        'subject',
        'dueAt',
        'priority',
        'customerId',
        'opportunityId',
        'leadId',
        'partOfId',
        'playbookStepId',
        'playbookId',
        'playbookVersion',
        'note',
        'attachments',
      ],
    },
    { label: { zh: '提醒与重复', en: 'Reminder' }, fields: ['remind', 'repeat', 'repeatRule'] },
    { label: { zh: '结果', en: 'What came of it' }, fields: ['status', 'result', 'settledAt', 'partCount', 'openPartCount'] },
  ],
  views: [
    { key: 'mine', label: { zh: '我的待办', en: 'Mine to do' }, filter: { all: [mine, open] }, sort: 'dueAt' },
    {
      key: 'given',
      label: { zh: '我委派的', en: 'Given by me' },
      filter: {
        all: [
          { field: 'createdById', op: 'eq', value: '@me' },
          { field: 'ownerId', op: 'ne', value: '@me' },
        ],
      },
      sort: 'dueAt',
    },
    { key: 'late', label: { zh: '已逾期', en: 'Overdue' }, filter: { all: [open, { field: 'dueAt', op: 'within', value: 'past' }] }, sort: 'dueAt' },
    { key: 'board', label: { zh: '看板', en: 'Board' }, by: 'priority:board', filter: { all: [mine, open] } },
    { key: 'calendar', label: { zh: '日历', en: 'Calendar' }, by: 'dueAt:calendar' },
    { key: 'all', label: { zh: '全部', en: 'All' } },
  ],
  access: ownTimeAccess,
})
