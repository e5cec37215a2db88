import { defineObject } from '../../kernel/object.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { date } from '../../kinds/date/date.ts'
import { number } from '../../kinds/number/number.ts'
import { ref, user } from '../../kinds/ref/ref.ts'
import { text } from '../../kinds/text/text.ts'
import { judgedBy } from './access.ts'

export const pointRules = [
  { id: 'record', label: { zh: '接触记录完整', en: 'A whole contact record' }, color: 'blue', points: 2 },
  { id: 'report', label: { zh: '按时提交报告', en: 'A report on time' }, color: 'green', points: 1 },
] as const

/** A line of somebody's points: what earned it, or why it earned none (S4-32). The ledger adds up; nothing in it is written by hand. */
export const pointEntry = defineObject({
  name: 'pointEntry',
  plural: 'pointEntries',
  label: { zh: '积分', en: 'Points' },
  icon: 'star',
  menu: 'work',
  title: 'reason',
  sort: '-on',
  unannounced: true,
  once: {
    from: ['source'],
    by: ({ source }) => (source ? String(source) : null),
    at: 'source',
    says: { zh: '这件事已经计过分了', en: 'This has earned its points already' },
  },
  fields: {
    personId: user({ label: { zh: '人员', en: 'Person' }, through: 'earn' }),
    on: date({ label: { zh: '日期', en: 'Day' }, through: 'earn', index: true }),
    rule: choice(pointRules, { label: { zh: '规则', en: 'Rule' }, through: 'earn', index: true }),
    points: number({ label: { zh: '分数', en: 'Points' }, through: 'earn' }),
    reason: text({ label: { zh: '说明', en: 'What for' }, max: 300, through: 'earn' }),
    contactRecordId: ref('contactRecord', { label: { zh: '接触记录', en: 'Contact record' }, through: 'earn' }),
    workReportId: ref('workReport', { label: { zh: '工作报告', en: 'Work report' }, through: 'earn' }),
    source: text({ label: { zh: '来源标识', en: 'Source' }, max: 80, through: 'earn' }),
    vetoedById: user({ label: { zh: '否决人', en: 'Vetoed by' }, through: 'veto' }),
    vetoReason: text({ label: { zh: '否决原因', en: 'Why vetoed' }, max: 300, through: 'veto' }),
  },
  columns: ['on', 'personId', 'rule', 'points', 'reason', 'vetoReason'],
  views: [
    { key: 'mine', label: { zh: '我的', en: 'Mine' }, filter: { field: 'personId', op: 'eq', value: '@me' } },
    { key: 'board', label: { zh: '按人员', en: 'By person' }, by: 'personId' },
    { key: 'all', label: { zh: '全部', en: 'All' } },
  ],
  changedBy: 'house',
  access: judgedBy('veto'),
})
