import { date } from '../../kinds/date/date.ts'
import { instant } from '../../kinds/instant/instant.ts'
import { money } from '../../kinds/money/money.ts'
import { number } from '../../kinds/number/number.ts'
import { text } from '../../kinds/text/text.ts'
import { amountReaders } from './access.ts'

const records = { of: 'contactRecord', by: 'customerId' } as const
const roles = { of: 'buyingRole', by: 'customerId' } as const
const now = { field: 'until', op: 'empty' } as const
const deciding = { all: [now, { field: 'roles', op: 'in', value: ['decider', 'approver'] }] } as const
const installed = { of: 'installedProduct', by: 'customerId' } as const
const promises = { of: 'expectation', by: 'customerId' } as const
const inUse = { field: 'status', op: 'eq', value: 'inUse' } as const
const rivals = { all: [inUse, { field: 'competitorId', op: 'notEmpty' }] } as const
/** What counts in the pipeline: qualified, and neither won nor lost yet. */
const deals = {
  of: 'opportunity',
  by: 'customerId',
  where: {
    all: [
      { field: 'state', op: 'eq', value: 'qualified' },
      { field: 'outcome', op: 'eq', value: 'open' },
    ],
  },
} as const
const openNeed = { field: 'status', op: 'in', value: ['new', 'answered'] } as const

/** Figures of a customer over its children: kept by the engine with every write of one (S0-11, S0-37..40, S0-43). */
export const figures = {
  deciderCount: number({
    label: { zh: '已知决策者', en: 'Known decision makers' },
    rollup: { ...roles, take: 'count', distinct: 'contactId', where: deciding },
  }),
  buyingRoleCount: number({ label: { zh: '已知采购角色', en: 'Known buying roles' }, rollup: { ...roles, take: 'count', where: now } }),
  installedCount: number({ label: { zh: '在用产品数', en: 'Products in use' }, rollup: { ...installed, take: 'count', where: inUse } }),
  rivalCount: number({ label: { zh: '在用竞品数', en: 'Competitors’ products' }, rollup: { ...installed, take: 'count', where: rivals } }),
  evaluationCount: number({ label: { zh: '产品评价数', en: 'Evaluations' }, rollup: { of: 'productEvaluation', by: 'customerId', take: 'count' } }),
  openNeedCount: number({ label: { zh: '未满足需求', en: 'Open needs' }, rollup: { of: 'need', by: 'customerId', take: 'count', where: openNeed } }),
  nextPromiseOn: date({
    label: { zh: '最近承诺期限', en: 'Next promise due' },
    rollup: { ...promises, take: 'first', over: 'dueOn', where: { field: 'status', op: 'eq', value: 'open' } },
  }),
  brokenPromiseCount: number({
    label: { zh: '近一年失信', en: 'Promises broken, a year' },
    rollup: { ...promises, take: 'count', over: 'settledOn', days: 365, where: { field: 'status', op: 'eq', value: 'broken' } },
  }),
  openOpportunityCount: number({ label: { zh: '进行中商机', en: 'Open deals' }, rollup: { ...deals, take: 'count' } }),
  openOpportunityAmount: money({
    label: { zh: '进行中商机金额', en: 'Open deals come to' },
    index: true,
    readBy: amountReaders,
    rollup: { ...deals, take: 'sum', over: 'amount' },
  }),
  weightedOpportunityAmount: money({
    label: { zh: '商机加权金额', en: 'Open deals, weighted' },
    index: true,
    readBy: amountReaders,
    rollup: { ...deals, take: 'sum', over: 'weightedAmount' },
  }),
  lastOpportunityAt: instant({
    label: { zh: '商机最近进展', en: 'An opportunity last moved' },
    rollup: { of: 'opportunity', by: 'customerId', take: 'max', over: 'stageSince' },
  }),
  lastWonOn: date({
    label: { zh: '最近成交', en: 'Last deal won' },
    rollup: { of: 'opportunity', by: 'customerId', take: 'max', over: 'closedOn', where: { field: 'outcome', op: 'eq', value: 'won' } },
  }),
  referralCount: number({ label: { zh: '介绍客户数', en: 'Customers referred' }, rollup: { of: 'customer', by: 'referredById', take: 'count' } }),
  contactCount: number({ label: { zh: '联系人数', en: 'Contacts' }, rollup: { of: 'contact', by: 'customerId', take: 'count' } }),
  recordCount: number({ label: { zh: '接触次数', en: 'Contact records' }, rollup: { ...records, take: 'count' } }),
  recordCount30: number({ label: { zh: '近 30 天接触', en: 'Records, 30 days' }, rollup: { ...records, take: 'count', over: 'at', days: 30 } }),
  recordCount90: number({ label: { zh: '近 90 天接触', en: 'Records, 90 days' }, rollup: { ...records, take: 'count', over: 'at', days: 90 } }),
  recordCount365: number({ label: { zh: '近一年接触', en: 'Records, a year' }, rollup: { ...records, take: 'count', over: 'at', days: 365 } }),
  lastContactAt: instant({ label: { zh: '最近接触', en: 'Last contact' }, index: true, rollup: { ...records, take: 'last', over: 'at' } }),
  lastResult: text({ label: { zh: '最近结果', en: 'Last result' }, rollup: { ...records, take: 'last', over: 'at', copy: 'result' } }),
  // What a record names as the next contact is a plan like any other: what is open and comes first is next (S0-57).
  nextContactAt: instant({
    label: { zh: '下次联系', en: 'Next contact' },
    index: true,
    rollup: { of: 'contactPlan', by: 'customerId', take: 'first', over: 'at', where: { field: 'status', op: 'eq', value: 'open' } },
  }),
} as const
