import { defineObject } from '../../kernel/object.ts'
import { number } from '../../kinds/number/number.ts'
import { ref, user } from '../../kinds/ref/ref.ts'
import { region } from '../../kinds/region/region.ts'
import { yesNo } from '../../kinds/yes-no/yes-no.ts'
import { ruleAccess } from './access.ts'

/** A person who takes leads by a rule: his weight among the others, the place he answers for, how much he can hold. */
export const assignmentSeat = defineObject({
  name: 'assignmentSeat',
  plural: 'assignmentSeats',
  label: { zh: '线索接收人', en: 'Taker of leads' },
  icon: 'user',
  module: 'sales',
  title: 'userId',
  parent: 'ruleId',
  sort: 'place',
  fields: {
    ruleId: ref('assignmentRule', { label: { zh: '规则', en: 'Rule' }, required: true }),
    userId: user({ label: { zh: '接收人', en: 'Person' }, required: true, responsible: true }),
    weight: number({ label: { zh: '权重', en: 'Weight' }, required: true, default: 1, min: 1, max: 10 }),
    region: region({ label: { zh: '负责地区', en: 'Territory' } }),
    most: number({ label: { zh: '最多持有未结', en: 'Most open at hand' }, min: 1, max: 10_000 }),
    isAway: yesNo({ label: { zh: '暂停接收', en: 'Takes none now' }, required: true, default: false }),
    given: number({ label: { zh: '已分配', en: 'Given' }, through: 'giveOut' }),
    turn: number({ label: { zh: '轮次', en: 'Turn' }, through: 'giveOut', readBy: [] }),
    place: number({ label: { zh: '序号', en: 'No.' }, through: 'lines' }),
  },
  columns: ['userId', 'weight', 'region', 'most', 'isAway', 'given'],
  access: ruleAccess,
})
