import { defineObject } from '../../kernel/object.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { date } from '../../kinds/date/date.ts'
import { instant } from '../../kinds/instant/instant.ts'
import { number } from '../../kinds/number/number.ts'
import { ref, user } from '../../kinds/ref/ref.ts'
import { judgedBy } from './access.ts'
import { staysFrozen } from './frozen.ts'

const items = { of: 'scorecardItem', by: 'scorecardId', over: 'points' } as const

/** One person's month by the weighted items of a scheme (S0-66): reckoned each night by the house, judged by who leads him, and then frozen. */
export const scorecard = defineObject({
  name: 'scorecard',
  plural: 'scorecards',
  label: { zh: '考核表', en: 'Scorecard' },
  icon: 'gauge',
  menu: 'work',
  title: 'personId',
  knownBy: ['personId', 'monthOn'],
  sort: '-monthOn',
  waits: { field: 'status', while: ['open'] },
  unannounced: true,
  once: {
    from: ['personId', 'monthOn'],
    by: ({ personId, monthOn }) => `${personId} ${monthOn}`,
    at: 'monthOn',
    says: { zh: '这个人这个月的考核表已经有了', en: 'There is a scorecard of this person and month already' },
  },
  fields: {
    personId: user({ label: { zh: '被考核人', en: 'Person' }, required: true }),
    monthOn: date({ label: { zh: '月份（第一天）', en: 'Month (its first day)' }, required: true, index: true }),
    appraisalSchemeId: ref('appraisalScheme', { label: { zh: '方案', en: 'Scheme' }, required: true }),
    score: number({ label: { zh: '得分', en: 'Score' }, scale: 2, index: true, rollup: { ...items, take: 'sum' } }),
    reckonedAt: instant({ label: { zh: '计算时间', en: 'Reckoned at' }, through: 'refresh' }),
    status: choice(
      [
        { id: 'open', label: { zh: '计算中', en: 'Open' }, color: 'blue' },
        { id: 'frozen', label: { zh: '已冻结', en: 'Frozen' }, color: 'default' },
      ],
      { label: { zh: '状态', en: 'Status' }, required: true, default: 'open', through: 'freeze', index: true },
    ),
    frozenAt: instant({ label: { zh: '冻结时间', en: 'Frozen at' }, through: 'freeze' }),
    frozenById: user({ label: { zh: '冻结人', en: 'Frozen by' }, through: 'freeze' }),
  },
  rules: [staysFrozen],
  columns: ['personId', 'monthOn', 'score', 'status', 'appraisalSchemeId', 'reckonedAt'],
  views: [
    { key: 'month', label: { zh: '本月', en: 'This month' }, filter: { field: 'monthOn', op: 'within', value: 'thisMonth' }, sort: '-score' },
    { key: 'last', label: { zh: '上月', en: 'Last month' }, filter: { field: 'monthOn', op: 'within', value: 'lastMonth' }, sort: '-score' },
    { key: 'mine', label: { zh: '我的', en: 'Mine' }, filter: { field: 'personId', op: 'eq', value: '@me' } },
    { key: 'all', label: { zh: '全部', en: 'All' } },
  ],
  access: judgedBy('refresh', 'freeze'),
})
