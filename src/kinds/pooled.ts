import { date } from './date/date.ts'
import { instant } from './instant/instant.ts'
import { ref } from './ref/ref.ts'
import { text } from './text/text.ts'

/** The fields of what may lie in a pool (declaration.pool); all but the pool itself are concluded by crm/customers/pool-falls or written by its commands. */
export const pooled = {
  poolId: ref('pool', {
    label: { zh: '公海', en: 'Pool' },
    hint: { zh: '没有负责人时所在的公海；有负责人时是退回的去处', en: 'Where it lies while it is nobody’s, and where it goes back to' },
  }),
  pooledAt: instant({ label: { zh: '进入公海', en: 'In the pool since' }, through: 'judge' }),
  claimedAt: instant({ label: { zh: '归属开始', en: 'Owner since' }, through: 'judge' }),
  holder: text({ label: { zh: '归属人（内部）', en: 'Holder (kept)' }, max: 40, through: 'judge', readBy: [] }),
  protectedUntil: date({ label: { zh: '保护至', en: 'Protected until' }, through: 'protect' }),
  recycleOn: date({
    label: { zh: '回收日', en: 'Falls into the pool on' },
    index: true,
    through: 'judge',
    hint: { zh: '到这一天仍无进展就退回公海', en: 'Unless something happens before that day' },
  }),
  recycleRuleId: ref('poolRule', { label: { zh: '按哪条规则', en: 'By the rule' }, through: 'judge' }),
} as const
