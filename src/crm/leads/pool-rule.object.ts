import { defineObject } from '../../kernel/object.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { manyChoice } from '../../kinds/many-choice/many-choice.ts'
import { number } from '../../kinds/number/number.ts'
import { ref } from '../../kinds/ref/ref.ts'
import { text } from '../../kinds/text/text.ts'
import { yesNo } from '../../kinds/yes-no/yes-no.ts'
import { ruleAccess } from './access.ts'
import { pooledObjects, recycleEvents, ruleLevels, spareChoices } from './pool-choices.ts'

/** When a customer or lead falls into a pool by itself: what did not happen, for how long, to which, and what keeps it (S0-47). The first day of all rules counts. */
export const poolRule = defineObject({
  name: 'poolRule',
  plural: 'poolRules',
  label: { zh: '公海规则', en: 'Pool rule' },
  icon: 'publicPool',
  menu: 'admin',
  module: 'sales',
  title: 'name',
  sort: 'name',
  fields: {
    name: text({ label: { zh: '规则名称', en: 'Rule' }, required: true, unique: true, search: true, max: 60 }),
    isActive: yesNo({
      label: { zh: '启用', en: 'In force' },
      required: true,
      default: false,
      hint: { zh: '先看“试算”，再启用', en: 'Look at the dry run first' },
    }),
    of: choice(pooledObjects, { label: { zh: '对象', en: 'Of' }, required: true, default: 'customer' }),
    event: choice(recycleEvents, { label: { zh: '多久没有', en: 'What did not happen' }, required: true, default: 'contact' }),
    days: number({ label: { zh: '天数', en: 'Days' }, required: true, default: 30, min: 1, max: 1000 }),
    countsWorkingDays: yesNo({ label: { zh: '只算工作日', en: 'Working days only' }, required: true, default: false }),
    levels: manyChoice(ruleLevels, { label: { zh: '客户级别', en: 'Levels' }, hint: { zh: '不选：所有级别', en: 'None: all levels' } }),
    spares: manyChoice(spareChoices, { label: { zh: '不回收', en: 'Spared' }, default: ['openDeal', 'won'] }),
    warnDays: number({ label: { zh: '提前几天提醒', en: 'Warns days before' }, required: true, default: 3, min: 0, max: 60 }),
    poolId: ref('pool', {
      label: { zh: '回收到', en: 'Into the pool' },
      hint: { zh: '不选：记录自己的公海，或默认公海', en: 'None: its own pool, or the first' },
    }),
  },
  columns: ['name', 'isActive', 'of', 'event', 'days', 'countsWorkingDays', 'levels', 'spares', 'warnDays', 'poolId'],
  form: [
    { label: { zh: '规则', en: 'The rule' }, fields: ['name', 'isActive', 'of', 'event', 'days', 'countsWorkingDays', 'warnDays', 'poolId'] },
    { label: { zh: '哪些记录', en: 'Which records' }, fields: ['levels', 'spares'] },
  ],
  access: ruleAccess,
})
