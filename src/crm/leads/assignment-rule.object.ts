import { defineObject } from '../../kernel/object.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { industry } from '../../kinds/industry/industry.ts'
import { lines } from '../../kinds/lines/lines.ts'
import { number } from '../../kinds/number/number.ts'
import { refs } from '../../kinds/refs/refs.ts'
import { region } from '../../kinds/region/region.ts'
import { text } from '../../kinds/text/text.ts'
import { yesNo } from '../../kinds/yes-no/yes-no.ts'
import { ruleAccess } from './access.ts'
import { origins, shareWays } from './lead-choices.ts'

/** Who gets which leads: rules in their order, the first that fits decides; its seats take turns (china-practice.md section 3). */
export const assignmentRule = defineObject({
  name: 'assignmentRule',
  plural: 'assignmentRules',
  label: { zh: '线索分配规则', en: 'Assignment rule' },
  icon: 'users',
  menu: 'admin',
  module: 'sales',
  title: 'name',
  sort: 'place',
  fields: {
    name: text({ label: { zh: '规则名称', en: 'Rule' }, required: true, unique: true, search: true, max: 60 }),
    place: number({
      label: { zh: '先后', en: 'Order' },
      required: true,
      default: 10,
      min: 0,
      max: 9999,
      hint: { zh: '小的先看，第一条符合的规则生效', en: 'The smaller first; the first rule that fits decides' },
    }),
    isActive: yesNo({ label: { zh: '启用', en: 'In force' }, required: true, default: true }),
    sourceIds: refs('leadSource', { label: { zh: '限定来源', en: 'Only sources' }, hint: { zh: '不选：所有来源', en: 'None: all sources' } }),
    origin: choice(origins, { label: { zh: '限定起因', en: 'Only origin' } }),
    region: region({ label: { zh: '限定地区', en: 'Only in' } }),
    industry: industry({ label: { zh: '限定行业', en: 'Only industry' } }),
    way: choice(shareWays, { label: { zh: '分配方式', en: 'How they are shared' }, required: true, default: 'turn' }),
    onlyAtWork: yesNo({
      label: { zh: '只在工作时间分配', en: 'Only in working time' },
      required: true,
      default: false,
      hint: { zh: '下班后来的线索等到下一个工作时间', en: 'What comes after hours waits for the next working hour' },
    }),
    fromHour: number({ label: { zh: '上班（点）', en: 'Work begins (hour)' }, required: true, default: 9, min: 0, max: 23 }),
    toHour: number({ label: { zh: '下班（点）', en: 'Work ends (hour)' }, required: true, default: 18, min: 1, max: 24 }),
    seats: lines('assignmentSeat', { label: { zh: '接收人', en: 'Who takes them' }, order: 'place' }),
    clock: number({ label: { zh: '轮到', en: 'Turn' }, through: 'giveOut', readBy: [] }),
    givenCount: number({ label: { zh: '已分配', en: 'Given out' }, rollup: { of: 'assignmentSeat', by: 'ruleId', take: 'sum', over: 'given' } }),
  },
  columns: ['place', 'name', 'isActive', 'way', 'sourceIds', 'region', 'industry', 'givenCount'],
  form: [
    { label: { zh: '规则', en: 'The rule' }, fields: ['name', 'place', 'isActive', 'way', 'onlyAtWork', 'fromHour', 'toHour'] },
    { label: { zh: '哪些线索', en: 'Which leads' }, fields: ['sourceIds', 'origin', 'region', 'industry'] },
    { label: { zh: '给谁', en: 'To whom' }, fields: ['seats', 'givenCount'] },
  ],
  access: ruleAccess,
})
