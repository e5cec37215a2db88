import type { Rule } from '../../kernel/object.ts'
import { defineObject } from '../../kernel/object.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { date } from '../../kinds/date/date.ts'
import { number } from '../../kinds/number/number.ts'
import { orgUnit, ref, user } from '../../kinds/ref/ref.ts'
import { targetAccess } from './access.ts'
import { metrics, targetPeriods } from './target-choices.ts'

const figure = { scale: 2, min: 0 } as const
const one = { zh: '请选择是哪个人或哪个部门的目标，二者选一', en: 'Say whose target it is: a person or a unit, one of them' }
const wrong = { zh: '应是保底 ≤ 目标 ≤ 冲刺', en: 'Floor, goal and stretch go up' }

const ofOne: Rule = ({ personId, forUnitId }) => (Boolean(personId) === Boolean(forUnitId) ? [{ field: 'personId', code: 'one', message: one }] : [])
const goesUp: Rule = ({ floor, goal, stretch }) => {
  const steps = [floor, goal, stretch].filter((each): each is number => typeof each === 'number')
  return steps.every((each, at) => at === 0 || (steps[at - 1] as number) <= each) ? [] : [{ field: 'goal', code: 'order', message: wrong }]
}

/** What a person or a unit is to reach in a year, a quarter or a month: floor, goal and stretch (保底、目标、冲刺; china-practice.md 11). */
export const target = defineObject({
  name: 'target',
  plural: 'targets',
  label: { zh: '目标', en: 'Target' },
  icon: 'target',
  menu: 'work',
  title: 'metric',
  sort: '-startOn',
  knownBy: ['personId', 'forUnitId', 'metric', 'period', 'startOn'],
  once: {
    from: ['personId', 'forUnitId', 'metric', 'period', 'startOn'],
    by: ({ personId, forUnitId, metric, period, startOn }) => `${personId ?? forUnitId} ${metric} ${period} ${startOn}`,
    at: 'metric',
    says: { zh: '这一期已经定过这个目标了', en: 'This target is set for that period already' },
  },
  fields: {
    metric: choice(metrics, { label: { zh: '指标', en: 'Metric' }, required: true, index: true }),
    personId: user({ label: { zh: '人员', en: 'Person' } }),
    forUnitId: orgUnit({ label: { zh: '部门', en: 'Unit' } }),
    period: choice(targetPeriods, { label: { zh: '周期', en: 'Period' }, required: true, default: 'month', index: true }),
    startOn: date({ label: { zh: '从哪天起（月、季、年的第一天）', en: 'Begins on (first day of it)' }, required: true, index: true }),
    floor: number({ label: { zh: '保底', en: 'Floor' }, ...figure }),
    goal: number({ label: { zh: '目标值', en: 'Goal' }, required: true, ...figure }),
    stretch: number({ label: { zh: '冲刺', en: 'Stretch' }, ...figure }),
    partOfId: ref('target', { label: { zh: '属于', en: 'Part of' } }),
    partCount: number({ label: { zh: '已分解', en: 'Parts' }, rollup: { of: 'target', by: 'partOfId', take: 'count' } }),
    partTotal: number({ label: { zh: '分解合计', en: 'Parts add up to' }, scale: 2, rollup: { of: 'target', by: 'partOfId', take: 'sum', over: 'goal' } }),
  },
  rules: [ofOne, goesUp],
  columns: ['metric', 'personId', 'forUnitId', 'period', 'startOn', 'floor', 'goal', 'stretch', 'partTotal'],
  views: [
    { key: 'mine', label: { zh: '我的', en: 'Mine' }, filter: { field: 'personId', op: 'eq', value: '@me' } },
    { key: 'year', label: { zh: '今年', en: 'This year' }, filter: { field: 'startOn', op: 'within', value: 'thisYear' } },
    { key: 'all', label: { zh: '全部', en: 'All' } },
  ],
  access: targetAccess,
})
