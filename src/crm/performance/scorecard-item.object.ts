import { defineObject } from '../../kernel/object.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { number } from '../../kinds/number/number.ts'
import { ref, user } from '../../kinds/ref/ref.ts'
import { text } from '../../kinds/text/text.ts'
import { judgedBy } from './access.ts'
import { measures } from './measures.ts'

const figure = (zh: string, en: string) => number({ label: { zh, en }, scale: 2, through: 'refresh' })

/** One item of a scorecard: what was asked, what was reached, the points by formula, and what a leader added or took, with his reason. */
export const scorecardItem = defineObject({
  name: 'scorecardItem',
  plural: 'scorecardItems',
  label: { zh: '考核得分', en: 'Scorecard item' },
  icon: 'gauge',
  title: 'measure',
  parent: 'scorecardId',
  sort: '-weight',
  fields: {
    scorecardId: ref('scorecard', { label: { zh: '考核表', en: 'Scorecard' }, required: true }),
    measure: choice(measures, { label: { zh: '指标', en: 'Measure' }, through: 'refresh' }),
    weight: number({ label: { zh: '权重', en: 'Weight' }, min: 0, max: 100, through: 'refresh' }),
    goal: number({ label: { zh: '目标值', en: 'Goal' }, min: 0, max: 1_000_000, through: 'refresh' }),
    actual: figure('实际', 'Reached'),
    earned: figure('按公式得分', 'By formula'),
    adjustment: number({ label: { zh: '调整', en: 'Adjusted by' }, scale: 2, min: -100, max: 100, through: 'adjust' }),
    reason: text({ label: { zh: '调整原因', en: 'Why' }, max: 300, through: 'adjust' }),
    adjustedById: user({ label: { zh: '调整人', en: 'Adjusted by whom' }, through: 'adjust' }),
    points: figure('得分', 'Points'),
  },
  columns: ['measure', 'weight', 'goal', 'actual', 'earned', 'adjustment', 'points', 'reason'],
  changedBy: 'house',
  access: judgedBy('adjust'),
})
