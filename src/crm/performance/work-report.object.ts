import { defineObject } from '../../kernel/object.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { date } from '../../kinds/date/date.ts'
import { files } from '../../kinds/files/files.ts'
import { instant } from '../../kinds/instant/instant.ts'
import { longText } from '../../kinds/long-text/long-text.ts'
import { number } from '../../kinds/number/number.ts'
import { refs } from '../../kinds/refs/refs.ts'
import { yesNo } from '../../kinds/yes-no/yes-no.ts'
import { reportAccess } from './access.ts'
import { reportKinds } from './periods.ts'

const figure = (zh: string, en: string) => number({ label: { zh, en }, through: 'draft' })
const mine = { field: 'ownerId', op: 'eq', value: '@me' } as const

/** What somebody did in a day, a week or a month, drafted from his own records so that he writes nothing twice (S0-65, S0-66). */
export const workReport = defineObject({
  name: 'workReport',
  plural: 'workReports',
  label: { zh: '工作报告', en: 'Work report' },
  icon: 'list',
  menu: 'work',
  title: 'periodOn',
  knownBy: ['periodOn', 'kind'],
  sort: '-periodOn',
  waits: { field: 'status', while: ['draft'] },
  once: {
    from: ['ownerId', 'kind', 'periodOn'],
    by: ({ ownerId, kind, periodOn }) => `${ownerId} ${kind} ${periodOn}`,
    at: 'periodOn',
    says: { zh: '这一期的报告已经有了，请打开它继续写', en: 'There is a report of this period already; open it and go on' },
  },
  fields: {
    kind: choice(reportKinds, { label: { zh: '类型', en: 'Kind' }, required: true, default: 'day', index: true }),
    periodOn: date({ label: { zh: '哪一天（周报月报：第一天）', en: 'Day, or first day' }, required: true, index: true }),
    doneText: longText({
      label: { zh: '本期工作', en: 'What was done' },
      search: true,
      max: 20_000,
      hint: { zh: '可从本人记录自动生成，再补充', en: 'Drafted from one’s own records; add to it' },
    }),
    plannedText: longText({ label: { zh: '下期计划', en: 'What comes next' }, max: 10_000 }),
    problemText: longText({ label: { zh: '问题与建议', en: 'Problems and ideas' }, search: true, max: 10_000 }),
    attachments: files({ label: { zh: '附件', en: 'Files' } }),
    toIds: refs('user', { label: { zh: '发送给', en: 'Sent to' }, hint: { zh: '不填即直接上级', en: 'Empty: one’s supervisor' } }),
    recordCount: figure('接触记录', 'Contact records'),
    visitCount: figure('拜访', 'Visits'),
    planCount: figure('完成计划', 'Plans done'),
    taskCount: figure('完成任务', 'Tasks done'),
    customerCount: figure('新增客户', 'New customers'),
    status: choice(
      [
        { id: 'draft', label: { zh: '草稿', en: 'Draft' }, color: 'default' },
        { id: 'sent', label: { zh: '已提交', en: 'Sent' }, color: 'green' },
      ],
      { label: { zh: '状态', en: 'Status' }, required: true, default: 'draft', through: 'send', index: true },
    ),
    sentAt: instant({ label: { zh: '提交时间', en: 'Sent at' }, through: 'send' }),
    dueAt: instant({ label: { zh: '提交期限', en: 'Due' }, through: 'send' }),
    isOnTime: yesNo({ label: { zh: '按时', en: 'On time' }, through: 'send' }),
    readByIds: refs('user', { label: { zh: '已阅', en: 'Read by' }, through: 'markRead' }),
  },
  columns: ['periodOn', 'kind', 'ownerId', 'status', 'isOnTime', 'recordCount', 'visitCount', 'readByIds', 'sentAt'],
  form: [
    { label: { zh: '报告', en: 'The report' }, fields: ['kind', 'periodOn', 'doneText', 'plannedText', 'problemText', 'attachments', 'toIds'] },
    { label: { zh: '本期数字', en: 'In figures' }, fields: ['recordCount', 'visitCount', 'planCount', 'taskCount', 'customerCount'] },
    { label: { zh: '提交', en: 'Sending' }, fields: ['status', 'sentAt', 'dueAt', 'isOnTime', 'readByIds'] },
  ],
  views: [
    { key: 'mine', label: { zh: '我的', en: 'Mine' }, filter: mine },
    {
      key: 'unread',
      label: { zh: '待我阅', en: 'To be read by me' },
      filter: {
        all: [
          { field: 'status', op: 'eq', value: 'sent' },
          { field: 'toIds', op: 'contains', value: '@me' },
          { field: 'readByIds', op: 'notIn', value: ['@me'] },
        ],
      },
    },
    { key: 'day', label: { zh: '日报', en: 'Daily' }, filter: { field: 'kind', op: 'eq', value: 'day' } },
    { key: 'all', label: { zh: '全部', en: 'All' } },
  ],
  access: reportAccess,
})
