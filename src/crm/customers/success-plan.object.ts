import { defineObject } from '../../kernel/object.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { date } from '../../kinds/date/date.ts'
import { lines } from '../../kinds/lines/lines.ts'
import { longText } from '../../kinds/long-text/long-text.ts'
import { number } from '../../kinds/number/number.ts'
import { ref } from '../../kinds/ref/ref.ts'
import { text } from '../../kinds/text/text.ts'
import { parted } from '../../lib/text.ts'
import { toldBySales } from './archive-access.ts'
import { planStatuses } from './archive-choices.ts'
import { dueLater } from './archive-rules.ts'

const actions = { of: 'jointAction', by: 'successPlanId' } as const
const open = { field: 'status', op: 'eq', value: 'open' } as const

/** What customer and we want to reach together; its joint actions say who does what on either side (S0-03). */
export const successPlan = defineObject({
  name: 'successPlan',
  plural: 'successPlans',
  label: { zh: '成功计划', en: 'Success plan' },
  icon: 'target',
  title: 'subject',
  parent: 'customerId',
  fields: {
    customerId: ref('customer', { label: { zh: '客户', en: 'Customer' }, required: true, synonyms: parted('客户名称 | company | account') }),
    subject: text({ label: { zh: '共同目标', en: 'Goal' }, required: true, search: true, max: 200, synonyms: parted('目标 | 计划名称 | 主题 | title') }),
    problem: longText({ label: { zh: '要解决的问题', en: 'Problem to solve' }, max: 4000, synonyms: parted('问题 | 现状') }),
    measure: longText({ label: { zh: '衡量标准', en: 'How success is measured' }, max: 4000, synonyms: parted('成功标准 | 指标') }),
    startOn: date({ label: { zh: '开始日期', en: 'Starts' }, synonyms: parted('开始时间 | start date') }),
    dueOn: date({ label: { zh: '目标日期', en: 'Due' }, index: true, synonyms: parted('完成日期 | 截止日期 | due date') }),
    status: choice(planStatuses, { label: { zh: '状态', en: 'Status' }, required: true, default: 'running', index: true }),
    actions: lines('jointAction', { label: { zh: '共同行动', en: 'Joint actions' }, order: 'place' }),
    actionCount: number({ label: { zh: '行动数', en: 'Actions' }, rollup: { ...actions, take: 'count' } }),
    openActionCount: number({ label: { zh: '未完成行动', en: 'Open actions' }, rollup: { ...actions, take: 'count', where: open } }),
    nextDueOn: date({ label: { zh: '最近期限', en: 'Next due' }, index: true, rollup: { ...actions, take: 'first', over: 'dueOn', where: open } }),
    note: longText({ label: { zh: '备注', en: 'Note' }, max: 4000, synonyms: parted('说明 | notes') }),
  },
  rules: [dueLater],
  columns: ['subject', 'customerId', 'status', 'dueOn', 'actionCount', 'openActionCount', 'nextDueOn', 'ownerId'],
  access: toldBySales,
})
