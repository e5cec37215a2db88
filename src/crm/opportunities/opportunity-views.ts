import type { Section, View } from '../../kernel/object.ts'

const mine = { field: 'ownerId', op: 'eq', value: '@me' } as const
const open = { field: 'outcome', op: 'eq', value: 'open' } as const
const counted = { all: [open, { field: 'state', op: 'eq', value: 'qualified' }] } as const

/** How a deal is shown: sections of form and page. */
export const opportunityForm: readonly Section[] = [
  { label: { zh: '商机', en: 'The deal' }, fields: ['name', 'customerId', 'type', 'origin', 'channel', 'needId', 'pipelineId', 'stageId', 'note'] },
  {
    label: { zh: '意向', en: 'What they mean to buy' },
    fields: [
      'urgency',
      'expectedOn',
      'statedAmount',
      'currency',
      'rate',
      'amount',
      'probability',
      'weightedAmount',
      'needs',
      'products',
      'productId',
      'lineCount',
      'lineTotal',
    ],
  },
  {
    label: { zh: '人和对手', en: 'People and rivals' },
    fields: ['contacts', 'competitorIds', 'contactCount', 'deciderCount', 'team', 'memberCount', 'splitTotal'],
  },
  { label: { zh: '下一步', en: 'What comes next' }, fields: ['nextStep', 'nextOn', 'contactBy', 'risk', 'risks', 'lastContactAt', 'recordCount'] },
  { label: { zh: '认定', en: 'Qualification' }, fields: ['state', 'qualifiedPoints', 'qualifyNote', 'qualifiedById', 'qualifiedOn'] },
  {
    label: { zh: '进程与结果', en: 'Progress and end' },
    fields: [
      'outcome',
      'stageSince',
      'moveCount',
      'reached',
      'staleDays',
      'asked',
      'checksDone',
      'playbookIds',
      'closedOn',
      'closedFromId',
      'cycleDays',
      'lossReason',
      'lostToId',
      'closeNote',
    ],
  },
]

export const opportunityViews: readonly View[] = [
  { key: 'mine', label: { zh: '我的商机', en: 'My deals' }, filter: { all: [mine, open] }, sort: 'urgency,expectedOn' },
  {
    key: 'board',
    label: { zh: '阶段看板', en: 'By stage' },
    by: 'stageId:board',
    columns: ['name', 'customerId', 'amount', 'weightedAmount', 'expectedOn', 'urgency', 'risk', 'ownerId'],
  },
  { key: 'calendar', label: { zh: '成交日历', en: 'By expected close' }, by: 'expectedOn:calendar', filter: open },
  { key: 'open', label: { zh: '进行中', en: 'Open' }, filter: counted, sort: 'expectedOn' },
  { key: 'toQualify', label: { zh: '待认定', en: 'To be qualified' }, filter: { field: 'state', op: 'eq', value: 'unqualified' }, sort: 'createdAt' },
  { key: 'urgent', label: { zh: '按紧迫程度', en: 'By urgency' }, filter: counted, sort: 'urgency,contactBy' },
  { key: 'risk', label: { zh: '有风险', en: 'At risk' }, filter: { all: [open, { field: 'risk', op: 'eq', value: 'high' }] }, sort: 'expectedOn' },
  {
    key: 'closing',
    label: { zh: '本月预计成交', en: 'Closing this month' },
    filter: { all: [counted, { field: 'expectedOn', op: 'within', value: 'thisMonth' }] },
    sort: 'expectedOn',
  },
  { key: 'won', label: { zh: '赢单', en: 'Won' }, filter: { field: 'outcome', op: 'eq', value: 'won' }, sort: '-closedOn' },
  { key: 'lost', label: { zh: '输单', en: 'Lost' }, filter: { field: 'outcome', op: 'eq', value: 'lost' }, sort: '-closedOn' },
  { key: 'all', label: { zh: '全部', en: 'All' } },
]
